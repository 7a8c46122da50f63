import { findFunction } from "./functions.ts";
import type { StaticType } from "./static-type.ts";
import type { Node } from "./syntax.ts";
import { isNumeric, typeOf, type Value } from "./value.ts";

/** What type an expression has whatever the data, as far as that can be told. */
export function inferType(node: Node): StaticType {
  switch (node.kind) {
    case "constant":
      return constantType(node.value);
    case "list":
      return "list";
    case "map":
      return "map";
    case "has":
      return "bool";
    case "loop":
      return node.loop === "map" || node.loop === "filter" ? "list" : "bool";
    case "call":
      return findFunction(node.name)?.returns ?? "unknown";
    case "operator":
      return operatorType(node.operator, node.args);
    case "member":
      return memberType(node.target, node.key);
    case "name":
    case "index":
      return "unknown";
  }
}

/** What of the run has the same type whatever run it is: what may be null has none. */
const runTypes: ReadonlyMap<string, StaticType> = new Map([
  ["id", "text"],
  ["number", "number"],
  ["attempt", "number"],
  ["revision", "number"],
  ["trigger", "text"],
  ["logical_time", "text"],
  ["labels", "map"],
  ["depth", "number"],
  ["status", "text"],
]);

function memberType(target: Node, key: string): StaticType {
  // No loop variable hides the name here: what stands in loops is not looked at.
  const isRun = target.kind === "name" && target.name === "run";
  return (isRun ? runTypes.get(key) : undefined) ?? "unknown";
}

function constantType(value: Value): StaticType {
  if (isNumeric(value)) return "number";
  const type = typeOf(value);
  if (type === "string") return "text";
  return type === "bool" ? "bool" : "null";
}

function operatorType(operator: string, args: readonly Node[]): StaticType {
  switch (operator) {
    case "?:": {
      const [first, second] = args.slice(1).map(inferType);
      return first !== undefined && first === second ? first : "unknown";
    }
    case "+":
    case "-":
      return sumType(args.map(inferType));
    case "*":
    case "/":
    case "%":
      return "number";
    default:
      return "bool";
  }
}

/** Of a sum or difference: also texts, lists, times and durations can be added. */
function sumType(types: readonly StaticType[]): StaticType {
  const [first, second] = types;
  if (first === undefined || first === "time" || first === "duration") return "unknown";
  return second === undefined || second === first ? first : "unknown";
}
