import type { Clock } from "../../base/clock.ts";
import { storableText } from "../capture/storable-text.ts";
import { readScriptText } from "./open-script-file.ts";

/** How far a task says it is. */
export interface TaskProgress {
  /** 0 to 100. */
  percent: number;
  text: string;
}

/** How often the file is read; progress is for people. */
const POLL_MS = 1_000;
const MAX_FILE_BYTES = 4 * 1024;
const MAX_TEXT_LENGTH = 200;

/** The last line of $STRATAL_PROGRESS that says `<0..100> <text>`; null if none does. */
export function parseProgress(content: string): TaskProgress | null {
  for (const line of content.split(/\r?\n/).reverse()) {
    const match = /^\s*(\d{1,3}(?:\.\d+)?)\s*%?(?:\s+(.*))?$/.exec(line);
    if (match === null) continue;
    const percent = Math.min(100, Number(match[1]));
    return { percent, text: storableText((match[2] ?? "").trim()).slice(0, MAX_TEXT_LENGTH) };
  }
  return null;
}

/** Reads a progress file while its script runs and reports what changes; `stop` reads it once more. */
export function watchProgress(
  path: string,
  clock: Clock,
  report: (progress: TaskProgress) => void,
): { stop(): Promise<void> } {
  const over = new AbortController();
  let last = "";
  const look = async (): Promise<void> => {
    const content = await readScriptText(path, MAX_FILE_BYTES).catch(() => null);
    if (content === null || content === last) return;
    last = content;
    const progress = parseProgress(content);
    if (progress !== null) report(progress);
  };
  const watch = async (): Promise<void> => {
    while (!over.signal.aborted) {
      await clock.sleep(POLL_MS, over.signal);
      if (!over.signal.aborted) await look();
    }
  };
  const ended = watch();
  return {
    async stop() {
      // With a reason, since without one a DOMException is made, with its stack.
      over.abort("over");
      await ended;
      await look();
    },
  };
}
