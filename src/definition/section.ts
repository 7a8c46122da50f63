import { parseDuration } from "../base/duration.ts";
import type { JsonObject, JsonValue } from "../base/json.ts";
import { describeType, type KeySpec, type KeyType, type Scope } from "./key-type.ts";
import { keyTable } from "./keys.ts";
import type { Problems } from "./problems.ts";
import type { SourceMap, SourcePath } from "./source-map.ts";
import { isJsonObject, kindOf, refuseExpressions } from "./values.ts";

/** What every part of the parser needs to know and where it reports. */
export interface ParseContext {
  readonly mode: "strict" | "legacy";
  readonly source: SourceMap;
  readonly problems: Problems;
  /** Tasks met so far: the limit is one of the whole document. */
  taskCount: number;
}

/** One authored entry: where it stands and the map it stands in. */
export interface Entry {
  value: JsonValue;
  path: SourcePath;
  container: object;
}

/** Longer keys are cut in messages. */
const MAX_SHOWN_KEY = 64;

/** What other tools call our keys, where the names are too different to be taken for a slip. */
const FOREIGN_KEYS: Readonly<Record<string, string>> = {
  with: "parameters",
  needs: "depends_on",
  when: "if",
  steps: "tasks",
  foreach: "for_each",
};

/**
 * One map of the document, read by the key table: unknown keys are reported when it is opened; each reader
 * gives undefined for an absent key and, after reporting, for a wrong value. Null means absent.
 */
export class Section {
  readonly path: SourcePath;
  readonly #scope: Scope;
  readonly #context: ParseContext;
  readonly #entries = new Map<string, Entry>();

  /** The section of a value that must be a map; null, with an error, if it is not. */
  static open(
    scope: Scope,
    value: JsonValue,
    path: SourcePath,
    context: ParseContext,
  ): Section | null {
    if (isJsonObject(value)) return new Section(scope, value, path, context);
    context.problems.error(path, `This must be a map; found ${kindOf(value)}.`);
    return null;
  }

  private constructor(scope: Scope, map: JsonObject, path: SourcePath, context: ParseContext) {
    this.path = path;
    this.#scope = scope;
    this.#context = context;
    for (const [key, value] of Object.entries(map)) this.#admit(key, value, map);
  }

