import { parse } from "@bufbuild/cel";
import { ExpressionError, type ExpressionErrorKind } from "./expression-error.ts";
import { limits } from "./limits.ts";
import { replaceWord, scanExpression } from "./scan.ts";
import type { Value } from "./value.ts";

/** The loops of CEL, by their names. */
export type LoopName = "all" | "exists" | "exists_one" | "map" | "filter";

/** One node of an expression, with its offset in the source. */
export type Node = { offset: number } & (
  | { kind: "constant"; value: Value }
  | { kind: "name"; name: string }
  | { kind: "member"; target: Node; key: string }
  | { kind: "index"; target: Node; index: Node }
  | { kind: "has"; target: Node }
  | { kind: "call"; name: string; args: Node[]; isMethod: boolean }
  | { kind: "operator"; operator: string; args: Node[] }
  | { kind: "list"; items: Node[] }
  | { kind: "map"; entries: { key: Node; value: Node }[] }
  | {
      kind: "loop";
      loop: LoopName;
      range: Node;
      variable: string;
      /** What decides about an item; null in a `map` that takes all. */
      test: Node | null;
      /** What becomes of an item; `map` only. */
      step: Node | null;
    }
);

type LibraryNode = NonNullable<ReturnType<typeof parse>["expr"]>;
type SourceInfo = NonNullable<ReturnType<typeof parse>["sourceInfo"]>;

/**
 * Parses CEL with the library and rewrites its tree: loops are named again (the library spells them out as folds), offsets are
 * attached, and everything beyond the limits or outside the language is refused.
 */
export function parseExpression(source: string): Node {
  checkSource(source);
  const { expr, sourceInfo } = parseWithLibrary(source);
  if (expr === undefined || sourceInfo === undefined)
    return refuse(source, "The expression is empty.", 0);
  return new TreeReader(source, sourceInfo).read(expr, 1, 0);
}

const BYTES = new TextEncoder();

function checkSource(source: string): void {
  if (source.trim() === "") refuse(source, "The expression is empty.", 0);
  // UTF-16 units first: encoding a huge text costs more than looking at its length.
  if (source.length > limits.maxSourceBytes || BYTES.encode(source).length > limits.maxSourceBytes)
    exceed(source, `The expression is longer than ${limits.maxSourceBytes} bytes.`, 0);
  const scan = scanExpression(source, 0, false);
  if ("problem" in scan && scan.problem === "quote")
    refuse(source, "A quote is not closed.", scan.at);
  if ("end" in scan && scan.maxDepth > limits.maxDepth * 2)
    exceed(source, `The brackets are nested deeper than ${limits.maxDepth * 2}.`, 0);
}

/**
 * CEL reserves `loop`, which is a root of ours: the library is given another word of the same length, so that offsets stay right.
 */
const SPELLED_LOOP = "l__p";

function asWritten(name: string): string {
  return name === SPELLED_LOOP ? "loop" : name;
}

function parseWithLibrary(source: string): ReturnType<typeof parse> {
  try {
    return parse(replaceWord(source, "loop", SPELLED_LOOP));
  } catch (error) {
    // RangeError is also what the library throws for an impossible code point.
    const offset = offsetOf(error);
    if (offset === null)
      return refuse(source, `The expression cannot be read: ${wordsOf(error)}.`, 0);
    return refuse(source, syntaxMessage(source, offset, wordsOf(error)), offset);
  }
}

/** The library's errors carry `location.start.offset`. */
function offsetOf(error: unknown): number | null {
  if (!(error instanceof Error) || !("location" in error)) return null;
  const location = error.location as { start?: { offset?: unknown } } | null;
  const offset = location?.start?.offset;
  return typeof offset === "number" ? offset : null;
}

function wordsOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message.replace(/^<input>:\d+:\d+: /, "");
}

function syntaxMessage(source: string, offset: number, words: string): string {
  const found = /^\w+|^\S/.exec(source.slice(offset))?.[0];
  if (words.startsWith("reserved"))
    return `"${found ?? ""}" is a reserved word of CEL; write a key of that name in brackets, such as x["${found ?? ""}"].`;
  if (found === undefined) return "The expression ends too early.";
  if (found === "=") return 'Unexpected "="; compare with "==".';
  return `Unexpected "${found}".`;
}

function refuse(source: string, message: string, offset: number): never {
  throw errorOf("expression_error", source, message, offset);
}

