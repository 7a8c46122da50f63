import {
  Composer,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type Document,
  type Pair,
  type Scalar,
  type YAMLMap,
  type YAMLSeq,
} from "yaml";
import type { JsonObject, JsonValue } from "../base/json.ts";
import {
  checkKey,
  checkNumber,
  checkText,
  DocumentSyntaxError,
  MAX_DEPTH,
  tooDeep,
} from "./document-limits.ts";
import type { Problems } from "./problems.ts";
import type { SourceMap } from "./source-map.ts";
import { parseYamlTokens } from "./yaml-tokens.ts";

/** An anchor's uses times the heaviest alias inside it (the `maxAliasCount` of the yaml library, which a tree walk of our own must repeat). */
const MAX_ALIAS_COUNT = 100;
/** Size of the document with every alias written out, in characters; shared values are stored once per use. */
const MAX_EXPANDED_SIZE = 8 * 1024 * 1024;

/** What an alias stands for. */
interface Anchor {
  value: JsonValue;
  size: number;
  /** Heaviest alias inside, 1 without one. */
  weight: number;
  uses: number;
}

/**
 * Reads one YAML 1.2 (core schema) document with merge keys into JSON values with positions. The library composes the tree;
 * turning it into values is done here because positions, the unique-key check (quadratic in the library: 24 s for 60 000 keys)
 * and the limits on aliases need one walk over it. Throws DocumentSyntaxError; everything else goes to `problems`.
 */
export function readYaml(text: string, source: SourceMap, problems: Problems): JsonValue {
  const document = compose(text);
  for (const warning of document.warnings) problems.errorAt([], warning.message, warning.pos[0]);
  if (document.contents === null) throw new DocumentSyntaxError("The document is empty", 0);
  const value = new TreeReader(source, problems).read(document.contents);
  source.setRoot(value, offsetOf(document.contents));
  return value;
}

function compose(text: string): Document.Parsed {
  const tokens = parseYamlTokens(text);
  const composer = new Composer({
    version: "1.2",
    merge: true,
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: "silent",
  });
  let first: Document.Parsed | null = null;
  for (const document of composer.compose(tokens, true, text.length)) {
    if (first !== null) {
      throw new DocumentSyntaxError(
        "The text holds more than one YAML document",
        document.range[0],
      );
    }
    first = document as Document.Parsed;
    const error = first.errors[0];
    if (error !== undefined) throw new DocumentSyntaxError(error.message, error.pos[0]);
  }
  if (first === null) throw new DocumentSyntaxError("The document is empty", 0);
  return first;
}

class TreeReader {
  readonly #source: SourceMap;
  readonly #problems: Problems;
  readonly #anchors = new Map<string, Anchor>();
  readonly #path: (string | number)[] = [];
  #size = 0;
  #weight = 1;

  constructor(source: SourceMap, problems: Problems) {
    this.#source = source;
    this.#problems = problems;
  }

  read(node: unknown): JsonValue {
    if (isAlias(node)) return this.#alias(node.source, offsetOf(node));
    const sizeBefore = this.#size;
    const weightBefore = this.#weight;
    this.#weight = 1;
    const value = this.#plainValue(node);
    const anchor = isMap(node) || isSeq(node) || isScalar(node) ? node.anchor : undefined;
    if (anchor !== undefined) {
      const size = this.#size - sizeBefore;
      this.#anchors.set(anchor, { value, size, weight: this.#weight, uses: 0 });
    }
    this.#weight = Math.max(this.#weight, weightBefore);
    return value;
  }

