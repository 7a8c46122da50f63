import type { JsonObject, JsonValue } from "../base/json.ts";
import type { Problems } from "./problems.ts";
import {
  checkKey,
  checkNumber,
  checkText,
  DocumentSyntaxError,
  MAX_DEPTH,
  tooDeep,
} from "./document-limits.ts";
import type { SourceMap } from "./source-map.ts";

const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const WORDS: ReadonlyMap<string, boolean | null> = new Map([
  ["true", true],
  ["false", false],
  ["null", null],
]);

/**
 * Reads JSON with a position for every value, which `JSON.parse` cannot give, and refuses duplicate keys, which it does not
 * see. Throws DocumentSyntaxError; everything else that is wrong goes to `problems`.
 */
export function readJson(text: string, source: SourceMap, problems: Problems): JsonValue {
  return new JsonReader(text, source, problems).document();
}

class JsonReader {
  readonly #text: string;
  readonly #source: SourceMap;
  readonly #problems: Problems;
  readonly #path: (string | number)[] = [];
  #at = 0;

  constructor(text: string, source: SourceMap, problems: Problems) {
    this.#text = text;
    this.#source = source;
    this.#problems = problems;
  }

  document(): JsonValue {
    this.#skipSpace();
    const start = this.#at;
    if (start >= this.#text.length) throw new DocumentSyntaxError("The document is empty", start);
    const value = this.#value();
    this.#skipSpace();
    if (this.#at < this.#text.length) throw this.#unexpected("the end of the document");
    this.#source.setRoot(value, start);
    return value;
  }

  #value(): JsonValue {
    switch (this.#text[this.#at]) {
      case "{":
        return this.#object();
      case "[":
        return this.#array();
      case '"':
        return this.#string();
      default:
        return this.#atom();
    }
  }

  #object(): JsonObject {
    const object: JsonObject = {};
    this.#enter();
    if (!this.#take("}")) {
      do this.#member(object);
      while (this.#take(","));
      if (!this.#take("}")) throw this.#unexpected("`,` or `}`");
    }
    return object;
  }

  #member(object: JsonObject): void {
    this.#skipSpace();
    const keyAt = this.#at;
    if (this.#text[keyAt] !== '"') throw this.#unexpected("a key in double quotes");
    const key = this.#string();
    if (!this.#take(":")) throw this.#unexpected("`:`");
    this.#path.push(key);
    const entry = this.#entry();
    if (checkKey(this.#problems, this.#path, key, keyAt, Object.hasOwn(object, key))) {
      object[key] = entry.value;
      this.#source.mark(object, key, { key: keyAt, value: entry.at }, entry.spelling);
    }
    this.#path.pop();
  }

  #array(): JsonValue[] {
    const array: JsonValue[] = [];
    this.#enter();
    if (!this.#take("]")) {
      do {
        this.#path.push(array.length);
        const entry = this.#entry();
        this.#source.mark(array, array.length, { key: entry.at, value: entry.at }, entry.spelling);
        array.push(entry.value);
        this.#path.pop();
      } while (this.#take(","));
      if (!this.#take("]")) throw this.#unexpected("`,` or `]`");
    }
    return array;
  }

  #entry(): { value: JsonValue; at: number; spelling: string | undefined } {
    this.#skipSpace();
    const at = this.#at;
    const value = this.#value();
    const literal = typeof value === "number" ? this.#text.slice(at, this.#at) : undefined;
    return { value, at, spelling: literal === `${Number(literal)}` ? undefined : literal };
  }

  #enter(): void {
    if (this.#path.length >= MAX_DEPTH) throw tooDeep(this.#at);
    this.#at += 1;
  }

  #string(): string {
    const start = this.#at;
    let at = start + 1;
    for (; ; at += 1) {
      const code = this.#text.charCodeAt(at);
      if (code === 0x22) break;
      if (code === 0x5c) at += 1;
      else if (Number.isNaN(code))
        throw new DocumentSyntaxError("The text has no closing quote", start);
      else if (code < 0x20) {
        throw new DocumentSyntaxError(
          "A control character in text must be escaped, such as \\n",
          at,
        );
      }
    }
    this.#at = at + 1;
    const value = unescape(this.#text.slice(start, this.#at));
    if (value === null)
      throw new DocumentSyntaxError("The text has an unknown escape sequence", start);
    checkText(this.#problems, this.#path, value, start);
    return value;
  }

  #atom(): JsonValue {
    const word = /[a-z]*/y;
    word.lastIndex = this.#at;
    const name = word.exec(this.#text)![0];
    const known = WORDS.get(name);
    if (known !== undefined) {
      this.#at += name.length;
      return known;
    }
    NUMBER.lastIndex = this.#at;
    const number = NUMBER.exec(this.#text);
    if (number === null) throw this.#unexpected("a value");
    const start = this.#at;
    this.#at += number[0].length;
    return checkNumber(this.#problems, this.#path, Number(number[0]), number[0], start);
  }

  #take(character: string): boolean {
    this.#skipSpace();
    if (this.#text[this.#at] !== character) return false;
    this.#at += 1;
    return true;
  }

  #skipSpace(): void {
    for (; ; this.#at += 1) {
      const code = this.#text.charCodeAt(this.#at);
      if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) return;
    }
  }

  #unexpected(wanted: string): DocumentSyntaxError {
    const found = this.#text.codePointAt(this.#at);
    const what =
      found === undefined
        ? "the text ends"
        : `found ${JSON.stringify(String.fromCodePoint(found))}`;
    return new DocumentSyntaxError(`Expected ${wanted}, but ${what}`, this.#at);
  }
}

function unescape(literal: string): string | null {
  try {
    return JSON.parse(literal) as string;
  } catch {
    return null;
  }
}
