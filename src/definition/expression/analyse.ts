import { didYouMean } from "../../base/did-you-mean.ts";
import { dashHint } from "./dash-hint.ts";
import type { ExpressionIssue } from "./expression-error.ts";
import { callableNames, findFunction, findMacro } from "./functions.ts";
import { formatStaticPath, keysOfGetPath, pathOf, type StaticPath } from "./paths.ts";
import { patternProblem } from "./pattern.ts";
import { expressionRoots, typeNames } from "./roots.ts";
import type { Node } from "./syntax.ts";

/** One place where an expression reads a root. */
export interface PathRead {
  root: string;
  /** The keys from the root on, as far as they are known: `tasks['a'].outputs.n` is `["a", "outputs", "n"]`. */
  path: readonly (string | number)[];
  /** True if more keys follow that are only known when the expression is evaluated. */
  isOpen: boolean;
  /** True inside `has()`, `get()` and `coalesce()`, where a missing value is no error. */
  isGuarded: boolean;
  /** Offset in the expression's source. */
  offset: number;
}

/** What an expression reads, and what is wrong with it. */
export interface Analysis {
  reads: PathRead[];
  /** The name of the secret that the expression is, if it is `secrets.NAME` and nothing else. */
  secret: string | null;
  issues: ExpressionIssue[];
}

/** What may be read in the place where an expression stands. */
export interface Surroundings {
  /** The names that have a value; every name, with `any`. */
  roots: ReadonlySet<string> | "any";
  allowSecrets: boolean;
}

/** Looks through an expression without computing anything. */
export function analyse(root: Node, source: string, surroundings: Surroundings): Analysis {
  const secret = secretOf(root);
  const analyser = new Analyser(source, surroundings);
  if (secret === null || !surroundings.allowSecrets) analyser.visit(root, NOTHING_KNOWN);
  const issues = analyser.issues.toSorted((a, b) => a.offset - b.offset);
  return { reads: analyser.reads, secret, issues };
}

function secretOf(node: Node): string | null {
  const path = pathOf(node);
  const [name] = path?.keys ?? [];
  if (path?.name !== "secrets" || path.keys.length !== 1 || path.isOpen) return null;
  return typeof name === "string" ? name : null;
}

/** What encloses a node. */
interface Scope {
  variables: readonly string[];
  isGuarded: boolean;
}

const NOTHING_KNOWN: Scope = { variables: [], isGuarded: false };
/** Functions that go on when an argument is missing. */
const GUARDS: ReadonlySet<string> = new Set(["get", "coalesce"]);
const MAX_ISSUES = 10;

class Analyser {
  readonly reads: PathRead[] = [];
  readonly issues: ExpressionIssue[] = [];
  readonly #source: string;
  readonly #surroundings: Surroundings;

  constructor(source: string, surroundings: Surroundings) {
    this.#source = source;
    this.#surroundings = surroundings;
  }

  visit(node: Node, scope: Scope): void {
    const path = pathOf(node);
    if (path !== null) {
      this.#visitPath(path, scope);
      return;
    }
    switch (node.kind) {
      case "member":
        this.visit(node.target, scope);
        break;
      case "index":
        this.visit(node.target, scope);
        this.visit(node.index, scope);
        break;
      case "has":
        this.visit(node.target, { ...scope, isGuarded: true });
        break;
      case "list":
        for (const item of node.items) this.visit(item, scope);
        break;
      case "map":
        for (const { key, value } of node.entries) {
          this.visit(key, scope);
          this.visit(value, scope);
        }
        break;
      case "operator":
        this.#visitOperator(node, scope);
        break;
      case "call":
        this.#visitCall(node, scope);
        break;
      case "loop":
        this.#visitLoop(node, scope);
        break;
      case "constant":
      case "name":
        break;
    }
  }

