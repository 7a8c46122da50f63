/**
 * Finds which lines of a log match, as ranges of places. Owns the matching and its limits; the caller reads the chunks.
 *
 * 1. Patterns that JavaScript's engine may run in linear time (plain-pattern.ts) run on it, over the whole text of a chunk; all others on
 *    the linear engine, line by line, and only on lines that have the text that the pattern needs (required-word.ts).
 * 2. `isFull` when there are MAX_RANGES_FOUND ranges or more, or SEARCH_UNITS of work are done: always at the end of a chunk.
 */
import { MAX_RANGES_FOUND } from "../../api/log-lines.ts";
import { StratalError } from "../../base/errors.ts";
import { Fault, Site } from "../../definition/expression/fault.ts";
import { PatternMatcher, patternProblem } from "../../definition/expression/pattern.ts";
import { WorkBudget } from "../../definition/expression/work-budget.ts";
import { runsOf, type LogChunk, type LogStream } from "../../store/logs/log-chunk.ts";
import { plainPattern } from "./plain-pattern.ts";
import { requiredWord } from "./required-word.ts";

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
  readonly #word: string | null;
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
    this.#word = pattern === null ? null : requiredWord(pattern);
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
    const word = this.#word;
    if (word !== null && !body.includes(word)) return;
    const texts = body.split("\n");
    for (const [line, text] of texts.entries())
      if ((word === null || text.includes(word)) && this.#test(pattern, text)) yield line;
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

/** Lines with a match, each once: the search goes on at the next line. */
function* plainMatches(body: string, pattern: RegExp): Generator<number> {
  let line = 0;
  let lineStart = 0;
  pattern.lastIndex = 0;
  for (let match = pattern.exec(body); match !== null; match = pattern.exec(body)) {
    for (let end = body.indexOf("\n", lineStart); end !== -1 && end < match.index;) {
      line += 1;
      lineStart = end + 1;
      end = body.indexOf("\n", lineStart);
    }
    yield line;
    const end = body.indexOf("\n", match.index);
    if (end === -1) return;
    line += 1;
    lineStart = end + 1;
    pattern.lastIndex = lineStart;
  }
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
