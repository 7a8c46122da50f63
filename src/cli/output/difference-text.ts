/** How the difference of two job documents is shown. */
import { formatDuration } from "../../base/duration.ts";
import type { Schemas } from "../../client/client.ts";
import { plainText, shorten, singleLine } from "./safe-text.ts";
import type { Colour, Paint, Terminal } from "./terminal.ts";

type Difference = Schemas["JobDifference"];
type Change = Schemas["DefinitionChange"];
type Page = Pick<Terminal, "paint" | "width">;

const SIGNS: Readonly<Record<Change["kind"], readonly [sign: string, colour: Colour]>> = {
  added: ["+", "green"],
  removed: ["-", "red"],
  changed: ["~", "yellow"],
};
const MIN_VALUE_WIDTH = 20;

/** The lines that differ, then the settings that do. */
export function differenceText(difference: Difference, page: Page): string {
  const { from, to, text, changes } = difference;
  const other = to === null ? "the document" : `version ${to}`;
  if (text === "" && changes.length === 0) return `Version ${from} and ${other} are the same.`;
  const lines = text === "" ? [] : [unifiedText(text, page.paint), ""];
  if (changes.length === 0)
    return [...lines, "Only the text differs, not what it means."].join("\n");
  const heading = page.paint("bold", `Settings from version ${from} to ${other}:`);
  return [...lines, heading, ...changes.map((change) => changeLine(change, page))].join("\n");
}

function unifiedText(text: string, paint: Paint): string {
  const lines = plainText(text).replace(/\n$/, "").split("\n");
  // Only the first two lines are the head: a removed line may begin with dashes, too.
  return lines.map((line, index) => paintedLine(line, index < 2, paint)).join("\n");
}

function paintedLine(line: string, isHead: boolean, paint: Paint): string {
  if (isHead) return paint("bold", line);
  if (line.startsWith("@@")) return paint("cyan", line);
  if (line.startsWith("+")) return paint("green", line);
  return line.startsWith("-") ? paint("red", line) : line;
}

function changeLine(change: Change, { paint, width }: Page): string {
  const [sign, colour] = SIGNS[change.kind];
  const path = singleLine(change.path);
  const room = Math.max(MIN_VALUE_WIDTH, width - path.length - 4);
  return `${paint(colour, `${sign} ${path}`)}: ${valuesText(change, path, room)}`;
}

function valuesText({ kind, before, after }: Change, path: string, room: number): string {
  if (kind !== "changed") return shorten(valueText(kind === "added" ? after : before, path), room);
  const half = Math.floor((room - 3) / 2);
  return `${shorten(valueText(before, path), half)} → ${shorten(valueText(after, path), half)}`;
}

/** JSON on one line; durations as people write them. */
function valueText(value: unknown, path: string): string {
  if (typeof value === "number" && path.endsWith("_ms")) return formatDuration(value);
  return value === null ? "none" : singleLine(JSON.stringify(value));
}
