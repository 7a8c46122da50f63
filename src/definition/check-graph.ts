import { MAX_EDGES } from "./compile-plan.ts";
import { taskOutputEnvName } from "./env-name.ts";
import { describeCycle, findCycle } from "./graph.ts";
import type { ParsedTask } from "./parsed-task.ts";
import { referencedTasks } from "./references.ts";
import type { ParseContext } from "./section.ts";
import { buildTaskGraph, type TaskGraph } from "./task-graph.ts";
import { forEachText } from "./values.ts";

/** Checks what no task can know alone: names, dependencies, cycles, references. */
export function checkGraph(
  tasks: readonly ParsedTask[],
  authoredNames: ReadonlySet<string>,
  context: ParseContext,
): void {
  if (!checkNames(tasks, context)) return;
  const graph = buildTaskGraph(
    tasks.map((task) => task.definition),
    context.mode,
  );
  checkDependencies(tasks, authoredNames, graph, context);
  if (graph.edges > MAX_EDGES) {
    context.problems.error(
      ["tasks"],
      `The tasks have ${graph.edges} dependencies; at most ${MAX_EDGES} are allowed. Put a task between large stages.`,
    );
    return;
  }
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
  tasks.forEach(({ definition, path }, index) => {
    const { runWhen } = definition;
    if (!/^any_|^all_failed$/.test(runWhen) || graph.dependencies[index]!.length > 0) return;
    context.problems.error(
      [...path, "run_when"],
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

function checkDependencies(
  tasks: readonly ParsedTask[],
  authoredNames: ReadonlySet<string>,
  graph: TaskGraph,
  context: ParseContext,
): void {
  const names = new Set([...authoredNames, ...tasks.map((task) => task.definition.name)]);
  const known = [...names];
  const suggest = (name: string): string => context.problems.suggest(name, known);
  for (const { task, name } of graph.missing) {
    if (names.has(name)) continue;
    const { definition, dependencies, path } = tasks[task]!;
    const place = dependencies.find((dependency) => dependency.task === name)?.path ?? path;
    const consequence =
      context.mode === "legacy" ? " No run can start before this is corrected." : "";
    const message = `Task ${JSON.stringify(definition.name)} depends on ${JSON.stringify(name)}, which does not exist.${suggest(name)}${consequence}`;
    context.problems.report(context.mode, place, message);
  }
  if (context.mode === "strict") checkReferences(tasks, names, suggest, context);
}

function checkReferences(
  tasks: readonly ParsedTask[],
  names: ReadonlySet<string>,
  suggest: (name: string) => string,
  context: ParseContext,
): void {
  for (const { definition, parametersPath } of tasks) {
    forEachText(definition.parameters, parametersPath, (text, path) => {
      for (const name of referencedTasks(text, (candidate) => names.has(candidate))) {
        if (names.has(name)) continue;
        context.problems.error(
          path,
          `This refers to the output of task ${JSON.stringify(name)}, which does not exist.${suggest(name)}`,
        );
      }
    });
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
