import { useEffect, useState } from "react";
import { findLines, type LineFilter } from "../../api/logs.ts";
import { rangesOfCounts, type Ranges } from "../../log/ranges.ts";
import type { LogSession } from "./log-session.ts";

/** Ranges that are kept; a pattern with more matches marks nothing that anybody could tell apart. */
const MAX_PAIRS = 200_000;
/** A log that grows is searched on this often. */
const GROW_MS = 1_000;

/** Lines that were found so far. */
export interface FoundLines {
  ranges: Ranges;
  /** Lines that were searched. */
  lines: number;
  state: "off" | "searching" | "done" | "failed";
  /** There are more than were kept. */
  isCapped: boolean;
  error: Error | null;
}

const off: FoundLines = { ranges: [], lines: 0, state: "off", isCapped: false, error: null };

/** The lines of a log that a filter takes, found by the server, and those that come later; null finds nothing. */
export function useFoundLines(session: LogSession | null, filter: LineFilter | null): FoundLines {
  const [found, setFound] = useState(off);
  const key = filter === null ? null : JSON.stringify(filter);
  useEffect(() => {
    setFound(key === null ? off : { ...off, state: "searching" });
    if (session === null || key === null) return;
    const stop = new AbortController();
    // It was written above.
    void findAll(session, JSON.parse(key) as LineFilter, setFound, stop.signal);
    return () => stop.abort();
  }, [session, key]);
  return found;
}

async function findAll(
  session: LogSession,
  filter: LineFilter,
  report: (found: FoundLines) => void,
  signal: AbortSignal,
): Promise<void> {
  const ranges: number[] = [];
  let cursor: string | null = null;
  try {
    for (;;) {
      const answer = await findLines(session.log, filter, cursor, signal);
      rangesOfCounts(answer.ranges, ranges);
      cursor = answer.cursor;
      const isCapped = ranges.length > MAX_PAIRS;
      const isDone = answer.complete || isCapped;
      const { lines } = answer;
      // A copy: whoever was told keeps the list.
      report({
        ...off,
        ranges: [...ranges],
        lines,
        state: isDone ? "done" : "searching",
        isCapped,
      });
      if (isCapped || (answer.complete && !(await grows(session, lines, signal)))) return;
    }
  } catch (error) {
    if (signal.aborted) return;
    const failure = error instanceof Error ? error : new Error(String(error));
    report({ ...off, state: "failed", error: failure });
  }
}

/** Waits for more lines than were searched; false when none will come. */
function grows(session: LogSession, lines: number, signal: AbortSignal): Promise<boolean> {
  return new Promise((resolve) => {
    const look = (): void => {
      const { state, total } = session.snapshot();
      if (signal.aborted) end(false);
      else if (total > lines) end(true);
      else if (state === "ended" || state === "failed") end(false);
    };
    const end = (answer: boolean): void => {
      clearTimeout(timer);
      leave();
      resolve(answer);
    };
    let leave: () => void = () => undefined;
    const timer = setTimeout(() => {
      leave = session.subscribe(look);
      look();
    }, GROW_MS);
    signal.addEventListener("abort", () => end(false), { once: true });
  });
}
