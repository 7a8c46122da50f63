import { didYouMean } from "../base/did-you-mean.ts";
import { StratalError, type ErrorDetail } from "../base/errors.ts";
import type { JsonObject, JsonValue } from "../base/json.ts";
import { FORBIDDEN_KEYS, isStorableText } from "./document-limits.ts";
import { ExpressionError } from "./expression/expression-error.ts";
import { WorkBudget } from "./expression/work-budget.ts";
import { evaluateDefault, inputsReadBy, isTemplateDefault } from "./input-defaults.ts";
import { checkInputValue, fromText } from "./input-value.ts";
import type { InputDeclaration } from "./job-definition.ts";
import { withValueCheck, type ValueCheck } from "./value-check.ts";
import { forEachText, kindOf } from "./values.ts";

/** What the expressions in defaults may read beside other inputs. */
export interface DefaultsContext {
  run: JsonObject;
  job: JsonObject;
  /** What `now()` answers. */
  nowMs: number;
}

/**
 * The inputs of a run: given values checked against the declarations, defaults filled in and evaluated. Text is read as the declared
 * type, so `--input count=3` works. Null means not given. In legacy mode a job that declares nothing takes any text, number or boolean.
 * Throws `invalid_inputs` with one detail per wrong input.
 */
export function resolveInputs(
  declared: Readonly<Record<string, InputDeclaration>>,
  given: JsonObject,
  mode: "strict" | "legacy" = "strict",
  context: DefaultsContext = { run: {}, job: {}, nowMs: 0 },
): JsonObject {
  return withValueCheck((check) => {
    const resolution = new InputResolution(declared, given, mode, context, check);
    const inputs = resolution.resolve();
    const { errors } = resolution;
    if (errors.length === 0) return inputs;
    const first = `${errors[0]!.path}: ${errors[0]!.message}`;
    const summary =
      errors.length === 1
        ? first
        : `${errors.length} inputs are not valid; the first one, ${first}`;
    throw new StratalError("invalid_inputs", summary, { errors });
  });
}

/** One call of resolveInputs: what is found so far. */
class InputResolution {
  readonly errors: ErrorDetail[] = [];
  readonly #declared: Readonly<Record<string, InputDeclaration>>;
  readonly #given: JsonObject;
  readonly #isLegacy: boolean;
  readonly #context: DefaultsContext;
  readonly #check: ValueCheck;
  readonly #budget = new WorkBudget();
  readonly #values = new Map<string, JsonValue>();
  readonly #visited = new Set<string>();
  readonly #failed = new Set<string>();

  constructor(
    declared: Readonly<Record<string, InputDeclaration>>,
    given: JsonObject,
    mode: "strict" | "legacy",
    context: DefaultsContext,
    check: ValueCheck,
  ) {
    this.#declared = declared;
    this.#given = given;
    this.#isLegacy = mode === "legacy";
    this.#context = context;
    this.#check = check;
  }

  resolve(): JsonObject {
    const names = Object.keys(this.#declared);
    this.#checkGiven(names);
    for (const name of names) this.#visit(name);
    const inputs: JsonObject = {};
    for (const name of [...names, ...this.#values.keys()])
      if (this.#values.has(name)) inputs[name] = this.#values.get(name)!;
    return inputs;
  }

  #fail(name: string, message: string): void {
    this.#failed.add(name);
    this.errors.push({ path: `inputs.${name}`, message });
  }

  #checkGiven(names: readonly string[]): void {
    const isFree = this.#isLegacy && names.length === 0;
    for (const [name, value] of Object.entries(this.#given)) {
      if (!isStorable(value))
        this.#fail(name, "Text must not contain NUL or half of a surrogate pair.");
      if (Object.hasOwn(this.#declared, name)) continue;
      if (isFree) this.#takeFree(name, value);
      else this.#fail(name, unknownInput(name, names));
    }
  }

  #takeFree(name: string, value: JsonValue): void {
    const isScalar = ["string", "number", "boolean"].includes(typeof value);
    if (!isPlainName(name)) this.#fail(name, "This name is not allowed.");
    else if (isScalar) this.#values.set(name, value);
    else if (value !== null) {
      const message = `The job declares no inputs, so a value must be text, a number, true or false; found ${kindOf(value)}.`;
      this.#fail(name, message);
    }
  }

  /** Finds the value of an input, those that its default reads first. Saving the job made sure that they form no circle. */
  #visit(name: string): void {
    if (this.#visited.has(name)) return;
    this.#visited.add(name);
    const declaration = this.#declared[name]!;
    const given = Object.hasOwn(this.#given, name) ? this.#given[name]! : null;
    if (given !== null) this.#take(name, given, declaration, "value");
    else if (declaration.default !== undefined)
      this.#takeDefault(name, declaration.default, declaration);
    else if (declaration.required) this.#fail(name, "This input is required.");
  }

  #take(
    name: string,
    raw: JsonValue,
    declaration: InputDeclaration,
    what: "value" | "default",
  ): void {
    const value = fromText(raw, declaration);
    const problem = checkInputValue(value, declaration, this.#check);
    if (problem === null) this.#values.set(name, value);
    else this.#fail(name, `The ${what} ${problem}.`);
  }

  #takeDefault(name: string, value: JsonValue, declaration: InputDeclaration): void {
    if (this.#isLegacy || !isTemplateDefault(value)) {
      this.#values.set(name, value);
      return;
    }
    try {
      const reads = inputsReadBy(value).filter((other) => Object.hasOwn(this.#declared, other));
      for (const other of reads) this.#visit(other);
      // The wrong input is reported already; what follows from it is not.
      if (reads.some((other) => this.#failed.has(other))) return;
      this.#take(name, this.#evaluate(value), declaration, "default");
    } catch (error) {
      if (!(error instanceof ExpressionError)) throw error;
      this.#fail(name, `The default cannot be worked out: ${error.message}. Give a value.`);
    }
  }

  #evaluate(value: JsonValue): JsonValue {
    const { run, job, nowMs } = this.#context;
    const inputs = Object.fromEntries(this.#values);
    return evaluateDefault(value, { roots: { inputs, run, job }, nowMs, budget: this.#budget });
  }
}

/** False for text that PostgreSQL cannot store. */
function isStorable(value: JsonValue): boolean {
  let storable = true;
  forEachText(value, [], (text) => {
    if (!isStorableText(text)) storable = false;
  });
  return storable;
}

/** Names that would reach the prototype of an object are refused, as in documents. */
function isPlainName(name: string): boolean {
  return name !== "" && isStorableText(name) && !FORBIDDEN_KEYS.has(name);
}

function unknownInput(name: string, known: readonly string[]): string {
  const hint = name.length > 64 ? "" : didYouMean(name, known);
  const list =
    known.length === 0 ? " It declares none." : ` Declared: ${known.slice(0, 20).join(", ")}.`;
  return `The job has no input of this name.${hint === "" ? list : hint}`;
}