function exceed(source: string, message: string, offset: number): never {
  throw errorOf("expression_budget", source, message, offset);
}

function errorOf(
  kind: ExpressionErrorKind,
  source: string,
  message: string,
  offset: number,
): ExpressionError {
  return new ExpressionError(kind, source, [{ message, offset }]);
}

/** CEL's names for what is written as an operator. */
const OPERATORS: Readonly<Record<string, string>> = {
  "_+_": "+",
  "_-_": "-",
  "_*_": "*",
  "_/_": "/",
  "_%_": "%",
  "_==_": "==",
  "_!=_": "!=",
  "_<_": "<",
  "_<=_": "<=",
  "_>_": ">",
  "_>=_": ">=",
  "_&&_": "&&",
  "_||_": "||",
  "_?_:_": "?:",
  "@in": "in",
  "!_": "!",
  "-_": "-",
};

const LOOPS: Readonly<Record<string, LoopName>> = {
  all: "all",
  exists: "exists",
  exists_one: "exists_one",
  existsOne: "exists_one",
  map: "map",
  filter: "filter",
};

class TreeReader {
  readonly #source: string;
  readonly #info: SourceInfo;
  #nodes = 0;

  constructor(source: string, info: SourceInfo) {
    this.#source = source;
    this.#info = info;
  }

