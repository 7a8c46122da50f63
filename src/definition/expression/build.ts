import { access, find } from "./access.ts";
import type { Compute, Evaluation } from "./evaluation.ts";
import { Fault, FAULT_UNITS, Site } from "./fault.ts";
import { findFunction } from "./functions.ts";
import { Call } from "./functions/call.ts";
import { buildLoop } from "./loops.ts";
import { negate, not, operators, requireBoolean } from "./operators.ts";
import { formatStaticPath, keysOfGetPath, pathOf } from "./paths.ts";
import { typeNames } from "./roots.ts";
import type { Node } from "./syntax.ts";
import { describe, isList, mapOf, TypeName, type Value } from "./value.ts";

/**
 * Makes functions of a checked tree, so that evaluating looks at the tree no more. `variables` are those of the loops around the node,
 * the outermost first: a variable's place in it is its place in `Evaluation.locals`.
 *
 * Why not the library's evaluator: it cannot be stopped (three loops over 1 000 items run for minutes), its `map` builds lists that
 * overflow the stack at 10 000 items, it takes a null entry for a missing one, it fails on data with a key `constructor`, and its hours
 * depend on the server's time zone.
 */
export function build(node: Node, variables: readonly string[]): Compute {
  const compute = buildNode(node, variables);
  return (evaluation) => {
    evaluation.budget.spend(1);
    return compute(evaluation);
  };
}

function buildNode(node: Node, variables: readonly string[]): Compute {
  switch (node.kind) {
    case "constant":
      return () => node.value;
    case "name":
      return buildName(node.name, variables, new Site(node.offset));
    case "member":
      return buildAccess(node.target, () => node.key, node, variables);
    case "index":
      return buildAccess(node.target, build(node.index, variables), node, variables);
    case "has":
      return buildHas(node.target, variables);
    case "list":
      return buildList(node.items, variables);
    case "map":
      return buildMap(node, variables);
    case "operator":
      return buildOperator(node, variables);
    case "call":
      return buildCall(node, variables);
    case "loop":
      return buildLoop(node, variables, build);
  }
}

function buildName(name: string, variables: readonly string[], site: Site): Compute {
  const slot = variables.lastIndexOf(name);
  if (slot !== -1) return ({ locals }) => locals[slot]!;
  return ({ roots }) => {
    const root = Object.hasOwn(roots, name) ? roots[name] : undefined;
    if (root !== undefined) return root;
    return typeNames.has(name)
      ? new TypeName(name)
      : site.failAbsent(`"${name}" has no value here.`);
  };
}

function buildAccess(
  targetNode: Node,
  computeKey: Compute,
  node: Node,
  variables: readonly string[],
): Compute {
  const target = build(targetNode, variables);
  const path = pathOf(targetNode);
  const where = path === null || path.isOpen ? "the value" : formatStaticPath(path.name, path.keys);
  const site = new Site(node.offset);
  return (evaluation) => access(target(evaluation), computeKey(evaluation), where, site);
}

/** True if the path leads somewhere, even to null. */
function buildHas(target: Node, variables: readonly string[]): Compute {
  const compute = build(target, variables);
  return (evaluation) => orAbsent(compute, evaluation) !== undefined;
}

/** The value, or undefined if something on its way is missing. Any other fault goes on. */
function orAbsent(compute: Compute, evaluation: Evaluation): Value | undefined {
  try {
    return compute(evaluation);
  } catch (error) {
    if (!(error instanceof Fault) || !error.absent) throw error;
    evaluation.budget.spend(FAULT_UNITS);
    return undefined;
  }
}

function buildList(nodes: readonly Node[], variables: readonly string[]): Compute {
  const items = nodes.map((node) => build(node, variables));
  return (evaluation) => items.map((compute) => compute(evaluation));
}

function buildMap(node: Node & { kind: "map" }, variables: readonly string[]): Compute {
  const site = new Site(node.offset);
  const entries = node.entries.map(({ key, value }) => ({
    key: build(key, variables),
    value: build(value, variables),
  }));
  return (evaluation) => {
    const made = new Map<string, Value>();
    for (const { key, value } of entries) {
      const name = key(evaluation);
      if (typeof name !== "string")
        return site.fail(`The keys of a map are texts; found ${describe(name)}.`);
      if (made.has(name)) site.fail(`The key ${JSON.stringify(name)} is there twice.`);
      made.set(name, value(evaluation));
    }
    return mapOf(made);
  };
}

