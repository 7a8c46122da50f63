import type { Evaluation } from "../evaluation.ts";
import type { Site } from "../fault.ts";
import { limits } from "../limits.ts";
import { describe, isList, isMap, isNumeric, type Value, type ValueMap } from "../value.ts";

/** One call of a function: its arguments, read with the type that they must have. */
export class Call {
  readonly name: string;
  readonly args: readonly Value[];
  readonly evaluation: Evaluation;
  readonly #site: Site;

  constructor(name: string, args: readonly Value[], site: Site, evaluation: Evaluation) {
    this.name = name;
    this.args = args;
    this.#site = site;
    this.evaluation = evaluation;
  }

  get site(): Site {
    return this.#site;
  }

  /** Stops the evaluation with an error that names the function. */
  fail(message: string): never {
    return this.#site.fail(`${this.name}(): ${message}`);
  }

  /** Takes work off the budget. */
  spend(units: number): void {
    this.evaluation.budget.spend(units);
  }

  /** True if the optional argument was given. */
  has(index: number): boolean {
    return index < this.args.length;
  }

  value(index: number): Value {
    return this.args[index] ?? null;
  }

  /** A text; its length is paid for. */
  text(index: number): string {
    const value = this.value(index);
    if (typeof value !== "string") return this.#wrongType(index, "a text");
    this.spend(value.length >> 5);
    return value;
  }

  /** A list; its items are paid for. */
  list(index: number): readonly Value[] {
    const value = this.value(index);
    if (!isList(value)) return this.#wrongType(index, "a list");
    this.checkLength(value.length);
    this.spend(value.length);
    return value;
  }

  map(index: number): ValueMap {
    const value = this.value(index);
    if (!isMap(value)) return this.#wrongType(index, "a map");
    this.spend(Object.keys(value).length);
    return value;
  }

  number(index: number): number | bigint {
    const value = this.value(index);
    return isNumeric(value) ? value : this.#wrongType(index, "a number");
  }

  /** A whole number that a double holds exactly. */
  integer(index: number): number {
    const number = Number(this.number(index));
    return Number.isSafeInteger(number) ? number : this.#wrongType(index, "a whole number");
  }

  /** Refuses to make a list that is too long. */
  checkLength(length: number): void {
    if (length > limits.maxListItems)
      this.#site.exhaust(
        `${this.name}(): A list may have ${limits.maxListItems} items here; this one has ${length}.`,
      );
  }

  /** The text, unless it is too long; its length is paid for. */
  newText(text: string): string {
    this.checkTextLength(text.length);
    this.spend(text.length >> 5);
    return text;
  }

  /** Refuses to make a text that is too long. */
  checkTextLength(length: number): void {
    if (length > limits.maxTextLength)
      this.#site.exhaust(
        `${this.name}(): A text may have ${limits.maxTextLength} characters; this one would have more.`,
      );
  }

  #wrongType(index: number, wanted: string): never {
    const which = this.args.length === 1 ? "the argument" : `argument ${index + 1}`;
    return this.fail(`${which} must be ${wanted}; found ${describe(this.value(index))}.`);
  }
}
