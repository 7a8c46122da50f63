/**
 * Replaces secrets in text by `***`. Owns what is hidden where; the forms of a secret are mask-patterns.ts.
 *
 * 1. The answer does not depend on how the text is cut into writes: `write`s and `flush` joined are `maskText` of the whole.
 * 2. Of overlapping finds all is hidden, by one mask; text outside of finds passes unchanged.
 * 3. A stream holds back exactly what may still become part of a find (the automaton's depth), so memory is bounded by the longest
 *    pattern and ordinary lines are not delayed.
 */
import type { JsonValue } from "../base/json.ts";
import { AhoCorasick, ROOT } from "./aho-corasick.ts";
import { maskPatterns } from "./mask-patterns.ts";

/** What stands for a secret. */
export const MASK = "***";

/** Masks a text that comes in pieces. */
export interface MaskStream {
  /** Takes a piece; answers what is decided. */
  write(text: string): string;
  /** Answers the rest and starts afresh. */
  flush(): string;
}

export interface Masker {
  /** The text with secrets hidden. */
  maskText(text: string): string;
  /** The value with secrets hidden in texts, keys and numbers; a number that shows one becomes a text. */
  maskJson(value: JsonValue): JsonValue;
  /** A text that comes in pieces, with a state of its own. */
  stream(): MaskStream;
}

/** A masker that changes nothing. */
export const unmasked: Masker = {
  maskText: (text) => text,
  maskJson: (value) => value,
  stream: () => ({ write: (text) => text, flush: () => "" }),
};

/** A masker of these values; of none, one that changes nothing. */
export function createMasker(values: Iterable<string>): Masker {
  const patterns = maskPatterns(values);
  if (patterns.length === 0) return unmasked;
  const automaton = new AhoCorasick(patterns);
  const maskText = (text: string): string => {
    const stream = new AutomatonStream(automaton);
    return stream.write(text) + stream.flush();
  };
  return {
    maskText,
    maskJson: (value) => maskValue(value, maskText),
    stream: () => new AutomatonStream(automaton),
  };
}

/** A stretch of the held text that is hidden, as positions in it. */
interface Find {
  start: number;
  end: number;
}

class AutomatonStream implements MaskStream {
  readonly #automaton: AhoCorasick;
  #state = ROOT;
  /** Text that is not answered yet. */
  #held = "";
  /** The held text up to here is hidden by a mask that was answered already. */
  #maskedTo = 0;
  /** Finds that are not answered yet, in order and apart. */
  #finds: Find[] = [];

  constructor(automaton: AhoCorasick) {
    this.#automaton = automaton;
  }

  write(text: string): string {
    this.#find(text);
    const held = this.#held + text;
    return this.#release(held, held.length - this.#automaton.depths[this.#state]!);
  }

  flush(): string {
    const rest = this.#release(this.#held, this.#held.length);
    this.#state = ROOT;
    this.#maskedTo = 0;
    return rest;
  }

  #find(text: string): void {
    const { matches } = this.#automaton;
    const offset = this.#held.length;
    let state = this.#state;
    for (let at = 0; at < text.length; at += 1) {
      state = this.#automaton.step(state, text.charCodeAt(at));
      const length = matches[state]!;
      if (length === 0) continue;
      const end = offset + at + 1;
      addFind(this.#finds, { start: end - length, end });
    }
    this.#state = state;
  }

  /** Answers the held text before `until`, and keeps the rest. No later find starts before `until`. */
  #release(held: string, until: number): string {
    let released = "";
    let position = Math.min(this.#maskedTo, until);
    let maskedTo = this.#maskedTo;
    let answered = 0;
    for (const { start, end } of this.#finds) {
      if (start >= until) break;
      answered += 1;
      if (start >= maskedTo) released += held.slice(position, start) + MASK;
      maskedTo = Math.max(maskedTo, end);
      position = Math.min(maskedTo, until);
    }
    released += held.slice(position, until);
    this.#finds = this.#finds
      .slice(answered)
      .map(({ start, end }) => ({ start: start - until, end: end - until }));
    this.#held = held.slice(until);
    this.#maskedTo = Math.max(0, maskedTo - until);
    return released;
  }
}

/** Finds come by their ends, so one can swallow only the last ones. Neighbours that merely touch stay two. */
function addFind(finds: Find[], find: Find): void {
  let { start } = find;
  for (let last = finds.at(-1); last !== undefined && last.end > start; last = finds.at(-1)) {
    start = Math.min(start, last.start);
    finds.pop();
  }
  finds.push({ start, end: find.end });
}

function maskValue(value: JsonValue, maskText: (text: string) => string): JsonValue {
  if (typeof value === "string") return maskText(value);
  if (typeof value === "number") {
    const text = String(value);
    return maskText(text) === text ? value : MASK;
  }
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map((item) => maskValue(item, maskText));
  const taken = new Set<string>();
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      freeKey(maskText(key), taken),
      maskValue(item, maskText),
    ]),
  );
}

/** Keys that differed only in what is hidden must not replace each other. */
function freeKey(key: string, taken: Set<string>): string {
  let free = key;
  for (let number = 2; taken.has(free); number += 1) free = `${key} (${number})`;
  taken.add(free);
  return free;
}
