import { memo } from "react";
import type { LogLine } from "../api/log-stream.ts";
import { formatClock } from "../format/time.ts";

// Terminal control sequences: colours and cursor moves have no meaning here, and their bytes would be noise.
const controlSequence = /\u001b(?:\[[0-9;?]*[ -/]*[@-~]|\][^\u0007]*\u0007)/g;

/** `withTask`: each line says whose it is. */
export function LogLines({
  lines,
  withTask,
  empty,
}: {
  lines: readonly LogLine[];
  withTask: boolean;
  empty: string;
}) {
  if (lines.length === 0) return <p className="px-5 text-log-faint">{empty}</p>;
  return (
    <ol>
      {lines.map((line) => (
        <Line key={line.number} line={line} withTask={withTask} />
      ))}
    </ol>
  );
}

/** Memoised: appending a line must not draw the other two thousand again. */
const Line = memo(function Line({ line, withTask }: { line: LogLine; withTask: boolean }) {
  return (
    <li className="flex gap-3 px-3 hover:bg-white/5 sm:px-5">
      <time
        dateTime={line.timestamp}
        className="hidden shrink-0 text-log-faint select-none sm:block"
      >
        {formatClock(line.timestamp)}
      </time>
      {withTask && (
        <span
          className="w-16 shrink-0 truncate text-log-task select-none sm:w-44"
          title={line.task_name ?? "run"}
        >
          {line.task_name ?? "run"}
        </span>
      )}
      <span className={`min-w-0 break-words whitespace-pre-wrap ${colourOf(line)}`}>
        {line.stream === "stderr" && <span className="sr-only">error output: </span>}
        {line.message.replace(controlSequence, "")}
      </span>
    </li>
  );
});

function colourOf(line: LogLine): string {
  if (line.stream === "system") return "text-log-system";
  return line.stream === "stderr" ? "text-log-error" : "";
}
