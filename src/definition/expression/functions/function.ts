import type { JsonValue } from "../../../base/json.ts";
import type { StaticType } from "../static-type.ts";
import type { Value } from "../value.ts";
import type { Call } from "./call.ts";

/** An entry of the reference: what a name does, with an example that a test runs. */
export interface Documented {
  name: string;
  /** The call as people write it, `?` after what may be left out: `join(list, separator?)`. */
  usage: string;
  /** One sentence. */
  summary: string;
  example: { expression: string; result: JsonValue };
}

/**
 * A function of the language. Every one can be written in two ways: `f(x, y)` and `x.f(y)`. It is deterministic: same arguments, same
 * `now()`, same answer.
 */
export interface ExpressionFunction extends Documented {
  minArgs: number;
  maxArgs: number;
  returns: StaticType;
  /** Null for those that look at their arguments before they are computed (`get`, `coalesce`). */
  run: ((call: Call) => Value) | null;
}

/** A function with a fixed or limited number of arguments. */
export function define(
  usage: string,
  returns: StaticType,
  summary: string,
  example: [expression: string, result: JsonValue],
  run: ((call: Call) => Value) | null,
): ExpressionFunction {
  const [name, parameters] = usage.slice(0, -1).split("(") as [string, string];
  const list = parameters === "" ? [] : parameters.split(", ");
  return {
    name,
    usage,
    summary,
    example: { expression: example[0], result: example[1] },
    minArgs: list.filter((parameter) => !parameter.endsWith("?")).length,
    maxArgs: parameters.endsWith("…") ? Infinity : list.length,
    returns,
    run,
  };
}
