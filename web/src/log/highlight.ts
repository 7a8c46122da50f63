/** Marks in the browser what the server found. Which lines match is the server's word alone: this only colours the words. */
import type { Span } from "./log-line.ts";

/** Characters of a line in which words are coloured. */
const MAX_MARKED = 2_000;
const MAX_MARKS = 200;

/** A span, and whether it is part of what was looked for. */
export interface MarkedSpan extends Span {
  isMarked: boolean;
}

/**
 * The pattern for JavaScript's engine; null for one that it does not know or might take long for: with a repeated group, or with more
 * than one repetition without an end. Its lines are marked as a whole.
 */
export function highlightPattern(pattern: string, ignoresCase: boolean): RegExp | null {
  const plain = pattern.replace(/\\./gs, "x").replace(/\[(?:\^?\]?)[^\]]*\]/g, "x");
  if (/\)[*+?{]/.test(plain)) return null;
  if ((plain.match(/[*+]|\{\d*,\}/g) ?? []).length > 1) return null;
  try {
    return new RegExp(pattern, ignoresCase ? "giu" : "gu");
  } catch {
    return null;
  }
}

/** The spans of a line, cut at what the pattern finds in its text. */
export function splitSpans(
  text: string,
  spans: readonly Span[] | null,
  pattern: RegExp | null,
): MarkedSpan[] {
  const whole = spans ?? [{ text, fg: null, bg: null, decorations: [], href: null }];
  const marks = pattern === null ? [] : marksOf(text, pattern);
  if (marks.length === 0) return whole.map((span) => ({ ...span, isMarked: false }));
  let start = 0;
  return whole.flatMap((span) => {
    const pieces = cut(span, start, marks);
    start += span.text.length;
    return pieces;
  });
}

function marksOf(text: string, pattern: RegExp): [first: number, end: number][] {
  const marks: [number, number][] = [];
  for (const match of text.slice(0, MAX_MARKED).matchAll(pattern)) {
    if (match[0] !== "") marks.push([match.index, match.index + match[0].length]);
    if (marks.length >= MAX_MARKS) break;
  }
  return marks;
}

function cut(span: Span, start: number, marks: readonly [number, number][]): MarkedSpan[] {
  const end = start + span.text.length;
  const pieces: MarkedSpan[] = [];
  let at = start;
  const add = (to: number, isMarked: boolean): void => {
    if (to > at) pieces.push({ ...span, text: span.text.slice(at - start, to - start), isMarked });
    at = Math.max(at, to);
  };
  for (const [first, last] of marks) {
    if (last <= start || first >= end) continue;
    add(first, false);
    add(Math.min(last, end), true);
  }
  add(end, false);
  return pieces;
}
