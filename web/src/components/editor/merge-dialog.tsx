import { useState } from "react";
import { mergedText, mergeTexts, type Choice, type Piece } from "../../document/three-way-merge.ts";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { SegmentedControl } from "../ui/segmented-control.tsx";

/** Somebody else saved meanwhile: their changes and mine, put together, with a question wherever both changed the same lines. */
export function MergeDialog({
  base,
  mine,
  theirs,
  version,
  onMerged,
  onClose,
}: {
  base: string;
  mine: string;
  theirs: string;
  version: number;
  onMerged: (text: string) => void;
  onClose: () => void;
}) {
  const pieces = mergeTexts(base, mine, theirs);
  const conflicts = pieces.filter((piece) => piece.kind === "conflict").length;
  const [choices, setChoices] = useState<readonly (Choice | null)[]>(
    Array.from({ length: conflicts }, () => null),
  );
  const merged = mergedText(pieces, choices);
  const open = choices.filter((choice) => choice === null).length;
  return (
    <Dialog
      open
      onOpenChange={onClose}
      size="large"
      title="Somebody else saved this job"
      description={
        conflicts === 0
          ? `Version ${version} changes other lines than you do. This is both together.`
          : `Version ${version} changes some lines that you changed, too. Choose for each place.`
      }
      footer={
        <>
          <span className="mr-auto self-center text-sm text-ink-soft">
            {open === 0 ? "Every place is chosen." : `${open} of ${conflicts} still to choose.`}
          </span>
          <Button onClick={onClose}>Keep editing mine</Button>
          <Button
            variant="primary"
            disabled={merged === null}
            onClick={() => merged !== null && onMerged(merged)}
          >
            Take the merged text
          </Button>
        </>
      }
    >
      <MergedPieces
        pieces={pieces}
        choices={choices}
        onChoose={(index, choice) =>
          setChoices(choices.map((each, at) => (at === index ? choice : each)))
        }
      />
    </Dialog>
  );
}

function MergedPieces({
  pieces,
  choices,
  onChoose,
}: {
  pieces: readonly Piece[];
  choices: readonly (Choice | null)[];
  onChoose: (conflict: number, choice: Choice) => void;
}) {
  let conflict = -1;
  return (
    <div className="overflow-hidden rounded-lg border border-line bg-surface font-mono text-xs">
      {pieces.map((piece, index) => {
        if (piece.kind !== "conflict") return <MergedPiece key={index} piece={piece} />;
        conflict += 1;
        const number = conflict;
        return (
          <Conflict
            key={index}
            piece={piece}
            number={number + 1}
            choice={choices[number] ?? null}
            onChoose={(choice) => onChoose(number, choice)}
          />
        );
      })}
    </div>
  );
}

const sides = {
  same: { className: "", label: "" },
  mine: { className: "border-l-4 border-busy-fill bg-busy-wash", label: "mine" },
  theirs: { className: "border-l-4 border-retry-fill bg-retry-wash", label: "theirs" },
  both: { className: "border-l-4 border-good-fill bg-good-wash", label: "both alike" },
};

const contextLines = 4;

function MergedPiece({ piece }: { piece: Exclude<Piece, { kind: "conflict" }> }) {
  const { className, label } = sides[piece.kind];
  return (
    <div className={`flex gap-3 px-3 py-0.5 ${className}`}>
      <pre className="min-w-0 flex-1 leading-5 break-words whitespace-pre-wrap">
        {piece.kind === "same"
          ? shortened(piece.text)
          : piece.text === ""
            ? "(removed)"
            : piece.text}
      </pre>
      {label !== "" && <span className="font-sans text-2xs text-ink-soft">{label}</span>}
    </div>
  );
}

function shortened(text: string): string {
  const lines = text.split("\n");
  if (lines.length <= contextLines * 2 + 1) return text;
  const left = lines.length - contextLines * 2;
  return [
    ...lines.slice(0, contextLines),
    `⋯ ${left} lines that nobody changed`,
    ...lines.slice(-contextLines),
  ].join("\n");
}

function Conflict({
  piece,
  number,
  choice,
  onChoose,
}: {
  piece: Extract<Piece, { kind: "conflict" }>;
  number: number;
  choice: Choice | null;
  onChoose: (choice: Choice) => void;
}) {
  const shown: [Choice, string][] = [
    ["mine", piece.mine],
    ["theirs", piece.theirs],
    ["base", piece.base],
  ];
  return (
    <section
      aria-label={`Place ${number}`}
      className="border-y border-warn-fill bg-warn-wash/40 p-2"
    >
      <div className="mb-2 flex items-center gap-2 font-sans">
        <span className="mr-auto text-xs font-semibold">Place {number}</span>
        <SegmentedControl<Choice | "open">
          label={`What to take at place ${number}`}
          value={choice ?? "open"}
          onChange={(next) => next !== "open" && onChoose(next)}
          options={[
            { value: "mine", label: "Mine" },
            { value: "theirs", label: "Theirs" },
            { value: "both", label: "Both" },
            { value: "base", label: "As before" },
          ]}
        />
      </div>
      <div className="grid gap-2 md:grid-cols-3">
        {shown.map(([side, text]) => (
          <div
            key={side}
            className={`min-w-0 rounded-md border bg-surface ${choice === side || (choice === "both" && side !== "base") ? "border-accent ring-1 ring-accent" : "border-line"}`}
          >
            <p className="border-b border-line px-2 py-0.5 font-sans text-2xs text-ink-faint">
              {{ mine: "Mine", theirs: "Theirs", base: "Before both" }[side as "mine"]}
            </p>
            <pre className="px-2 py-1 leading-5 break-words whitespace-pre-wrap">
              {text === "" ? "(nothing)" : text}
            </pre>
          </div>
        ))}
      </div>
    </section>
  );
}
