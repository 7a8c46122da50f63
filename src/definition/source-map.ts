import type { JsonValue } from "../base/json.ts";

/** Keys and indexes from the document's root to a value. */
export type SourcePath = readonly (string | number)[];

/** 1-based place in the author's text; columns count UTF-16 units. */
export interface Position {
  line: number;
  column: number;
}

/** Offsets of one entry of a map or list, and how its number was spelled if that differs from its JSON form. */
interface Mark {
  key: number;
  value: number;
  spelling: string | undefined;
}

/** Where every value of a document stands in its text. Filled by the readers, asked only when something is wrong. */
export class SourceMap {
  readonly #text: string;
  readonly #marks = new Map<object, Map<string | number, Mark>>();
  #lineStarts: number[] | null = null;
  #root: JsonValue = null;
  #rootOffset = 0;

  constructor(text: string) {
    this.#text = text;
  }

  /** Says which value the paths start from. */
  setRoot(root: JsonValue, offset: number): void {
    this.#root = root;
    this.#rootOffset = offset;
  }

  /** Remembers where an entry of `container` stands. */
  mark(
    container: object,
    key: string | number,
    offsets: { key: number; value: number },
    spelling?: string,
  ): void {
    let marks = this.#marks.get(container);
    if (marks === undefined) this.#marks.set(container, (marks = new Map()));
    marks.set(key, { ...offsets, spelling });
  }

  /** Gives an entry of `target` the place of an entry of `origin`, the same one if `originKey` is left out (merge keys, templates). */
  copyMark(
    origin: object,
    target: object,
    key: string | number,
    originKey: string | number = key,
  ): void {
    const mark = this.#marks.get(origin)?.get(originKey);
    if (mark !== undefined) this.mark(target, key, mark, mark.spelling);
  }

  /** Lets paths start from another value, whose entries have their places already. */
  replaceRoot(root: JsonValue): void {
    this.#root = root;
  }

  /** The author's spelling of a number (`1.10`, `0755`) where its JSON form would be another text. */
  spellingOf(container: object, key: string | number): string | undefined {
    return this.#marks.get(container)?.get(key)?.spelling;
  }

  /** The place of a value, or of its key; of the nearest enclosing value if the path leads nowhere. */
  positionOf(path: SourcePath, part: "key" | "value"): Position {
    let value: JsonValue | undefined = this.#root;
    let offset = this.#rootOffset;
    for (const [depth, step] of path.entries()) {
      if (typeof value !== "object" || value === null) break;
      const mark = this.#marks.get(value)?.get(step);
      if (mark === undefined) break;
      offset = part === "key" && depth === path.length - 1 ? mark.key : mark.value;
      value = (value as Record<string | number, JsonValue>)[step];
    }
    return this.positionAt(offset);
  }

  /** Line and column of an offset. */
  positionAt(offset: number): Position {
    const starts = (this.#lineStarts ??= lineStartsOf(this.#text));
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if (starts[middle]! <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - starts[low]! + 1 };
  }
}

/** A path as people write it: `tasks[2].retry.max`, `env["my key"]`. */
export function formatPath(path: SourcePath): string {
  let text = "";
  for (const step of path) {
    if (typeof step === "number") text += `[${step}]`;
    else if (/^[A-Za-z_][\w-]*$/.test(step)) text += text === "" ? step : `.${step}`;
    else text += `[${JSON.stringify(step.length > 80 ? `${step.slice(0, 80)}…` : step)}]`;
  }
  return text;
}

function lineStartsOf(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  return starts;
}
