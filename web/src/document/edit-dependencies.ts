/** Adding and removing what a task waits for. */
import { EditRefused } from "./edit-refused.ts";
import { addItem, readOrRefuse, removeValue, setValue } from "./edit-value.ts";
import { valueAt } from "./value-at.ts";
import { cycleOf, dependenciesOf, edgesOf, jobModel } from "./job-model.ts";
import { valueOf } from "./parse-text.ts";
import type { Path } from "./splice.ts";
import { keyPath, listOf, nameAt, namesIn } from "./task-path.ts";
import { readsOf } from "./references.ts";

/** Lets a task wait for another one of its list; with `status`, only for that result. */
export function connect(text: string, from: Path, to: Path, status: string | null = null): string {
  const document = valueOf(readOrRefuse(text));
  const [name, target] = [nameAt(document, from), nameAt(document, to)];
  if (String(listOf(from).list) !== String(listOf(to).list))
    throw new EditRefused("Dependencies stay inside of one list or group. Connect the group.");
  const cycle = cycleIn(document, from, to);
  if (cycle !== null)
    throw new EditRefused(`\`${target}\` cannot wait for \`${name}\`: ${cycle.join(" → ")}.`);
  return addDependency(text, to, name, status);
}

/** The cycle that a connection would close, as names; null if it closes none. */
export function cycleIn(document: Record<string, unknown>, from: Path, to: Path): string[] | null {
  const { list } = listOf(from);
  const { tasks, mode } = siblingsAt(document, list);
  const edges = edgesOf(tasks, valueAt(document, list), mode);
  return cycleOf(edges, nameAt(document, from), nameAt(document, to));
}

function siblingsAt(document: Record<string, unknown>, list: Path) {
  // A list is read alone, as if it were the main one: dependencies do not leave it.
  const model = jobModel({ ...document, tasks: valueAt(document, list) });
  return { tasks: model.lists[0]!.tasks, mode: model.mode };
}

/** Adds a name to a task's `depends_on`, in the form that it has. */
export function addDependency(
  text: string,
  task: Path,
  name: string,
  status: string | null = null,
): string {
  const document = valueOf(readOrRefuse(text));
  const path = keyPath(document, task, "depends_on");
  const old = valueAt(document, path);
  const entry = status === null ? name : { task: name, status };
  if (dependenciesOf(old).some((dependency) => dependency.task === name)) return text;
  if (Array.isArray(old)) return addItem(text, path, entry);
  return setValue(text, path, old === undefined || old === null ? [entry] : [old, entry]);
}

/** Lets a task no longer wait for another one. */
export function disconnect(text: string, from: Path, to: Path): string {
  const document = valueOf(readOrRefuse(text));
  const name = nameAt(document, from);
  const changed = dropDependency(text, to, name);
  if (changed !== text) return changed;
  const target = nameAt(document, to);
  const isRead = readsOf(valueAt(document, to)).has(name);
  throw new EditRefused(
    isRead
      ? `\`${target}\` reads the result of \`${name}\`, which makes it wait. Remove what it reads first.`
      : `\`${target}\` waits for \`${name}\` by their \`order\`. Give it a \`depends_on\` or another \`order\`.`,
  );
}

/** Places in a list of the tasks whose `depends_on` names one of some tasks: in a long list few need to be looked at. */
export function dependentsOf(document: unknown, list: Path, names: readonly string[]): number[] {
  const wanted = new Set(names);
  return namesIn(document, list).flatMap((_, index) => {
    const written = valueAt(document, keyPath(document, [...list, index], "depends_on"));
    return dependenciesOf(written).some(({ task }) => wanted.has(task)) ? [index] : [];
  });
}

/** Removes a name from a task's `depends_on`; the same text if it is not there. */
export function dropDependency(text: string, task: Path, name: string): string {
  const document = valueOf(readOrRefuse(text));
  const path = keyPath(document, task, "depends_on");
  const old = valueAt(document, path);
  const list: unknown[] = Array.isArray(old) ? old : [old];
  const index = list.findIndex((item) => dependenciesOf(item)[0]?.task === name);
  if (index === -1) return text;
  return removeValue(text, Array.isArray(old) ? [...path, index] : path);
}

/** Lets a task wait for one name in place of another one, as it did. */
export function replaceDependency(text: string, task: Path, name: string, other: string): string {
  const document = valueOf(readOrRefuse(text));
  const path = keyPath(document, task, "depends_on");
  const old = valueAt(document, path);
  const list: unknown[] = Array.isArray(old) ? old : [old];
  if (list.some((item) => dependenciesOf(item)[0]?.task === other))
    return dropDependency(text, task, name);
  const index = list.findIndex((item) => dependenciesOf(item)[0]?.task === name);
  if (index === -1) return text;
  const item = Array.isArray(old) ? [...path, index] : path;
  return setValue(text, typeof list[index] === "object" ? [...item, "task"] : item, other);
}
