import type { LogLine } from "./log-line.ts";
import { parseLine } from "./parse-line.ts";

/** Consecutive lines of one attempt, as the API sends them. */
export interface LogBlock {
  task_run_id: string;
  task_name: string;
  attempt: number;
  runs: { stream: LogLine["stream"]; at_ms: number; lines: number; partial: boolean }[];
  text: string;
}

/** How many lines a block has. */
export function linesIn({ runs }: Pick<LogBlock, "runs">): number {
  return runs.reduce((sum, run) => sum + run.lines, 0);
}

/** The lines of a block whose first has this place in the log, without its first `skip`. */
export function parseBlock(block: LogBlock, offset: number, skip = 0): LogLine[] {
  const texts = block.text.split("\n");
  const lines: LogLine[] = [];
  let at = 0;
  for (const run of block.runs)
    for (let index = 0; index < run.lines; index += 1, at += 1)
      if (at >= skip)
        lines.push(
          parseLine({
            offset: offset + at,
            taskRunId: block.task_run_id,
            task: block.task_name,
            attempt: block.attempt,
            stream: run.stream,
            atMs: run.at_ms,
            goesOn: run.partial && index === run.lines - 1,
            raw: texts[at] ?? "",
          }),
        );
  return lines;
}
