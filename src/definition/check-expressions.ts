/** Reports what is wrong with the expressions of a strict document: the expressions themselves, and names that do not exist. */
import type { JsonValue } from "../base/json.ts";
import { isGuardedEnvName } from "./env-name.ts";
import { jobEnvRoots, repeatedNames, rootsOf } from "./expression-places.ts";
import type { CompiledExpression } from "./expression/compile.ts";
import { ExpressionError } from "./expression/expression-error.ts";
import { hasExpression } from "./expression/template.ts";
import type { InputDeclaration } from "./job-definition.ts";
import { NameScope } from "./name-scope.ts";
import { allTasks, type ParsedScope, type ParsedTask } from "./parsed-task.ts";
import type { ParseContext } from "./section.ts";
import type { SourcePath } from "./source-map.ts";
import { conditionOf, expressionsOf, readsOf, templateOf } from "./task-expressions.ts";
import { taskTexts, type TaskText } from "./task-texts.ts";
import { forEachText, isJsonObject } from "./values.ts";

/** What the job has beside its main tasks. */
export interface JobExpressions {
  env: Readonly<Record<string, string>>;
  envPath: (name: string) => SourcePath;
  inputs: Readonly<Record<string, InputDeclaration>>;
  /** Names of the main tasks as written, those of tasks with errors too. */
  names: ReadonlySet<string>;
  /** Handlers can read the main tasks, and each other within a list. */
  handlers: readonly ParsedScope[];
}

/** Checks the job's environment and every task; does nothing for legacy documents, which have no expressions. */
export function checkExpressions(
  job: JobExpressions,
  tasks: readonly ParsedTask[],
  context: ParseContext,
): void {
  const every = allTasks([...tasks, ...job.handlers.flatMap((list) => list.tasks)]);
  if (context.mode === "legacy" || tooMany(job, every, context)) return;
  const main = new NameScope(job.names, null);
  const checker = new Checker(Object.keys(job.inputs), context);
  for (const [name, text] of Object.entries(job.env))
    checker.checkText(text, job.envPath(name), jobEnvRoots, true, main);
  checker.checkTasks(tasks, main, []);
  for (const handlers of job.handlers)
    checker.checkTasks(handlers.tasks, new NameScope(handlers.names, main), []);
}

/** Compiling takes some 70 µs, and a document has room for a hundred thousand of them. */
const MAX_EXPRESSIONS = 10_000;

function tooMany(
  job: JobExpressions,
  tasks: readonly ParsedTask[],
  context: ParseContext,
): boolean {
  let count = 0;
  const add = ({ kind, value }: Pick<TaskText, "kind" | "value">): void => {
    if (kind === "condition") count += 1;
    else forEachText(value, [], (text) => void (count += text.split("${{").length - 1));
  };
  add({ kind: "template", value: job.env });
  for (const { definition } of tasks) taskTexts(definition).forEach(add);
  if (count <= MAX_EXPRESSIONS) return false;
  const message = `The document has ${count} expressions; at most ${MAX_EXPRESSIONS} are allowed.`;
  context.problems.error(["tasks"], message);
  return true;
}

class Checker {
  readonly #inputs: readonly string[];
  readonly #context: ParseContext;
  /** What was said already: many tasks may inherit one text. */
  readonly #reported = new Set<string>();

  constructor(inputs: readonly string[], context: ParseContext) {
    this.#inputs = inputs;
    this.#context = context;
  }

  checkTasks(tasks: readonly ParsedTask[], names: NameScope, enclosing: readonly string[]): void {
    for (const task of tasks) this.#checkTask(task, names, enclosing);
  }

  #checkTask(task: ParsedTask, names: NameScope, enclosing: readonly string[]): void {
    const { definition, inside, rollback } = task;
    for (const text of taskTexts(definition)) {
      const roots = rootsOf(definition, text.place, enclosing);
      if (text.kind === "condition")
        this.#checkCondition(String(text.value), pathOf(task, text.at), roots, names);
      else
        forEachText(text.value, text.at, (each, at) => {
          this.checkText(each, pathOf(task, at), roots, text.allowSecrets, names);
        });
    }
    this.#checkGuardedNames(task);
    if (inside !== null) {
      const variables = [...enclosing, ...repeatedNames(definition)];
      this.checkTasks(inside.tasks, new NameScope(inside.names, names), variables);
    }
    if (rollback !== null)
      this.#checkTask(rollback, names, rootsOf(definition, "rollback", enclosing));
  }

  checkText(
    text: string,
    path: SourcePath,
    roots: readonly string[],
    allowSecrets: boolean,
    names: NameScope,
  ): void {
    if (!hasExpression(text)) return;
    this.#check(path, names, () => expressionsOf(templateOf(text, roots, { allowSecrets })));
  }

  #checkCondition(
    text: string,
    path: SourcePath,
    roots: readonly string[],
    names: NameScope,
  ): void {
    this.#check(path, names, () => [conditionOf(text, roots)]);
  }

  /** Each problem of an expression is an error of its own. */
  #check(path: SourcePath, names: NameScope, compile: () => CompiledExpression[]): void {
    try {
      this.#checkNames(path, names, compile());
    } catch (error) {
      if (!(error instanceof ExpressionError)) throw error;
      for (const issue of error.issues)
        this.#report(path, new ExpressionError(error.kind, error.source, [issue]).message);
    }
  }

  #checkNames(path: SourcePath, names: NameScope, expressions: CompiledExpression[]): void {
    const reads = readsOf(expressions);
    const { problems } = this.#context;
    for (const { task } of reads.tasks) {
      if (names.has(task)) continue;
      const hint = problems.suggest(task, names.all());
      this.#report(path, `There is no task named ${JSON.stringify(task)} to read.${hint}`);
    }
    for (const input of reads.inputs) {
      if (this.#inputs.includes(input)) continue;
      const hint = problems.suggest(input, this.#inputs);
      this.#report(path, `There is no input named ${JSON.stringify(input)}.${hint}`);
    }
  }

  #checkGuardedNames({ definition, source }: ParsedTask): void {
    for (const [name, text] of Object.entries(definition.env))
      if (isGuardedEnvName(name) && hasExpression(text))
        this.#report(
          [...source.pathOf("env"), name],
          `${name} decides which code runs, so its value must be written in the document.`,
        );
  }

  #report(path: SourcePath, message: string): void {
    const key = JSON.stringify([path, message]);
    if (this.#reported.has(key)) return;
    this.#reported.add(key);
    this.#context.problems.error(path, message);
  }
}

/** Where a text of the long form really stands: the short form lacks some of the steps, and `config` adds one. */
function pathOf({ source }: ParsedTask, [key, ...steps]: TaskText["at"]): SourcePath {
  const entry = source.entry(String(key));
  // What a task does not say itself it has from the job's defaults.
  if (entry === undefined) return ["defaults", String(key), ...steps];
  const path = [...entry.path];
  let { value } = entry;
  for (const step of steps) {
    const isThere = Array.isArray(value)
      ? typeof step === "number"
      : isJsonObject(value) && Object.hasOwn(value, step);
    if (!isThere) continue;
    path.push(step);
    // Just looked up: the step leads somewhere.
    value = (value as Record<string | number, JsonValue>)[step]!;
  }
  return path;
}
