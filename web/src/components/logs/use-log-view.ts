import { useMemo } from "react";
import type { LineFilter } from "../../api/logs.ts";
import { GROUP_END, GROUP_START, groupsOf, hiddenBy, type Group } from "../../log/folds.ts";
import { levelsOf, patternOfLevel } from "../../log/levels.ts";
import { LineView } from "../../log/line-view.ts";
import { intersect, subtract, widen, type Ranges } from "../../log/ranges.ts";
import type { LogViewState } from "../../log/view-state.ts";
import type { LogSession } from "./log-session.ts";
import { useFoundLines, type FoundLines } from "./use-found-lines.ts";

/** In longer logs errors and groups are looked for when somebody asks. */
export const EAGER_LINES = 300_000;
const MAX_GROUPS = 2_000;

/** Everything that decides which lines are rows. */
export interface ShownLines {
  view: LineView;
  /** Lines that match the query, of those that the filters leave. */
  matches: Ranges;
  search: FoundLines;
  errors: FoundLines;
  /** Whether these are the lines of the error output, for want of one that says it is an error. */
  isErrorOutput: boolean;
  filter: FoundLines;
  groups: ReadonlyMap<number, Group>;
}

const anything: LineFilter = { pattern: null, ignoreCase: false, stream: null, attempt: null };

/** The lines that a state shows. `folded`: first lines of groups. */
export function useLogView(
  session: LogSession | null,
  total: number,
  state: LogViewState,
  options: {
    attempt: number | null;
    hasFailed: boolean;
    withErrors: boolean;
    folded: ReadonlySet<number>;
  },
): ShownLines {
  const { attempt, hasFailed, withErrors, folded } = options;
  const { query, matchCase, onlyMatches, context } = state;
  const isQuery = query !== "";
  const search = useFoundLines(
    session,
    isQuery ? { ...anything, attempt, pattern: query, ignoreCase: !matchCase } : null,
  );
  const isEager = total > 0 && (total <= EAGER_LINES || withErrors);
  const { errors, isErrorOutput } = useErrors(session, isEager ? { attempt, hasFailed } : null);
  const filter = useFoundLines(session, filterOf(state, attempt));
  const groups = useGroups(session, total);
  return useMemo(() => {
    const kept = filter.state === "off" ? all(total) : filter.ranges;
    const matches = filter.state === "off" ? search.ranges : intersect(search.ranges, kept);
    const isNarrowed = onlyMatches && isQuery;
    const narrowed = isNarrowed ? intersect(widen(matches, Number(context), total), kept) : kept;
    const hidden = hiddenBy([...groups.values()], (first) => folded.has(first));
    const view = new LineView(hidden.length === 0 ? narrowed : subtract(narrowed, hidden));
    return { view, matches, search, errors, isErrorOutput, filter, groups };
  }, [total, filter, search, errors, isErrorOutput, groups, folded, onlyMatches, isQuery, context]);
}

/**
 * The lines that say what went wrong. What failed without a word for it, as most scripts do, said it in its error output, whose
 * end is what the page shows as the failure; both must lead to the same lines.
 */
function useErrors(
  session: LogSession | null,
  wanted: { attempt: number | null; hasFailed: boolean } | null,
): Pick<ShownLines, "errors" | "isErrorOutput"> {
  const ofAttempt = { ...anything, attempt: wanted?.attempt ?? null };
  const named = useFoundLines(
    session,
    wanted === null ? null : { ...ofAttempt, pattern: patternOfLevel("error") },
  );
  const isNameless =
    wanted?.hasFailed === true && named.state === "done" && named.ranges.length === 0;
  const output = useFoundLines(session, isNameless ? { ...ofAttempt, stream: "stderr" } : null);
  return useMemo(() => {
    if (!isNameless) return { errors: named, isErrorOutput: false };
    const errors = output.state === "off" ? { ...output, state: "searching" as const } : output;
    return { errors, isErrorOutput: errors.ranges.length > 0 };
  }, [isNameless, named, output]);
}

function all(total: number): Ranges {
  return total > 0 ? [0, total] : [];
}

function filterOf({ level, stream }: LogViewState, attempt: number | null): LineFilter | null {
  if (level === "all" && stream === "all" && attempt === null) return null;
  return {
    pattern: level === "all" ? null : patternOf(level),
    ignoreCase: false,
    stream: stream === "all" ? null : stream,
    attempt,
  };
}

function patternOf(level: Exclude<LogViewState["level"], "all">): string {
  if (level !== "warn") return patternOfLevel(level);
  return levelsOf().slice(0, 2).map(patternOfLevel).join("|");
}

const noGroups: ReadonlyMap<number, Group> = new Map();

/** Groups of one task's log. In that of several they would hold lines of others. */
function useGroups(session: LogSession | null, total: number): ReadonlyMap<number, Group> {
  const isTask = session !== null && session.log.taskRunId !== null;
  const isLooked = isTask && total > 0 && total <= EAGER_LINES;
  const starts = useFoundLines(session, isLooked ? { ...anything, pattern: GROUP_START } : null);
  const hasGroups = starts.ranges.length > 0;
  const ends = useFoundLines(session, hasGroups ? { ...anything, pattern: GROUP_END } : null);
  return useMemo(() => {
    if (!hasGroups) return noGroups;
    const groups = groupsOf(linesOf(starts.ranges), linesOf(ends.ranges), total);
    return new Map(groups.map((group) => [group.first, group]));
  }, [hasGroups, starts.ranges, ends.ranges, total]);
}

function linesOf(ranges: Ranges): number[] {
  const lines: number[] = [];
  for (let at = 0; at < ranges.length && lines.length < MAX_GROUPS; at += 2)
    for (let line = ranges[at]!; line < ranges[at + 1]!; line += 1) lines.push(line);
  return lines;
}
