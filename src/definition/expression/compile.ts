import { analyse, type PathRead } from "./analyse.ts";
import { build } from "./build.ts";
import type { Compute } from "./evaluation.ts";
import { ExpressionError, type ExpressionIssue } from "./expression-error.ts";
import { inferType } from "./infer-type.ts";
import { expressionRoots } from "./roots.ts";
import type { StaticType } from "./static-type.ts";
import { parseExpression } from "./syntax.ts";
import { hasExpression, parseTemplate, singleExpression } from "./template.ts";

/** What an expression may read where it stands. */
export interface CompileOptions {
  /**
   * The names that have a value there, `as` names of a for_each included; all roots of the language if left out. With `any`, every name
   * is taken for one: it shows what is read where the place is not known.
   */
  roots?: Iterable<string> | "any";
  /** True where `${{ secrets.NAME }}` may stand. */
  allowSecrets?: boolean;
}

/** An expression that was checked and can be evaluated any number of times. It depends on its source and options only. */
export interface CompiledExpression {
  readonly source: string;
  /** What it reads, in the order of the text. */
  readonly reads: readonly PathRead[];
  /** The secret that it is, if it is nothing but `secrets.NAME`. */
  readonly secret: string | null;
  /** The type of its result, if that does not depend on data. */
  readonly resultType: StaticType;
  /** True if the result is true or false for sure, false if it cannot be, null if only the evaluation shows. */
  readonly isBoolean: boolean | null;
  readonly compute: Compute;
}

/** A string value with its expressions compiled. */
export interface CompiledTemplate {
  readonly text: string;
  readonly parts: readonly CompiledPart[];
  /** True if it is exactly one expression, whose result keeps its type. */
  readonly isSingle: boolean;
}

export type CompiledPart =
  | { kind: "text"; text: string }
  | { kind: "expression"; expression: CompiledExpression; offset: number };

/** Checks a bare expression; throws an ExpressionError that lists everything wrong with it. */
export function compileExpression(
  source: string,
  options: CompileOptions = {},
): CompiledExpression {
  const tree = parseExpression(source);
  const { reads, secret, issues } = analyse(tree, source, {
    roots: options.roots === "any" ? "any" : new Set(options.roots ?? expressionRoots),
    allowSecrets: options.allowSecrets ?? false,
  });
  const [first, ...others] = issues;
  if (first !== undefined)
    throw new ExpressionError("expression_error", source, [first, ...others]);
  const resultType = inferType(tree);
  return {
    source,
    reads,
    secret,
    resultType,
    isBoolean: resultType === "unknown" ? null : resultType === "bool",
    compute: build(tree, []),
  };
}

/** Checks a string value that may hold `${{ }}`; the offsets of its errors count from the string's start. */
export function compileTemplate(text: string, options: CompileOptions = {}): CompiledTemplate {
  const parts = parseTemplate(text);
  const issues: ExpressionIssue[] = [];
  let kind: ExpressionError["kind"] = "expression_error";
  const compiled: CompiledPart[] = [];
  for (const part of parts) {
    if (part.kind === "text") {
      compiled.push({ kind: "text", text: part.text });
      continue;
    }
    try {
      const expression = compileExpression(part.text, options);
      compiled.push({ kind: "expression", expression, offset: part.offset });
    } catch (error) {
      if (!(error instanceof ExpressionError)) throw error;
      if (issues.length === 0) kind = error.kind;
      issues.push(...shifted(error.issues, part.offset));
    }
  }
  const [first, ...others] = issues;
  if (first !== undefined) throw new ExpressionError(kind, text, [first, ...others]);
  return { text, parts: compiled, isSingle: singleExpression(parts) !== null };
}

/** Checks a condition: bare CEL, or exactly one `${{ }}`, spaces around it aside. */
export function compileCondition(text: string, options: CompileOptions = {}): CompiledExpression {
  const { source, offset } = conditionSource(text);
  let condition: CompiledExpression;
  try {
    condition = compileExpression(source, options);
  } catch (error) {
    if (!(error instanceof ExpressionError) || offset === 0) throw error;
    const [first, ...others] = shifted(error.issues, offset);
    throw first === undefined ? error : new ExpressionError(error.kind, text, [first, ...others]);
  }
  if (condition.isBoolean === false || condition.secret !== null) {
    const found = condition.secret === null ? condition.resultType : "secret";
    const message = `A condition must be true or false; this is always a ${found}.`;
    throw new ExpressionError("not_boolean", text, [{ message, offset }]);
  }
  return condition;
}

function conditionSource(text: string): { source: string; offset: number } {
  const start = text.length - text.trimStart().length;
  const trimmed = text.trim();
  if (!hasExpression(trimmed)) return { source: text, offset: 0 };
  const single = singleExpression(parseTemplate(trimmed));
  if (single !== null) return { source: single.text, offset: start + single.offset };
  const message = "A condition is bare CEL or exactly one `${{ }}`, without text around it.";
  throw new ExpressionError("expression_error", text, [{ message, offset: start }]);
}

function shifted(issues: readonly ExpressionIssue[], by: number): ExpressionIssue[] {
  return issues.map(({ message, offset }) => ({ message, offset: offset + by }));
}
