/** Reports what is wrong with the expressions of a strict document: the expressions themselves, and names that do not exist. */
import { isGuardedEnvName } from "./env-name.ts";
import { ExpressionError } from "./expression/expression-error.ts";
import { hasExpression } from "./expression/template.ts";
import type { InputDeclaration } from "./job-definition.ts";
import type { ParsedTask } from "./parsed-task.ts";
import type { ParseContext } from "./section.ts";
import type { SourcePath } from "./source-map.ts";
import { conditionOf, expressionReads, templateOf } from "./task-expressions.ts";
import { forEachText } from "./values.ts";

/** Checks the job's environment and every task; does nothing for legacy documents, which have no expressions. */
export function checkExpressions(
  job: {
    env: Record<string, string>;
    inputs: Record<string, InputDeclaration>;
    envPath: SourcePath;
  },
  tasks: readonly ParsedTask[],
  context: ParseContext,
): void {
  if (context.mode === "legacy" || tooMany(job.env, tasks, context)) return;
  for (const [name, text] of Object.entries(job.env))
    checkText(text, [...job.envPath, name], context, () => templateOf(text, "job_env"));
  for (const task of tasks) checkTask(task, context);
  const known = { tasks: namesOf(tasks), inputs: Object.keys(job.inputs) };
  for (const task of tasks) checkNames(task, known, context);
}

/** Compiling takes some 70 µs, and a document has room for a hundred thousand of them. */
const MAX_EXPRESSIONS = 10_000;

function tooMany(
  env: Record<string, string>,
  tasks: readonly ParsedTask[],
  context: ParseContext,
): boolean {
  let count = 0;
  const add = (text: string): void => void (count += text.split("${{").length - 1);
  forEachText(env, [], add);
  for (const { definition } of tasks) {
    forEachText(definition.parameters, [], add);
    forEachText(definition.env, [], add);
    if (definition.condition !== null) count += 1;
  }
  if (count <= MAX_EXPRESSIONS) return false;
  const message = `The document has ${count} expressions; at most ${MAX_EXPRESSIONS} are allowed.`;
  context.problems.error(["tasks"], message);
  return true;
}

function checkTask({ definition, path, parametersPath }: ParsedTask, context: ParseContext): void {
  const { env, parameters, condition } = definition;
  const texts: [value: typeof parameters, at: SourcePath][] = [
    [parameters, parametersPath],
    [env, [...path, "env"]],
  ];
  for (const [value, at] of texts)
    forEachText(value, at, (text, textPath) => {
      checkText(text, textPath, context, () => templateOf(text, "task"));
    });
  if (condition !== null) guard([...path, "if"], context, () => conditionOf(condition));
  for (const [name, text] of Object.entries(env))
    if (isGuardedEnvName(name) && hasExpression(text))
      context.problems.error(
        [...path, "env", name],
        `${name} decides which code runs, so its value must be written in the document.`,
      );
}

function checkText(
  text: string,
  path: SourcePath,
  context: ParseContext,
  compile: () => unknown,
): void {
  if (hasExpression(text)) guard(path, context, compile);
}

/** Each problem of an expression is an error of its own. */
function guard(path: SourcePath, context: ParseContext, compile: () => unknown): void {
  try {
    compile();
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
    for (const issue of error.issues)
      context.problems.error(path, new ExpressionError(error.kind, error.source, [issue]).message);
  }
}

function checkNames(
  { definition, path }: ParsedTask,
  known: { tasks: string[]; inputs: string[] },
  context: ParseContext,
): void {
  const reads = expressionReads(definition);
  for (const { task } of reads.tasks) report("task", "tasks", task, known.tasks);
  for (const input of reads.inputs) report("input", "inputs", input, known.inputs);

  function report(kind: string, root: string, name: string, names: string[]): void {
    if (names.includes(name)) return;
    const hint = context.problems.suggest(name, names);
    context.problems.error(
      path,
      `An expression of ${JSON.stringify(definition.name)} reads \`${root}.${name}\`, but there is no ${kind} of this name.${hint}`,
    );
  }
}

function namesOf(tasks: readonly ParsedTask[]): string[] {
  return tasks.map((task) => task.definition.name);
}
