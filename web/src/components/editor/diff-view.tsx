import { lineHunks, linesOf } from "../../document/line-diff.ts";

const context = 3;

interface ShownLine {
  kind: "same" | "gone" | "new" | "gap";
  text: string;
  /** Number in the old or the new text. */
  number: number | null;
}

/** What differs between two texts, with some lines around it. */
export function DiffView({ before, after }: { before: string; after: string }) {
  const lines = shownLines(before, after);
  if (lines.length === 0) return <p className="p-4 text-sm text-ink-soft">Nothing has changed.</p>;
  return (
    <div
      tabIndex={0}
      role="group"
      aria-label="Changes"
      className="overflow-x-auto rounded-lg border border-line bg-surface font-mono text-xs"
    >
      <div className="min-w-max py-1">
        {lines.map((line, index) => (
          <DiffLine key={index} line={line} />
        ))}
      </div>
    </div>
  );
}

const looks = {
  same: { mark: " ", className: "" },
  gone: { mark: "−", className: "bg-bad-wash text-bad" },
  new: { mark: "+", className: "bg-good-wash text-good" },
  gap: { mark: "⋯", className: "text-ink-faint" },
};

function DiffLine({ line }: { line: ShownLine }) {
  const { mark, className } = looks[line.kind];
  return (
    <div className={`flex leading-5 ${className}`}>
      <span className="w-12 shrink-0 pr-2 text-right text-ink-faint select-none">
        {line.number}
      </span>
      <span className="w-4 shrink-0 select-none">{mark}</span>
      <span className="pr-4 whitespace-pre">{line.text}</span>
    </div>
  );
}

function shownLines(before: string, after: string): ShownLine[] {
  const [a, b] = [linesOf(before), linesOf(after)];
  const shown: ShownLine[] = [];
  let done = 0;
  const hunks = lineHunks(a, b);
  for (const [at, { aFrom, aTo, bFrom, bTo }] of hunks.entries()) {
    const start = Math.max(done, aFrom - context);
    if (start > done) shown.push({ kind: "gap", text: "", number: null });
    for (let index = start; index < aFrom; index++) shown.push(lineOf("same", a, index));
    for (let index = aFrom; index < aTo; index++) shown.push(lineOf("gone", a, index));
    for (let index = bFrom; index < bTo; index++) shown.push(lineOf("new", b, index));
    const end = Math.min(a.length, aTo + context, hunks[at + 1]?.aFrom ?? a.length);
    for (let index = aTo; index < end; index++) shown.push(lineOf("same", a, index));
    done = end;
  }
  return shown;
}

function lineOf(kind: ShownLine["kind"], lines: readonly string[], index: number): ShownLine {
  return { kind, text: lines[index]!.replace(/\r?\n$/, ""), number: index + 1 };
}
