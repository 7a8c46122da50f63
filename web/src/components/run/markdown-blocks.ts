/**
 * The Markdown that summaries are written in: headings, lists, tables, code, quotes, paragraphs; in texts code, emphasis and links.
 * Pure. HTML is text here: what scripts write is not trusted. Everything that is not known is shown as it was written.
 */

/** A part of a summary. */
export type Block =
  | { kind: "heading"; level: number; text: string }
  | { kind: "paragraph" | "quote"; text: string }
  | { kind: "code"; text: string }
  | { kind: "list"; ordered: boolean; items: string[] }
  | { kind: "table"; head: string[]; rows: string[][] }
  | { kind: "rule" };

/** A part of a text. */
export type Span =
  | { kind: "text" | "code" | "strong" | "em"; text: string }
  | { kind: "link"; text: string; href: string };

const heading = /^(#{1,6})\s+(.*?)\s*#*$/;
const bullet = /^\s*[-*+]\s+(.*)$/;
const numbered = /^\s*\d+[.)]\s+(.*)$/;
const tableRow = /^\s*\|(.*)\|\s*$/;
const tableRule = /^\s*\|[\s:|-]+\|\s*$/;

/** The blocks of a text. */
export function markdownBlocks(text: string): Block[] {
  const lines = text.replaceAll("\r\n", "\n").split("\n");
  const blocks: Block[] = [];
  let at = 0;
  while (at < lines.length) {
    const { block, next } = blockAt(lines, at);
    if (block !== null) blocks.push(block);
    at = next;
  }
  return blocks;
}

function blockAt(lines: readonly string[], at: number): { block: Block | null; next: number } {
  const line = lines[at]!;
  if (line.trim() === "") return { block: null, next: at + 1 };
  const title = heading.exec(line);
  if (title) return one({ kind: "heading", level: title[1]!.length, text: title[2]! }, at);
  if (/^\s*([-*_])(\s*\1){2,}\s*$/.test(line)) return one({ kind: "rule" }, at);
  if (line.startsWith("```")) return codeAt(lines, at);
  if (tableRow.test(line) && tableRule.test(lines[at + 1] ?? "")) return tableAt(lines, at);
  for (const [pattern, ordered] of [
    [bullet, false],
    [numbered, true],
  ] as const)
    if (pattern.test(line)) return listAt(lines, at, { pattern, ordered });
  const isQuote = line.startsWith(">");
  const next = endOf(lines, at, (each) =>
    isQuote ? each.startsWith(">") : each.trim() !== "" && !startsBlock(each),
  );
  const own = lines.slice(at, next).map((each) => (isQuote ? each.replace(/^>\s?/, "") : each));
  return { block: { kind: isQuote ? "quote" : "paragraph", text: own.join("\n") }, next };
}

function one(block: Block, at: number): { block: Block; next: number } {
  return { block, next: at + 1 };
}

function codeAt(lines: readonly string[], at: number): { block: Block; next: number } {
  const end = endOf(lines, at, (each) => !each.startsWith("```"));
  return { block: { kind: "code", text: lines.slice(at + 1, end).join("\n") }, next: end + 1 };
}

function tableAt(lines: readonly string[], at: number): { block: Block; next: number } {
  const next = endOf(lines, at + 1, (each) => tableRow.test(each));
  const [head = [], ...rows] = [lines[at]!, ...lines.slice(at + 2, next)].map(cellsOf);
  return { block: { kind: "table", head, rows }, next };
}

function cellsOf(line: string): string[] {
  return tableRow
    .exec(line)![1]!
    .split("|")
    .map((cell) => cell.trim());
}

function listAt(
  lines: readonly string[],
  at: number,
  { pattern, ordered }: { pattern: RegExp; ordered: boolean },
): { block: Block; next: number } {
  const next = endOf(lines, at, (each) => pattern.test(each));
  const items = lines.slice(at, next).map((each) => pattern.exec(each)![1]!);
  return { block: { kind: "list", ordered, items }, next };
}

/** The first line after `at` for which `goes` does not hold. */
function endOf(lines: readonly string[], at: number, goes: (line: string) => boolean): number {
  let end = at + 1;
  while (end < lines.length && goes(lines[end]!)) end += 1;
  return end;
}

function startsBlock(line: string): boolean {
  return heading.test(line) || bullet.test(line) || line.startsWith("```") || line.startsWith(">");
}

const span = /`([^`]+)`|\*\*([^*]+)\*\*|\*([^*\s][^*]*)\*|\[([^\]]+)\]\((https?:\/\/[^\s)]+)\)/g;

/** The spans of a text. Only addresses of the web become links. */
export function markdownSpans(text: string): Span[] {
  const spans: Span[] = [];
  let end = 0;
  for (const match of text.matchAll(span)) {
    if (match.index > end) spans.push({ kind: "text", text: text.slice(end, match.index) });
    const [whole, code, strong, em, label, href] = match;
    if (code !== undefined) spans.push({ kind: "code", text: code });
    else if (strong !== undefined) spans.push({ kind: "strong", text: strong });
    else if (em !== undefined) spans.push({ kind: "em", text: em });
    else spans.push({ kind: "link", text: label!, href: href! });
    end = match.index + whole.length;
  }
  if (end < text.length) spans.push({ kind: "text", text: text.slice(end) });
  return spans;
}