  #admit(key: string, value: JsonValue, container: object): void {
    if (key.startsWith("x-")) return;
    const path = [...this.path, key];
    const { mode } = this.#context;
    const spec = keyTable[this.#scope].get(key);
    if (spec === undefined) this.#reportUnknown(key, path);
    else if (value === null) return;
    else {
      this.#entries.set(key, { value, path, container });
      if (!isNested(spec.type) && !(spec.templates && mode === "strict"))
        refuseExpressions(value, path, this.#context);
    }
  }

  #reportUnknown(key: string, path: SourcePath): void {
    const { mode, problems } = this.#context;
    const meant = Object.hasOwn(FOREIGN_KEYS, key) ? FOREIGN_KEYS[key] : undefined;
    const hint =
      meant !== undefined && keyTable[this.#scope].has(meant)
        ? ` Did you mean "${meant}"?`
        : problems.suggest(key, this.#suggestedKeys());
    const shown = key.length > MAX_SHOWN_KEY ? `${key.slice(0, MAX_SHOWN_KEY)}…` : key;
    const message = `Unknown key \`${shown}\`${mode === "strict" ? "." : "; it is dropped."}${hint}`;
    problems.report(mode, path, message, "key");
  }

  /** Legacy bodies carry foreign fields such as `id`, which is no slip for `if`: that has no effect in them. */
  #suggestedKeys(): string[] {
    const keys = [...keyTable[this.#scope].keys()];
    return this.#context.mode === "strict" ? keys : keys.filter((key) => key !== "if");
  }

  /** Takes over the entries of a wrapped section; an own entry that differs is reported and, in legacy mode, loses. */
  absorb(inner: Section): void {
    for (const [key, entry] of inner.#entries) {
      const own = this.#entries.get(key);
      if (own !== undefined && JSON.stringify(own.value) !== JSON.stringify(entry.value)) {
        const message = `\`${key}\` stands both on the task and in its \`config\`; remove one.`;
        this.#context.problems.report(this.#context.mode, own.path, message, "key");
      }
      this.#entries.set(key, entry);
    }
  }

  has(key: string): boolean {
    return this.#entries.has(key);
  }

  entry(key: string): Entry | undefined {
    return this.#entries.get(key);
  }

  /** Where a key stands, or would stand. */
  pathOf(key: string): SourcePath {
    return this.#entries.get(key)?.path ?? [...this.path, key];
  }

  /** Removes an entry. */
  drop(key: string): void {
    this.#entries.delete(key);
  }

  text(key: string): string | undefined {
    const entry = this.#entries.get(key);
    if (entry === undefined) return undefined;
    const type = this.#type(key, "text");
    const text = this.#scalarText(entry, type);
    if (text === undefined) return undefined;
    return this.#checkText(text, type, entry.path) ? text : undefined;
  }

  flag(key: string): boolean | undefined {
    const entry = this.#entries.get(key);
    if (entry === undefined) return undefined;
    return typeof entry.value === "boolean"
      ? entry.value
      : this.#wrong(entry, this.#type(key, "flag"));
  }

  number(key: string): number | undefined {
    const entry = this.#entries.get(key);
    if (entry === undefined) return undefined;
    const type = this.#spec(key).type;
    if (type.kind !== "integer" && type.kind !== "number") throw wrongReader(key, type);
    const { value } = entry;
    const fits =
      typeof value === "number" &&
      value >= type.min &&
      value <= type.max &&
      (type.kind === "number" || Number.isInteger(value));
    return fits ? value : this.#wrong(entry, type);
  }

  /** Milliseconds. In legacy documents 0 means absent where 0 is out of bounds: it is how Go writes an unset field. */
  duration(key: string): number | undefined {
    const entry = this.#entries.get(key);
    if (entry === undefined) return undefined;
    const type = this.#type(key, "duration");
    const { value } = entry;
    const isScalar = typeof value === "number" || typeof value === "string";
    const unset = value === 0 || value === "";
    if (unset && type.minMs > 0 && this.#context.mode === "legacy") return undefined;
    const ms = isScalar ? parseDuration(value) : null;
    return ms === null || ms < type.minMs || ms > type.maxMs ? this.#wrong(entry, type) : ms;
  }

  choice<Value extends string>(key: string): Value | undefined {
    const entry = this.#entries.get(key);
    if (entry === undefined) return undefined;
    const type = this.#type(key, "choice");
    const { value } = entry;
    if (value === "" && this.#context.mode === "legacy") return undefined;
    // The table's values are the union that the caller names; tests read every key.
    if (typeof value === "string" && type.values.includes(value)) return value as Value;
    return this.#wrong(
      entry,
      type,
      typeof value === "string" ? this.#context.problems.suggest(value, type.values) : "",
    );
  }

  textMap(key: string): Record<string, string> | undefined {
    const entry = this.#entries.get(key);
    if (entry === undefined) return undefined;
    const type = this.#type(key, "text_map");
    if (!isJsonObject(entry.value)) return this.#wrong(entry, type);
    const result: Record<string, string> = {};
    for (const [name, value] of Object.entries(entry.value)) {
      if (value === null) continue;
      const text = this.#spelled(value, entry.value, name);
      if (text === undefined) {
        const message = `A value in \`${key}\` must be text, a number, true or false; found ${kindOf(value)}.`;
        this.#context.problems.error([...entry.path, name], message);
      } else result[name] = text;
    }
    return result;
  }

  textList(key: string): string[] | undefined {
    const entry = this.#entries.get(key);
    if (entry === undefined) return undefined;
    const type = this.#type(key, "text_list");
    const items = Array.isArray(entry.value) ? entry.value : [entry.value];
    if (items.length > type.maxItems) {
      this.#context.problems.error(
        entry.path,
        `\`${key}\` has ${items.length} items; at most ${type.maxItems} are allowed.`,
      );
      return undefined;
    }
    const texts = items.map((item, index) => {
      const place: Entry = Array.isArray(entry.value)
        ? { value: item, path: [...entry.path, index], container: entry.value }
        : entry;
      const text = this.#scalarText(place, type);
      return text !== undefined && this.#checkText(text, type, place.path) ? text : null;
    });
    return texts.filter((text) => text !== null);
  }

  integerList(key: string): number[] | undefined {
    const entry = this.#entries.get(key);
    if (entry === undefined) return undefined;
    const type = this.#type(key, "integer_list");
    const items = Array.isArray(entry.value) ? entry.value : [entry.value];
    const fits = items.every(
      (item) =>
        typeof item === "number" && Number.isInteger(item) && item >= type.min && item <= type.max,
    );
    // Just checked: every item is a number.
    return fits ? [...new Set(items as number[])] : this.#wrong(entry, type);
  }

  /** Different values, in the order of the document. */
  choiceList<Value extends string>(key: string): Value[] | undefined {
    const entry = this.#entries.get(key);
    if (entry === undefined) return undefined;
    const type = this.#type(key, "choice_list");
    const items = Array.isArray(entry.value) ? entry.value : [entry.value];
    const wrong = items.find((item) => typeof item !== "string" || !type.values.includes(item));
    if (wrong === undefined && items.length <= type.values.length) {
      // The table's values are the union that the caller names; tests read every key.
      return [...new Set(items as Value[])];
    }
    const hint =
      typeof wrong === "string" ? this.#context.problems.suggest(wrong, type.values) : "";
    return this.#wrong({ ...entry, value: wrong ?? entry.value }, type, hint);
  }

  jsonList(key: string): JsonValue[] | undefined {
    const entry = this.#entries.get(key);
    if (entry === undefined) return undefined;
    return Array.isArray(entry.value) ? entry.value : this.#wrong(entry, this.#spec(key).type);
  }

  jsonMap(key: string): JsonObject | undefined {
    const entry = this.#entries.get(key);
    if (entry === undefined) return undefined;
    return isJsonObject(entry.value) ? entry.value : this.#wrong(entry, this.#spec(key).type);
  }

  /** The maps of a list; those that are none are reported and left out. */
  sectionList(key: string, maxItems: number): Section[] {
    const entry = this.#entries.get(key);
    if (entry === undefined) return [];
    const type = this.#type(key, "section_list");
    if (!Array.isArray(entry.value)) {
      this.#wrong(entry, type);
      return [];
    }
    if (entry.value.length > maxItems) {
      const message = `\`${key}\` has ${entry.value.length} entries; at most ${maxItems} are allowed.`;
      this.#context.problems.error(entry.path, message);
      return [];
    }
    const sections = entry.value.map((value, index) =>
      Section.open(type.scope, value, [...entry.path, index], this.#context),
    );
    return sections.filter((section) => section !== null);
  }

  section(key: string): Section | undefined {
    const entry = this.#entries.get(key);
    if (entry === undefined) return undefined;
    const type = this.#type(key, "section");
    if (!isJsonObject(entry.value)) return this.#wrong(entry, type);
    return new Section(type.scope, entry.value, entry.path, this.#context);
  }

  /** Reports that a value is not what its key wants. */
  wrong(key: string, hint = ""): undefined {
    const entry = this.#entries.get(key);
    return entry === undefined ? undefined : this.#wrong(entry, this.#spec(key).type, hint);
  }

  #scalarText(entry: Entry, type: KeyType): string | undefined {
    const { value } = entry;
    if (typeof value === "string") return value;
    const key = entry.path[entry.path.length - 1]!;
    if (this.#context.mode === "legacy") {
      const text = this.#spelled(value, entry.container, key);
      if (text !== undefined) return text;
    }
    const quotable = typeof value === "number" || typeof value === "boolean";
    return this.#wrong(entry, type, quotable ? " Write it in quotes." : "");
  }

  /** A scalar as its author spelled it: `1.10` stays `1.10`. */
  #spelled(value: JsonValue, container: object, key: string | number): string | undefined {
    if (typeof value === "string") return value;
    if (typeof value === "number")
      return this.#context.source.spellingOf(container, key) ?? String(value);
    return typeof value === "boolean" ? String(value) : undefined;
  }

  #checkText(
    text: string,
    type: { max: number; min?: number; strictPattern?: string; hint?: string },
    path: SourcePath,
  ): boolean {
    const { mode, problems } = this.#context;
    const min = type.min ?? 0;
    if (text.length > type.max || text.length < min) {
      const length = text.length === 0 ? "it is empty" : `it has ${text.length} characters`;
      const bounds = min === 0 ? `at most ${type.max}` : `${min} to ${type.max}`;
      problems.error(path, `This text must have ${bounds} characters; ${length}.`);
      return false;
    }
    if (
      mode === "strict" &&
      type.strictPattern !== undefined &&
      !new RegExp(type.strictPattern).test(text)
    ) {
      problems.error(
        path,
        `${JSON.stringify(text.slice(0, 80))} is not allowed here: use ${type.hint}.`,
      );
      return false;
    }
    return true;
  }

  #wrong(entry: Entry, type: KeyType, hint = ""): undefined {
    const step = entry.path[entry.path.length - 1]!;
    const subject = typeof step === "number" ? "This" : `\`${step}\``;
    this.#context.problems.error(
      entry.path,
      `${subject} must be ${describeType(type)}; found ${kindOf(entry.value)}.${hint}`,
    );
    return undefined;
  }

  #spec(key: string): KeySpec {
    const spec = keyTable[this.#scope].get(key);
    if (spec === undefined) throw new Error(`The key table has no ${this.#scope}.${key}`);
    return spec;
  }

  #type<Kind extends KeyType["kind"]>(key: string, kind: Kind): Extract<KeyType, { kind: Kind }> {
    const { type } = this.#spec(key);
    if (type.kind !== kind) throw wrongReader(key, type);
    // Narrowed by the comparison above; the compiler does not carry it over to Extract.
    return type as Extract<KeyType, { kind: Kind }>;
  }
}

function wrongReader(key: string, type: KeyType): Error {
  return new Error(
    `The key ${key} is of kind ${type.kind} in the key table and was read as another`,
  );
}

/** Values that are read by a section of their own, which then looks at their texts. */
function isNested(type: KeyType): boolean {
  return type.kind.startsWith("section") || (type.kind === "special" && type.nested === true);
}
