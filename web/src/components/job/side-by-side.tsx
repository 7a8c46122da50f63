import { useMemo } from "react";
import { sideBySide, type PairedLine, type SideLine } from "../../lib/side-by-side.ts";

/** Two texts beside each other; what is the same far from changes is left out. */
export function SideBySide({ before, after }: { before: string; after: string }) {
  const lines = useMemo(() => sideBySide(before, after), [before, after]);
  return (
    <div
      tabIndex={0}
      role="group"
      aria-label="Changes"
      className="max-h-[max(20rem,calc(100dvh-18rem))] overflow-auto py-1 font-mono text-xs"
    >
      {lines.map((line, index) => (
        <Pair key={index} line={line} />
      ))}
    </div>
  );
}

function Pair({ line }: { line: PairedLine }) {
  if (line.kind === "gap")
    return (
      <p className="my-1 bg-sunken px-3 py-0.5 text-center text-2xs text-ink-faint">
        {line.lines} {line.lines === 1 ? "line is" : "lines are"} the same
      </p>
    );
  const isChanged = line.kind === "changed";
  return (
    <div className="grid grid-cols-2">
      <Side line={line.before} mark="−" className={isChanged ? "bg-bad-wash text-bad" : ""} />
      <Side
        line={line.after}
        mark="+"
        className={`border-l border-line ${isChanged ? "bg-good-wash text-good" : ""}`}
      />
    </div>
  );
}

function Side({
  line,
  mark,
  className,
}: {
  line: SideLine | null;
  mark: string;
  className: string;
}) {
  // A place without a line: the other side has more.
  if (line === null) return <span className="bg-sunken/60 [&+*]:border-l [&+*]:border-line" />;
  return (
    <span className={`flex min-w-0 leading-5 ${className}`}>
      <span className="w-10 shrink-0 pr-2 text-right text-ink-faint select-none">
        {line.number}
      </span>
      <span className="w-4 shrink-0 select-none">{className.includes("wash") ? mark : ""}</span>
      <span className="min-w-0 pr-2 break-words whitespace-pre-wrap">{line.text}</span>
    </span>
  );
}