  /** `depth` counts nodes from the root, `loops` the loops whose body encloses this node. */
  read(node: LibraryNode, depth: number, loops: number): Node {
    const offset = this.#offsetOf(node);
    this.#nodes += 1;
    if (this.#nodes > limits.maxNodes)
      exceed(this.#source, `The expression has more than ${limits.maxNodes} parts.`, offset);
    if (depth > limits.maxDepth)
      exceed(this.#source, `The expression is nested deeper than ${limits.maxDepth}.`, offset);
    const inner = (child: LibraryNode | undefined): Node => {
      if (child === undefined) return this.#refuse("The expression is incomplete.", offset);
      return this.read(child, depth + 1, loops);
    };
    const { exprKind } = node;
    switch (exprKind.case) {
      case "constExpr":
        return { kind: "constant", offset, value: this.#constant(exprKind.value, offset) };
      case "identExpr":
        return { kind: "name", offset, name: asWritten(exprKind.value.name.replace(/^\./, "")) };
      case "selectExpr": {
        const { operand, field, testOnly } = exprKind.value;
        const member: Node = {
          kind: "member",
          offset,
          target: inner(operand),
          key: asWritten(field),
        };
        return testOnly ? { kind: "has", offset, target: member } : member;
      }
      case "listExpr":
        return { kind: "list", offset, items: exprKind.value.elements.map(inner) };
      case "structExpr":
        return this.#map(exprKind.value, offset, inner);
      case "callExpr":
        return this.#call(exprKind.value, offset, inner);
      case "comprehensionExpr":
        return this.#loop(node, offset, depth, loops);
      default:
        return this.#refuse("This is not part of the language.", offset);
    }
  }

  #refuse(message: string, offset: number): never {
    return refuse(this.#source, message, offset);
  }

  /** The library's offsets may point at the space before an operator. */
  #offsetOf(node: LibraryNode): number {
    const offset = this.#info.positions[node.id.toString()] ?? 0;
    const spaces = /^\s*/.exec(this.#source.slice(offset))?.[0].length ?? 0;
    return Math.min(offset + spaces, this.#source.length);
  }

  #constant(constant: LibraryConstant, offset: number): Value {
    const { constantKind } = constant;
    switch (constantKind.case) {
      case "boolValue":
      case "stringValue":
      case "doubleValue":
        return constantKind.value;
      case "nullValue":
        return null;
      case "int64Value":
        if (BigInt.asIntN(64, constantKind.value) !== constantKind.value)
          return this.#refuse("The whole number does not fit in 64 bits.", offset);
        return constantKind.value;
      case "uint64Value":
        return this.#refuse("There are no unsigned numbers: leave out the `u`.", offset);
      case "bytesValue":
        return this.#refuse("There are no bytes, only texts: leave out the `b`.", offset);
      default:
        return this.#refuse("This is not part of the language.", offset);
    }
  }

  #map(struct: LibraryStruct, offset: number, inner: (node?: LibraryNode) => Node): Node {
    if (struct.messageName !== "")
      this.#refuse("There are no messages: write a map without a name before it.", offset);
    const entries = struct.entries.map(({ keyKind, value }) => ({
      key: inner(keyKind.case === "mapKey" ? keyKind.value : undefined),
      value: inner(value),
    }));
    return { kind: "map", offset, entries };
  }

  #call(call: LibraryCall, offset: number, inner: (node?: LibraryNode) => Node): Node {
    const name = call.function;
    if (name === "_[_]") {
      const [target, index] = call.args;
      return { kind: "index", offset, target: inner(target), index: inner(index) };
    }
    const operator = Object.hasOwn(OPERATORS, name) ? OPERATORS[name] : undefined;
    if (operator !== undefined)
      return { kind: "operator", offset, operator, args: call.args.map(inner) };
    if (name === "has" && call.target === undefined)
      return { kind: "has", offset, target: this.#hasTarget(call, offset, inner) };
    const target = call.target === undefined ? [] : [inner(call.target)];
    const args = [...target, ...call.args.map(inner)];
    return { kind: "call", offset, name, args, isMethod: target.length > 0 };
  }

  /** The library takes `has(a.b)` for a macro and leaves `has(a["b"])` to us. */
  #hasTarget(call: LibraryCall, offset: number, inner: (node?: LibraryNode) => Node): Node {
    const target = call.args.length === 1 ? inner(call.args[0]) : null;
    if (target?.kind === "index" || target?.kind === "member") return target;
    return this.#refuse('has() takes one path, such as has(a.b) or has(a["b"]).', offset);
  }

  #loop(node: LibraryNode, offset: number, depth: number, loops: number): Node {
    if (node.exprKind.case !== "comprehensionExpr")
      return this.#refuse("This is not part of the language.", offset);
    const { iterVar, iterRange, loopStep } = node.exprKind.value;
    const name = macroNameOf(this.#info, node);
    if (iterRange === undefined || loopStep === undefined || name === null)
      return this.#refuse("This is not part of the language.", offset);
    if (loops >= limits.maxNestedLoops)
      exceed(
        this.#source,
        `More than ${limits.maxNestedLoops} loops inside each other are too much work.`,
        offset,
      );
    const body = (child: LibraryNode | null): Node | null =>
      child === null ? null : this.read(child, depth + 1, loops + 1);
    const parts = loopPartsOf(name, loopStep);
    return {
      kind: "loop",
      offset,
      loop: name,
      range: this.read(iterRange, depth + 1, loops),
      variable: asWritten(iterVar),
      test: body(parts.test),
      step: body(parts.step),
    };
  }
}

type KindOf<Case> =
  Extract<LibraryNode["exprKind"], { case: Case }> extends { value: infer Inner } ? Inner : never;
type LibraryConstant = KindOf<"constExpr">;
type LibraryStruct = KindOf<"structExpr">;
type LibraryCall = KindOf<"callExpr">;

function macroNameOf(info: SourceInfo, node: LibraryNode): LoopName | null {
  const macro = info.macroCalls[node.id.toString()]?.exprKind;
  if (macro?.case !== "callExpr") return null;
  const name = macro.value.function;
  return Object.hasOwn(LOOPS, name) ? LOOPS[name]! : null;
}

/** What the author wrote inside a loop, found again in the step of the library's fold. */
function loopPartsOf(
  name: LoopName,
  loopStep: LibraryNode,
): { test: LibraryNode | null; step: LibraryNode | null } {
  const [first, second] = argsOf(loopStep);
  switch (name) {
    case "all":
    case "exists":
      return { test: second ?? null, step: null };
    case "exists_one":
    case "filter":
      return { test: first ?? null, step: null };
    case "map":
      // `result + [step]`, or `test ? result + [step] : result`.
      return functionOf(loopStep) === "_?_:_"
        ? { test: first ?? null, step: appendedItem(second) }
        : { test: null, step: appendedItem(loopStep) };
  }
}

/** The `x` of `result + [x]`. */
function appendedItem(node: LibraryNode | undefined): LibraryNode | null {
  const list = argsOf(node)[1]?.exprKind;
  return list?.case === "listExpr" ? (list.value.elements[0] ?? null) : null;
}

function argsOf(node: LibraryNode | undefined): readonly LibraryNode[] {
  return node?.exprKind.case === "callExpr" ? node.exprKind.value.args : [];
}

function functionOf(node: LibraryNode): string | null {
  return node.exprKind.case === "callExpr" ? node.exprKind.value.function : null;
}
