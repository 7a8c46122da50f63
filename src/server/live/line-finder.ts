/**
 * Finds which lines of a log match, as ranges of places. Owns the matching and its limits; the caller reads the chunks.
 *
 * 1. Patterns that JavaScript's engine may run in linear time (plain-pattern.ts) run on it, over the whole text of a chunk; all others on
 *    the linear engine, line by line, and only on lines that have the texts that the pattern needs (required-words.ts).
 * 2. `isFull` when there are MAX_RANGES_FOUND ranges or more, or SEARCH_UNITS of work are done: always at the end of a chunk.
 */
import { MAX_RANGES_FOUND } from "../../api/log-lines.ts";
import { StratalError } from "../../base/errors.ts";
import { Fault, Site } from "../../definition/expression/fault.ts";
import { PatternMatcher, patternProblem } from "../../definition/expression/pattern.ts";
import { WorkBudget } from "../../definition/expression/work-budget.ts";
import { runsOf, type LogChunk, type LogStream } from "../../store/logs/log-chunk.ts";
import { plainPattern } from "./plain-pattern.ts";
import { requiredWords } from "./required-words.ts";

/** Work of one request on the linear engine: about a second on a slow machine. */
const SEARCH_UNITS = 20_000_000;
const MOST_UNITS = 2 * SEARCH_UNITS;
/** Characters of one request, however fast they are searched. */
const MAX_LENGTH = 256 * 1024 * 1024;

/** What lines must be like; null where it does not matter. */
export interface LineFilter {
  pattern: string | null;
  stream: LogStream | null;
  attempt: number | null;
}

export class LineFinder {
  /** Pairs of a place and a number of lines. */
  readonly ranges: number[] = [];
  readonly #filter: LineFilter;
  readonly #plain: RegExp | null;
  readonly #words: readonly RegExp[];
  readonly #budget = new WorkBudget(MOST_UNITS);
  readonly #matcher = new PatternMatcher(this.#budget);
  #length = 0;

  /** Throws `invalid_request` for a pattern that cannot be used. */
  constructor(filter: LineFilter) {
    const { pattern } = filter;
    const problem = pattern === null ? null : patternProblem(pattern);
    if (problem !== null) throw new StratalError("invalid_request", `\`pattern\`: ${problem}`);
    this.#filter = filter;
    this.#plain = pattern === null ? null : plainPattern(pattern);
    this.#words = pattern === null ? [] : wordsOf(pattern);
  }

  get isFull(): boolean {
    return (
      this.ranges.length >= 2 * MAX_RANGES_FOUND ||
      this.#budget.used > SEARCH_UNITS ||
      this.#length > MAX_LENGTH
    );
  }

  /** Looks through a chunk whose first line has this place. */
  add(chunk: LogChunk, offset: number): void {
    const { attempt, stream } = this.#filter;
    if (attempt !== null && chunk.attempt !== attempt) return;
    const isWanted = stream === null ? null : linesOfStream(chunk, stream);
    for (const line of this.#matches(chunk))
      if (isWanted === null || isWanted[line] === 1) this.#found(offset + line);
  }

  /** Frees what the pattern took. */
  close(): void {
    this.#matcher.release();
  }

  #found(place: number): void {
    const { ranges } = this;
    const last = ranges.length - 2;
    if (last >= 0 && ranges[last]! + ranges[last + 1]! === place) ranges[last + 1]! += 1;
    else ranges.push(place, 1);
  }

  #matches(chunk: LogChunk): Iterable<number> {
    if (this.#filter.pattern === null) return Array(chunk.lines).keys();
    this.#length += chunk.body.length;
    if (this.#plain === null) return this.#slowMatches(chunk.body, this.#filter.pattern);
    return plainMatches(chunk.body, this.#plain);
  }

  *#slowMatches(body: string, pattern: string): Generator<number> {
    const [first, ...others] = this.#words;
    if (!others.every((word) => isIn(word, body))) return;
    const find = first === undefined ? sameLine : (from: number) => placeIn(body, first, from);
    for (const { line, start, end } of linesAt(body, find)) {
      const text = body.slice(start, end);
      if (others.every((word) => isIn(word, text)) && this.#test(pattern, text)) yield line;
    }
  }

  #test(pattern: string, text: string): boolean {
    try {
      return this.#matcher.test(pattern, text, new Site(0));
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
      throw new StratalError("invalid_request", `\`pattern\`: ${error.message}`);
    }
  }
}

/** The texts that the pattern needs, as patterns without anything special in them. */
function wordsOf(pattern: string): RegExp[] {
  const flags = pattern.startsWith("(?i)") ? "giu" : "g";
  return requiredWords(pattern).map(
    (word) => new RegExp(word.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&"), flags),
  );
}

function placeIn(text: string, pattern: RegExp, from: number): number {
  pattern.lastIndex = from;
  return pattern.exec(text)?.index ?? -1;
}

function isIn(word: RegExp, text: string): boolean {
  return placeIn(text, word, 0) !== -1;
}

function sameLine(from: number): number {
  return from;
}

function* plainMatches(body: string, pattern: RegExp): Generator<number> {
  for (const { line } of linesAt(body, (from) => placeIn(body, pattern, from))) yield line;
}

/** The lines in which `find` finds something, each once: it is asked again from the start of the next line on. */
function* linesAt(
  body: string,
  find: (from: number) => number,
): Generator<{ line: number; start: number; end: number }> {
  let line = 0;
  let start = 0;
  for (let at = find(0); at !== -1;) {
    let end = endOfLine(body, start);
    while (end < at) {
      line += 1;
      start = end + 1;
      end = endOfLine(body, start);
    }
    yield { line, start, end };
    if (end === body.length) return;
    line += 1;
    start = end + 1;
    at = find(start);
  }
}

function endOfLine(body: string, from: number): number {
  const end = body.indexOf("\n", from);
  return end === -1 ? body.length : end;
}

function linesOfStream(chunk: LogChunk, wanted: LogStream): Uint8Array {
  const flags = new Uint8Array(chunk.lines);
  let at = 0;
  for (const { stream, lines } of runsOf(chunk)) {
    if (stream === wanted) flags.fill(1, at, at + lines);
    at += lines;
  }
  return flags;
}
