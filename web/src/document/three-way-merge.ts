/** Two changes of one text, put together by lines. */
import { lineHunks, linesOf, type Hunk } from "./line-diff.ts";

/** A piece of the merged text. */
export type Piece =
  | { kind: "same"; text: string }
  | { kind: "mine" | "theirs" | "both"; text: string; base: string }
  | { kind: "conflict"; base: string; mine: string; theirs: string };

export type Choice = "mine" | "theirs" | "both" | "base";

/** The pieces of a merge: changes of one side are taken, those of both sides at one place are conflicts. */
export function mergeTexts(base: string, mine: string, theirs: string): Piece[] {
  const baseLines = linesOf(base);
  const sides = {
    mine: { lines: linesOf(mine), hunks: lineHunks(baseLines, linesOf(mine)) },
    theirs: { lines: linesOf(theirs), hunks: lineHunks(baseLines, linesOf(theirs)) },
  };
  const pieces: Piece[] = [];
  let at = 0;
  for (const region of regionsOf(sides.mine.hunks, sides.theirs.hunks)) {
    addSame(pieces, baseLines.slice(at, region.from).join(""));
    pieces.push(
      pieceOf(
        baseLines.slice(region.from, region.to).join(""),
        region.mine.length > 0 ? sideText(sides.mine, region.mine, region) : null,
        region.theirs.length > 0 ? sideText(sides.theirs, region.theirs, region) : null,
      ),
    );
    at = region.to;
  }
  addSame(pieces, baseLines.slice(at).join(""));
  return pieces;
}

/** Lines of the base that one or both sides changed. */
interface Region {
  from: number;
  to: number;
  mine: Hunk[];
  theirs: Hunk[];
}

/** Changes that touch each other belong together: which of them comes first is nothing that lines can tell. */
function regionsOf(mine: readonly Hunk[], theirs: readonly Hunk[]): Region[] {
  const all = [
    ...mine.map((hunk) => ({ side: "mine" as const, hunk })),
    ...theirs.map((hunk) => ({ side: "theirs" as const, hunk })),
  ].sort((a, b) => a.hunk.aFrom - b.hunk.aFrom || a.hunk.aTo - b.hunk.aTo);
  const regions: Region[] = [];
  for (const { side, hunk } of all) {
    const last = regions.at(-1);
    const joins = last !== undefined && hunk.aFrom <= last.to;
    const region: Region = joins ? last : { from: hunk.aFrom, to: hunk.aTo, mine: [], theirs: [] };
    if (!joins) regions.push(region);
    region.to = Math.max(region.to, hunk.aTo);
    region[side].push(hunk);
  }
  return regions;
}

/** What a side has in place of a region: its own lines from the first change to the last, with unchanged ones around them. */
function sideText(side: { lines: string[] }, hunks: readonly Hunk[], region: Region): string {
  const first = hunks[0]!;
  const last = hunks.at(-1)!;
  const from = first.bFrom - (first.aFrom - region.from);
  const to = last.bTo + (region.to - last.aTo);
  return side.lines.slice(from, to).join("");
}

function pieceOf(base: string, mine: string | null, theirs: string | null): Piece {
  if (theirs === null) return { kind: "mine", base, text: mine ?? base };
  if (mine === null) return { kind: "theirs", base, text: theirs };
  if (mine === theirs) return { kind: "both", base, text: mine };
  return { kind: "conflict", base, mine, theirs };
}

function addSame(pieces: Piece[], text: string): void {
  if (text !== "") pieces.push({ kind: "same", text });
}

/** The text that choices for the conflicts make, in order; null while a choice is missing. */
export function mergedText(
  pieces: readonly Piece[],
  choices: readonly (Choice | null)[],
): string | null {
  let conflict = 0;
  const texts = pieces.map((piece) => {
    if (piece.kind !== "conflict") return piece.text;
    const choice = choices[conflict++] ?? null;
    if (choice === null) return null;
    return choice === "both" ? withBreak(piece.mine) + piece.theirs : piece[choice];
  });
  return texts.includes(null) ? null : texts.join("");
}

function withBreak(text: string): string {
  return text === "" || text.endsWith("\n") ? text : `${text}\n`;
}
