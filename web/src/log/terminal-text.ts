/**
 * What a line would look like in a terminal, as pieces of text with looks. Never makes HTML: whoever draws the pieces draws text.
 *
 * 1. Every line begins without a look: one that is jumped to looks as one that is scrolled to.
 * 2. No control character but the tab is left in the text; what is left out is a control sequence, never the text after it.
 */
import Anser from "anser";
import { cssColour } from "./colours.ts";
import { CSI, ESCAPES, STRINGS } from "./control-sequences.ts";
import { linkParts, safeAddress } from "./links.ts";
import { decorations, type Span } from "./log-line.ts";

const CONTROL = /[\u0000-\u0008\u000a-\u001f\u007f-\u009f]/;

const CONTROLS = /[\u0000-\u0008\u000a-\u001f\u007f-\u009f]/g;
/** Colours with colons, as newer programs write them: `38:2::255:0:0` and `38:5:9`. */

const COLONS = /\u001b\[[\d;]*:[\d;:]*m/g;
const LINK = /^8;[^;]*;(.*)$/s;

/** The pieces of a line; null if the whole of it is plain text without a link. */
export function terminalSpans(line: string): { text: string; spans: readonly Span[] | null } {
  if (!CONTROL.test(line)) {
    if (!line.includes("://")) return { text: line, spans: null };
    const parts = linkParts(line);
    const isPlain = parts.every(({ href }) => href === null);
    return { text: line, spans: isPlain ? null : parts.map((part) => ({ ...noLook, ...part })) };
  }
  const spans = styledSpans(line);
  const text = spans.map((span) => span.text).join("");
  return { text, spans: spans.some(hasLook) ? spans : null };
}

const noLook = { fg: null, bg: null, decorations: [] } as const;

function hasLook({ fg, bg, decorations: looks, href }: Span): boolean {
  return fg !== null || bg !== null || looks.length > 0 || href !== null;
}

function styledSpans(line: string): Span[] {
  const source = line.replace(CSI, "\u001b[").replace(COLONS, withSemicolons);
  const spans: Span[] = [];
  let href: string | null = null;
  for (const piece of Anser.ansiToJson(source, { json: true, use_classes: true })) {
    const look = {
      fg: cssColour(piece.fg, piece.fg_truecolor, "text"),
      bg: cssColour(piece.bg, piece.bg_truecolor, "ground"),
      decorations: decorations.filter((each) => piece.decorations.includes(each)),
    };
    for (const part of linkedParts(piece.content, href)) {
      href = part.href;
      if (part.text === "") continue;
      if (href === null) spans.push(...linkParts(part.text).map((each) => ({ ...look, ...each })));
      else spans.push({ ...look, text: part.text, href });
    }
  }
  return spans;
}

/** The text between strings, with the address that OSC 8 gave it last. */
function* linkedParts(content: string, before: string | null) {
  let href = before;
  let end = 0;
  for (const match of content.matchAll(STRINGS)) {
    yield { text: cleaned(content.slice(end, match.index)), href };
    const link = match[1] === "]" || match[0].startsWith("\u009d") ? LINK.exec(match[2]!) : null;
    if (link !== null) href = safeAddress(link[1]!);
    end = match.index + match[0].length;
  }
  yield { text: cleaned(content.slice(end)), href };
}

function cleaned(text: string): string {
  return CONTROL.test(text) ? text.replace(ESCAPES, "").replace(CONTROLS, "") : text;
}

function withSemicolons(sequence: string): string {
  return sequence
    .replace(/([34]8):2:(?:\d*:)?(\d+):(\d+):(\d+)/g, "$1;2;$2;$3;$4")
    .replaceAll(":", ";");
}
