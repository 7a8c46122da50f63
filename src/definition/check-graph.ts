import { MAX_EDGES } from "./compile-plan.ts";
import { taskOutputEnvName } from "./env-name.ts";
import { describeCycle, findCycle } from "./graph.ts";
import { NameScope } from "./name-scope.ts";
import type { ParsedScope, ParsedTask } from "./parsed-task.ts";
import { referencedTasks } from "./references.ts";
import type { ParseContext } from "./section.ts";
import { buildTaskGraph, type TaskGraph } from "./task-graph.ts";
import { forEachText } from "./values.ts";

/**
 * Checks what no task can know alone: names, dependencies, cycles, references, inside of groups too. Handlers have `readable`: names of
 * tasks that they can read without depending on them.
 */
export function checkGraph(
  tasks: readonly ParsedTask[],
  authoredNames: ReadonlySet<string>,
  context: ParseContext,
  readable: ReadonlySet<string> = new Set(),
): void {
  const outer = new NameScope(readable, null);
  const edges = checkScope({ tasks: [...tasks], names: authoredNames }, outer, false, context);
  if (edges <= MAX_EDGES) return;
  context.problems.error(
    ["tasks"],
    `The tasks have ${edges} dependencies; at most ${MAX_EDGES} are allowed. Put a task between large stages.`,
  );
}

/** Checks the tasks of a scope and of the groups in it; answers how many dependencies they have. */
function checkScope(
  { tasks, names }: ParsedScope,
  outer: NameScope,
  isGroup: boolean,
  context: ParseContext,
): number {
  const every = new Set([...names, ...tasks.map((task) => task.definition.name)]);
  const scope = new NameScope(every, outer);
  let edges = 0;
  if (checkNames(tasks, context)) {
    const definitions = tasks.map((task) => task.definition);
    const graph = buildTaskGraph(definitions, context.mode);
    edges = graph.edges;
    reportMissing(tasks, graph, every, isGroup ? outer : null, context);
    if (edges <= MAX_EDGES) checkOrder(tasks, graph, context);
    if (context.mode === "strict") checkReferences(tasks, scope, context);
  }
  for (const { inside } of tasks)
    if (inside !== null) edges += checkScope(inside, scope, true, context);
  return edges;
}

function checkOrder(tasks: readonly ParsedTask[], graph: TaskGraph, context: ParseContext): void {
  checkRunRules(tasks, graph, context);
  const cycle = findCycle(graph.dependencies);
  if (cycle !== null) reportCycle(tasks, cycle, context);
}

/** A rule that asks for a failure, or for any result, can never hold without dependencies. */
function checkRunRules(
  tasks: readonly ParsedTask[],
  graph: TaskGraph,
  context: ParseContext,
): void {
  tasks.forEach(({ definition, source }, index) => {
    const { runWhen } = definition;
    if (!/^any_|^all_failed$/.test(runWhen) || graph.dependencies[index]!.length > 0) return;
    context.problems.error(
      source.pathOf("run_when"),
      `\`run_when: ${runWhen}\` can never hold: the task depends on nothing.`,
    );
  });
}

/** False if two tasks share a name: then no dependency on it is clear, in either mode. */
function checkNames(tasks: readonly ParsedTask[], context: ParseContext): boolean {
  const taken = new Set<string>();
  const envNames = new Map<string, string>();
  let unique = true;
  for (const { definition, namePath } of tasks) {
    const { name } = definition;
    if (taken.has(name)) {
      context.problems.error(
        namePath,
        `There is already a task named ${JSON.stringify(name)}; dependencies on it would be ambiguous.`,
      );
      unique = false;
      continue;
    }
    taken.add(name);
    const envName = taskOutputEnvName(name);
    const other = envNames.get(envName);
    if (other !== undefined && context.mode === "strict") {
      context.problems.error(
        namePath,
        `The tasks ${JSON.stringify(other)} and ${JSON.stringify(name)} would both be ${envName} in scripts; rename one.`,
      );
    }
    envNames.set(envName, name);
  }
  return unique;
}

/** Reports dependencies on tasks that are not in the scope; `outer` has those around a group. */
function reportMissing(
  tasks: readonly ParsedTask[],
  graph: TaskGraph,
  names: ReadonlySet<string>,
  outer: NameScope | null,
  context: ParseContext,
): void {
  const known = [...names];
  for (const { task, name } of graph.missing) {
    if (names.has(name)) continue;
    const { definition, dependencies, path } = tasks[task]!;
    const place = dependencies.find((dependency) => dependency.task === name)?.path ?? path;
    const consequence =
      context.mode === "legacy" ? " No run can start before this is corrected." : "";
    const reason = outer?.has(name)
      ? "which is outside of its group. Let the group depend on it."
      : `which does not exist.${context.problems.suggest(name, known)}`;
    const message = `Task ${JSON.stringify(definition.name)} depends on ${JSON.stringify(name)}, ${reason}${consequence}`;
    context.problems.report(context.mode, place, message);
  }
}

function checkReferences(
  tasks: readonly ParsedTask[],
  names: NameScope,
  context: ParseContext,
): void {
  const withRollbacks = tasks.flatMap((task) => (task.rollback ? [task, task.rollback] : [task]));
  for (const task of withRollbacks) {
    checkArtifactSources(task, names, context);
    forEachText(task.definition.parameters, task.parametersPath, (text, path) => {
      for (const name of referencedTasks(text, (candidate) => names.has(candidate))) {
        if (names.has(name)) continue;
        const hint = context.problems.suggest(name, names.all());
        context.problems.error(
          path,
          `This refers to the output of task ${JSON.stringify(name)}, which does not exist.${hint}`,
        );
      }
    });
  }
}

function checkArtifactSources(
  { definition, source }: ParsedTask,
  names: NameScope,
  context: ParseContext,
): void {
  for (const [file, from] of Object.entries(definition.files)) {
    if (typeof from === "string" || from.task === null || names.has(from.task)) continue;
    const hint = context.problems.suggest(from.task, names.all());
    context.problems.error(
      [...source.pathOf("files"), file, "task"],
      `There is no task named ${JSON.stringify(from.task)} to take an artifact from.${hint}`,
    );
  }
}

function reportCycle(
  tasks: readonly ParsedTask[],
  cycle: readonly number[],
  context: ParseContext,
): void {
  const names = cycle.map((index) => tasks[index]!.definition.name);
  const first = tasks[cycle[0]!]!;
  const place = first.dependencies.find(
    (dependency) => dependency.task === names[1 % names.length],
  );
  const consequence =
    context.mode === "legacy" ? " No run can start before this is corrected." : "";
  const message = `The tasks wait for each other in a circle: ${describeCycle(names)}.${consequence}`;
  context.problems.report(context.mode, place?.path ?? first.path, message);
}
