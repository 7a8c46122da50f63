/**
 * Finds lines of a log by a regular expression, with the lines around them. Owns the matching and its limits; the caller reads the chunks.
 *
 * 1. Patterns run on the linear engine of expressions: no pattern and no line can hold up the server.
 * 2. `isOver` as soon as there are enough matches or SEARCH_UNITS of work are done, and the lines after the last match are there; the
 *    search goes on after `cursor`.
 * 3. Of the lines that are no match, at most `context` are kept.
 */
import type { LogMatch, LogMessage } from "../../api/logs.ts";
import { StratalError } from "../../base/errors.ts";
import { Fault, Site } from "../../definition/expression/fault.ts";
import { PatternMatcher, patternProblem } from "../../definition/expression/pattern.ts";
import { WorkBudget } from "../../definition/expression/work-budget.ts";
import { linesOf, type LogChunk, type LogLine } from "../../store/logs/log-chunk.ts";
import { cursorText, type LogCursor } from "./log-cursor.ts";
import { lineMessage } from "./log-messages.ts";

/** Work of one request: some hundred thousand lines, about a second on a slow machine. */
const SEARCH_UNITS = 20_000_000;
/** A pattern that needs this much more for one chunk than it has is refused. */
const MOST_UNITS = 2 * SEARCH_UNITS;

/** What is looked for, and how much of it at once. */
export interface SearchOptions {
  pattern: string;
  context: number;
  limit: number;
  /** Lines up to this one were searched before. */
  after: LogCursor;
}

interface OpenMatch {
  match: LogMatch;
  missing: number;
}

export class LineSearch {
  readonly matches: LogMatch[] = [];
  readonly #options: SearchOptions;
  readonly #budget = new WorkBudget(MOST_UNITS);
  readonly #matcher = new PatternMatcher(this.#budget);
  #before: LogMessage[] = [];
  #open: OpenMatch[] = [];
  #offset: number;
  #searched = 0;
  #cursor: string | null = null;
  #isFull = false;

  /** `offset`: lines of the log before the first chunk. Throws `invalid_request` for a pattern that cannot be used. */
  constructor(options: SearchOptions, offset: number) {
    const problem = patternProblem(options.pattern);
    if (problem !== null) throw new StratalError("invalid_request", `\`pattern\`: ${problem}`);
    this.#options = options;
    this.#offset = offset;
  }

  /** True when nothing more has to be read. */
  get isOver(): boolean {
    return this.#isFull && this.#open.length === 0;
  }

  /** Where the search goes on; null before it is over. */
  get cursor(): string | null {
    return this.#isFull ? this.#cursor : null;
  }

  /** Lines searched, those around matches aside. */
  get searchedLines(): number {
    return this.#searched;
  }

  /** Looks through the next chunk. */
  add(chunk: LogChunk, taskName: string): void {
    const source = { chunk, taskName };
    for (const [index, line] of linesOf(chunk).entries()) {
      if (this.isOver) return;
      this.#line(source, line, index);
      this.#offset += 1;
    }
    if (this.#budget.used > SEARCH_UNITS) this.#isFull = true;
  }

  /** Frees what the pattern took. */
  close(): void {
    this.#matcher.release();
  }

  #line(source: { chunk: LogChunk; taskName: string }, line: LogLine, index: number): void {
    const { after, context, limit } = this.#options;
    const { position } = source.chunk;
    const wasSearched = position === after.position && index <= after.line;
    const matched = !this.#isFull && !wasSearched && this.#matches(line.text);
    if (!matched && context === 0) return this.#advance(position, index, wasSearched);
    const message = lineMessage(source, line, index);
    this.#giveToOpen(message);
    if (matched) {
      const match = { offset: this.#offset, line: message, before: [...this.#before], after: [] };
      this.matches.push(match);
      if (context > 0) this.#open.push({ match, missing: context });
    }
    this.#before.push(message);
    if (this.#before.length > context) this.#before.shift();
    this.#advance(position, index, wasSearched);
    if (this.matches.length >= limit) this.#isFull = true;
  }

  #advance(position: number, index: number, wasSearched: boolean): void {
    if (this.#isFull || wasSearched) return;
    this.#searched += 1;
    this.#cursor = cursorText(position, index);
  }

  #giveToOpen(message: LogMessage): void {
    for (const open of this.#open) {
      open.match.after.push(message);
      open.missing -= 1;
    }
    this.#open = this.#open.filter(({ missing }) => missing > 0);
  }

  #matches(text: string): boolean {
    try {
      return this.#matcher.test(this.#options.pattern, text, new Site(0));
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
      throw new StratalError("invalid_request", `\`pattern\`: ${error.message}`);
    }
  }
}
