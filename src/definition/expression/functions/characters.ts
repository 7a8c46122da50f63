import type { Call } from "./call.ts";

/** A text seen as Unicode characters: its length and pieces of it. */
export interface Characters {
  readonly length: number;
  slice(start: number, end: number): string;
}

const SURROGATE = /[\ud800-\udfff]/;

/** The characters of a text. Texts without surrogates, most of them, are used as they are. */
export function charactersOf(text: string, call?: Call): Characters {
  if (!SURROGATE.test(text)) return text;
  call?.spend(text.length >> 1);
  const characters = [...text];
  return {
    length: characters.length,
    slice: (start, end) => characters.slice(start, end).join(""),
  };
}