  #report(message: string, offset: number): void {
    if (this.issues.length < MAX_ISSUES) this.issues.push({ message, offset });
  }

  #visitPath(path: StaticPath, scope: Scope): void {
    for (const node of path.computed) this.visit(node, scope);
    if (scope.variables.includes(path.name)) return;
    if (path.name === "secrets") {
      this.#report(this.#secretsProblem(), path.offset);
    } else if (this.#isRoot(path.name)) {
      this.reads.push({
        root: path.name,
        path: path.keys,
        isOpen: path.isOpen,
        isGuarded: scope.isGuarded,
        offset: path.offset,
      });
    } else if (!typeNames.has(path.name)) {
      this.#report(this.#unknownName(path, scope), path.offset);
    }
  }

  #isRoot(name: string): boolean {
    const { roots } = this.#surroundings;
    return roots === "any" ? !typeNames.has(name) : roots.has(name);
  }

  #secretsProblem(): string {
    return this.#surroundings.allowSecrets
      ? "A secret can only be used as it is: `${{ secrets.NAME }}`, alone in its braces."
      : "Secrets can be read in `env`, `parameters` and `files` only.";
  }

  #unknownName({ name, offset }: StaticPath, scope: Scope): string {
    const hint = dashHint(this.#source, offset);
    const { roots } = this.#surroundings;
    const known = [...scope.variables, ...(roots === "any" ? [] : roots)];
    const isElsewhere = expressionRoots.some((root) => root === name);
    if (isElsewhere) return `"${name}" has no value here; there are ${known.join(", ")}.${hint}`;
    const advice = hint === "" ? didYouMean(shortened(name), known) : hint;
    return advice === "" && known.length > 0
      ? `Unknown name "${name}"; there are ${known.join(", ")}.`
      : `Unknown name "${name}".${advice}`;
  }

  #visitOperator(node: Node & { kind: "operator" }, scope: Scope): void {
    const [left] = node.args;
    const path = node.operator === "-" && left !== undefined ? pathOf(left) : null;
    const hint = path?.name === "tasks" ? dashHint(this.#source, node.offset) : "";
    // A whole task has no difference: the name was meant to go on.
    if (path !== null && path.keys.length === 1 && hint !== "") {
      const task = formatStaticPath(path.name, path.keys);
      this.#report(`Nothing can be taken away from ${task}.${hint}`, node.offset);
      return;
    }
    for (const arg of node.args) this.visit(arg, scope);
  }

  #visitCall(node: Node & { kind: "call" }, scope: Scope): void {
    const called = findFunction(node.name);
    if (called === undefined) {
      this.#report(this.#unknownFunction(node, scope), node.offset);
    } else if (node.args.length < called.minArgs || node.args.length > called.maxArgs) {
      const count = node.args.length === 1 ? "one argument" : `${node.args.length} arguments`;
      this.#report(
        `${called.name}() cannot be called with ${count}: ${called.usage}.`,
        node.offset,
      );
    }
    this.#checkPattern(node);
    const inner = GUARDS.has(node.name) ? { ...scope, isGuarded: true } : scope;
    const getPath = node.name === "get" ? this.#getPathOf(node) : null;
    if (getPath !== null) this.#visitPath(getPath, inner);
    // An unknown `x.f()` is reported once, for its function.
    const args = getPath === null ? node.args : node.args.slice(1);
    for (const arg of args) this.visit(arg, inner);
  }

  #unknownFunction(node: Node & { kind: "call" }, scope: Scope): string {
    const macro = findMacro(node.name);
    if (macro !== undefined) return `${node.name} is written as ${macro.usage}.`;
    const isName = scope.variables.includes(node.name) || this.#isRoot(node.name);
    if (isName) return `"${node.name}" is a value, not a function.`;
    return `Unknown function "${node.name}".${didYouMean(shortened(node.name), callableNames)}`;
  }

  #checkPattern(node: Node & { kind: "call" }): void {
    const pattern = node.name === "matches" || node.name === "regex" ? node.args[1] : undefined;
    if (pattern?.kind !== "constant" || typeof pattern.value !== "string") return;
    const problem = patternProblem(pattern.value);
    if (problem !== null) this.#report(problem, pattern.offset);
  }

  /** What `get(tasks, "a.outputs")` reads, if its path is written out. */
  #getPathOf(node: Node & { kind: "call" }): StaticPath | null {
    const [target, argument] = node.args;
    const path = target === undefined ? null : pathOf(target);
    const more = argument === undefined ? null : constantKeys(argument);
    if (path === null || path.isOpen || more === null) return null;
    return { ...path, keys: [...path.keys, ...more] };
  }

  #visitLoop(node: Node & { kind: "loop" }, scope: Scope): void {
    this.visit(node.range, scope);
    const inner = { ...scope, variables: [node.variable, ...scope.variables] };
    if (node.test !== null) this.visit(node.test, inner);
    if (node.step !== null) this.visit(node.step, inner);
  }
}

function constantKeys(node: Node): (string | number)[] | null {
  if (node.kind === "constant")
    return typeof node.value === "string" ? keysOfGetPath(node.value) : null;
  if (node.kind !== "list") return null;
  const keys: (string | number)[] = [];
  for (const item of node.items) {
    if (item.kind !== "constant") return null;
    if (typeof item.value === "string") keys.push(item.value);
    else if (typeof item.value === "bigint") keys.push(Number(item.value));
    else return null;
  }
  return keys;
}

/** Names are compared by edit distance, whose work grows with their length. */
function shortened(name: string): string {
  return name.slice(0, 64);
}