  #plainValue(node: unknown): JsonValue {
    if (isMap(node)) return this.#map(node);
    if (isSeq(node)) return this.#list(node);
    return isScalar(node) ? this.#scalar(node) : null;
  }

  #alias(name: string, offset: number): JsonValue {
    const anchor = this.#anchors.get(name);
    if (anchor === undefined) {
      throw new DocumentSyntaxError(`The alias *${name} has no finished anchor before it`, offset);
    }
    anchor.uses += 1;
    const weight = anchor.uses * anchor.weight;
    if (weight > MAX_ALIAS_COUNT) {
      throw new DocumentSyntaxError(
        `The anchor &${name} is used more than ${MAX_ALIAS_COUNT} times`,
        offset,
      );
    }
    this.#weight = Math.max(this.#weight, weight);
    this.#grow(anchor.size, offset);
    return anchor.value;
  }

  #map(node: YAMLMap): JsonObject {
    const map: JsonObject = {};
    this.#enter(node);
    const merges: Pair[] = [];
    for (const pair of node.items) {
      if (isMergeKey(pair.key)) merges.push(pair);
      else this.#member(map, pair);
    }
    for (const pair of merges) this.#merge(map, pair);
    return map;
  }

  #member(map: JsonObject, pair: Pair): void {
    const key = this.#key(pair.key);
    if (key === null) return;
    const keyAt = offsetOf(pair.key);
    this.#path.push(key);
    this.#grow(key.length, keyAt);
    checkText(this.#problems, this.#path, key, keyAt);
    const value = this.read(pair.value);
    if (checkKey(this.#problems, this.#path, key, keyAt, Object.hasOwn(map, key))) {
      map[key] = value;
      const valueAt = pair.value === null ? keyAt : offsetOf(pair.value);
      this.#source.mark(map, key, { key: keyAt, value: valueAt }, spellingOf(pair.value));
    }
    this.#path.pop();
  }

  /** Keys are text; a number or boolean is taken as spelled. */
  #key(node: unknown): string | null {
    if (isScalar(node) && node.value !== null) {
      return typeof node.value === "string" ? node.value : (node.source ?? String(node.value));
    }
    this.#problems.errorAt(this.#path, "A key must be text; write it in quotes.", offsetOf(node));
    return null;
  }

  /** Adds the entries of `<<: *anchor` or `<<: [*a, *b]` that the map does not have yet. */
  #merge(map: JsonObject, pair: Pair): void {
    const merged = this.read(pair.value);
    for (const origin of Array.isArray(merged) ? merged : [merged]) {
      if (typeof origin !== "object" || origin === null || Array.isArray(origin)) {
        this.#problems.errorAt(this.#path, "`<<` merges maps only.", offsetOf(pair.key));
        return;
      }
      for (const [key, value] of Object.entries(origin)) {
        if (Object.hasOwn(map, key)) continue;
        map[key] = value;
        this.#source.copyMark(origin, map, key);
      }
    }
  }

  #list(node: YAMLSeq): JsonValue[] {
    const list: JsonValue[] = [];
    this.#enter(node);
    for (const item of node.items) {
      const index = list.length;
      this.#path.push(index);
      list.push(this.read(item));
      const at = offsetOf(item);
      this.#source.mark(list, index, { key: at, value: at }, spellingOf(item));
      this.#path.pop();
    }
    return list;
  }

  #scalar(node: Scalar): JsonValue {
    const value = node.value;
    const at = offsetOf(node);
    this.#grow(typeof value === "string" ? value.length : 8, at);
    if (typeof value === "string") {
      checkText(this.#problems, this.#path, value, at);
      return value;
    }
    if (typeof value === "number") {
      return checkNumber(this.#problems, this.#path, value, node.source ?? String(value), at);
    }
    return typeof value === "boolean" ? value : null;
  }

  /** Aliases can nest what the text does not, so depth is checked on both sides: here for the text, in #alias by size. */
  #enter(node: YAMLMap | YAMLSeq): void {
    if (this.#path.length >= MAX_DEPTH) throw tooDeep(offsetOf(node));
    this.#grow(2, offsetOf(node));
  }

  #grow(size: number, offset: number): void {
    this.#size += size;
    if (this.#size > MAX_EXPANDED_SIZE) {
      throw new DocumentSyntaxError("The document's aliases expand to more than 8 MiB", offset);
    }
  }
}

function isMergeKey(key: unknown): boolean {
  return isScalar(key) && typeof key.value === "symbol";
}

function offsetOf(node: unknown): number {
  return isMap(node) || isSeq(node) || isScalar(node) || isAlias(node) ? (node.range?.[0] ?? 0) : 0;
}

/** How a number was written, if its JSON form is another text. */
function spellingOf(node: unknown): string | undefined {
  if (!isScalar(node) || typeof node.value !== "number") return undefined;
  return node.source === String(node.value) ? undefined : node.source;
}