function buildOperator(node: Node & { kind: "operator" }, variables: readonly string[]): Compute {
  const site = new Site(node.offset);
  const [a, b, c] = node.args.map((arg) => build(arg, variables));
  if (a === undefined) throw new Error(`The operator ${node.operator} has nothing to work on.`);
  if (b === undefined) {
    const compute = node.operator === "!" ? not : negate;
    return (evaluation) => compute(a(evaluation), site);
  }
  if (node.operator === "&&") return buildLogic(a, b, "&&", false, site);
  if (node.operator === "||") return buildLogic(a, b, "||", true, site);
  if (c !== undefined)
    return (evaluation) =>
      requireBoolean(a(evaluation), "?", site) ? b(evaluation) : c(evaluation);
  const operator = operators.get(node.operator);
  if (operator === undefined) throw new Error(`There is no operator ${node.operator}.`);
  return (evaluation) => operator(a(evaluation), b(evaluation), evaluation.budget, site);
}

/** CEL's `&&` and `||`: the side that decides wins, whichever it is, also over an error of the other. */
function buildLogic(
  a: Compute,
  b: Compute,
  symbol: "&&" | "||",
  decisive: boolean,
  site: Site,
): Compute {
  const side = (compute: Compute, evaluation: Evaluation): boolean =>
    requireBoolean(compute(evaluation), symbol, site);
  return (evaluation) => {
    try {
      if (side(a, evaluation) === decisive) return decisive;
    } catch (error) {
      if (!(error instanceof Fault) || error.kind === "expression_budget") throw error;
      evaluation.budget.spend(FAULT_UNITS);
      if (decidesAnyway(b, evaluation, decisive)) return decisive;
      throw error;
    }
    return side(b, evaluation);
  };
}

/** True if this side decides; its own error does not matter, because there already is one. */
function decidesAnyway(compute: Compute, evaluation: Evaluation, decisive: boolean): boolean {
  try {
    return compute(evaluation) === decisive;
  } catch (error) {
    if (!(error instanceof Fault) || error.kind === "expression_budget") throw error;
    evaluation.budget.spend(FAULT_UNITS);
    return false;
  }
}

/** What a call costs beside its arguments, in units. */
const CALL_UNITS = 4;

function buildCall(node: Node & { kind: "call" }, variables: readonly string[]): Compute {
  const { name } = node;
  const site = new Site(node.offset);
  const args = node.args.map((arg) => build(arg, variables));
  if (name === "get") return buildGet(args, site);
  if (name === "coalesce") return buildCoalesce(args);
  const run = findFunction(name)?.run;
  if (run === undefined || run === null) throw new Error(`There is no function ${name}.`);
  return (evaluation) => {
    evaluation.budget.spend(CALL_UNITS);
    return run(
      new Call(
        name,
        args.map((compute) => compute(evaluation)),
        site,
        evaluation,
      ),
    );
  };
}

function buildGet([target, path, otherwise]: readonly Compute[], site: Site): Compute {
  if (target === undefined || path === undefined) throw new Error("get() takes two arguments.");
  return (evaluation) => {
    const keys = getKeys(path(evaluation), site);
    evaluation.budget.spend(keys.length);
    const found = find(orAbsent(target, evaluation) ?? null, keys);
    return found ?? otherwise?.(evaluation) ?? null;
  };
}

function getKeys(path: Value, site: Site): (string | number)[] {
  if (typeof path === "string") return keysOfGetPath(path);
  if (!isList(path)) return site.fail(`get(): the path must be a text; found ${describe(path)}.`);
  return path.map((key) => {
    if (typeof key === "string") return key;
    if (typeof key === "number" || typeof key === "bigint") return Number(key);
    return site.fail(`get(): the keys must be texts or numbers; found ${describe(key)}.`);
  });
}

function buildCoalesce(args: readonly Compute[]): Compute {
  return (evaluation) => {
    for (const compute of args) {
      const value = orAbsent(compute, evaluation);
      if (value !== undefined && value !== null) return value;
    }
    return null;
  };
}
