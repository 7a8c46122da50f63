/** The expressions of a job outside of its tasks: what they may read, and the checks of them when a strict document is saved. */
import type { JsonValue } from "../base/json.ts";
import {
  compileCondition,
  compileTemplate,
  type CompiledExpression,
} from "./expression/compile.ts";
import { ExpressionError } from "./expression/expression-error.ts";
import { hasExpression } from "./expression/template.ts";
import type { ParseContext } from "./section.ts";
import type { SourcePath } from "./source-map.ts";
import { forEachText } from "./values.ts";

/** The names that have a value in each place. */
export const jobRoots = {
  condition: ["inputs", "run", "job", "vars"],
  concurrency: ["inputs", "run", "job", "vars"],
  outputs: ["inputs", "tasks", "run", "job", "env", "vars"],
  retry: ["error", "inputs", "tasks", "run", "job", "vars"],
  notify: ["inputs", "tasks", "run", "job", "vars"],
  trigger: ["event", "job", "vars"],
} as const;

/** A value of the document that may hold expressions, or is one. */
export interface JobExpression {
  value: JsonValue;
  path: SourcePath;
  place: keyof typeof jobRoots;
  isCondition: boolean;
}

/** Names that exist, by root. */
export type KnownNames = Readonly<Record<"inputs" | "tasks" | "env", readonly string[]>>;

/** Compiling takes some 70 µs each, and a document has room for a hundred thousand. */
const MAX_EXPRESSIONS = 2_000;

const SINGULAR = { inputs: "input", tasks: "task", env: "variable" } as const;

/** Reports what is wrong with expressions, and names that do not exist; legacy documents have none. */
export function checkJobExpressions(
  expressions: readonly JobExpression[],
  known: KnownNames,
  context: ParseContext,
): void {
  if (context.mode === "legacy") return;
  const values = expressions.map((each) => each.value);
  if (isTooMany(values, context)) return;
  for (const { value, path, place, isCondition } of expressions) {
    const roots = jobRoots[place];
    if (isCondition) {
      const text = String(value);
      guard(path, context, () => checkNames([compileCondition(text, { roots })], path));
    } else
      forEachText(value, path, (text, at) => {
        if (!hasExpression(text)) return;
        guard(at, context, () => {
          const { parts } = compileTemplate(text, { roots });
          checkNames(
            parts.flatMap((part) => (part.kind === "text" ? [] : [part.expression])),
            at,
          );
        });
      });
  }

  function checkNames(compiled: readonly CompiledExpression[], path: SourcePath): void {
    for (const { reads } of compiled)
      for (const { root, path: steps } of reads) {
        const [name] = steps;
        if (typeof name !== "string" || !Object.hasOwn(known, root)) continue;
        // Just checked: the root is one of the keys.
        reportUnknown(root as keyof KnownNames, name, path);
      }
  }

  function reportUnknown(root: keyof KnownNames, name: string, path: SourcePath): void {
    if (known[root].includes(name)) return;
    const hint = context.problems.suggest(name, known[root]);
    const message = `The expression reads \`${root}.${name}\`, but there is no ${SINGULAR[root]} of this name.${hint}`;
    context.problems.error(path, message);
  }
}

/** True, with an error, for more expressions than a document may have outside of its tasks. */
export function isTooMany(values: readonly JsonValue[], context: ParseContext): boolean {
  let count = 0;
  forEachText([...values], [], (text) => (count += text.split("${{").length - 1));
  if (count <= MAX_EXPRESSIONS) return false;
  const message = `The document has ${count} expressions outside of its tasks; at most ${MAX_EXPRESSIONS} are allowed.`;
  context.problems.error([], message);
  return true;
}

/** Runs what may throw an ExpressionError; each problem is an error of its own. */
export function guard(path: SourcePath, context: ParseContext, compile: () => void): void {
  try {
    compile();
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
    for (const issue of error.issues)
      context.problems.error(path, new ExpressionError(error.kind, error.source, [issue]).message);
  }
}
