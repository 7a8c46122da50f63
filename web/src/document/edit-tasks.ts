/** Adding, removing and rearranging whole tasks. */
import { isSeq } from "yaml";
import { addBlockText, lineBreakOf, type Spot } from "./edit-entries.ts";
import {
  addDependency,
  dependentsOf,
  dropDependency,
  replaceDependency,
} from "./edit-dependencies.ts";
import { EditRefused } from "./edit-refused.ts";
import { addItem, readOrRefuse, removeValue, setValue } from "./edit-value.ts";
import { valueAt } from "./value-at.ts";
import { dependenciesOf, flatTask } from "./job-model.ts";
import { attachedCommentsStart, blockEntryRange, entryStart } from "./node-range.ts";
import { readText, valueOf } from "./parse-text.ts";
import type { ParsedText } from "./parse-whole.ts";
import { renameTask } from "./rename-task.ts";
import { applySplices, columnOf, type Path } from "./splice.ts";
import { freeName, keyPath, listOf, nameAt, namesIn } from "./task-path.ts";
import { walkPath } from "./walk-path.ts";

/** A text after an edit, and where the tasks stand that it is about. */
export interface Edited {
  text: string;
  tasks: Path[];
}

/** Adds a task behind the one at `after`, or at the end. Its name is changed if it is taken. */
export function addTask(
  text: string,
  list: Path,
  task: Record<string, unknown>,
  after?: number,
): Edited {
  const document = valueOf(readOrRefuse(text));
  const names = namesIn(document, list);
  const name = freeName(String(task.name ?? "task"), names);
  const index = Math.min((after ?? names.length - 1) + 1, names.length);
  return {
    text: addItem(text, list, { ...task, name }, index - 1),
    tasks: [[...list, index]],
  };
}

/** Removes tasks, and their names from what their neighbours wait for. */
export function removeTasks(text: string, paths: readonly Path[]): Edited {
  let changed = text;
  // From the last to the first, so that places before them stay what they are; the inside of a group before the group.
  for (const path of [...paths].sort(byPlaceFromLast)) {
    const document = valueOf(readOrRefuse(changed));
    const { list } = listOf(path);
    const name = String(valueAt(document, [...path, "name"]) ?? "");
    for (const index of dependentsOf(document, list, [name]))
      changed = dropDependency(changed, [...list, index], name);
    changed = removeValue(changed, path);
  }
  return { text: changed, tasks: [] };
}

function byPlaceFromLast(a: Path, b: Path): number {
  for (let step = 0; step < Math.min(a.length, b.length); step++) {
    const difference =
      typeof a[step] === "number" && typeof b[step] === "number"
        ? Number(b[step]) - Number(a[step])
        : String(b[step]).localeCompare(String(a[step]));
    if (difference !== 0) return difference;
  }
  return b.length - a.length;
}

/** Puts a new task between two that are connected. */
export function insertOnEdge(
  text: string,
  from: Path,
  to: Path,
  task: Record<string, unknown>,
): Edited {
  const document = valueOf(readOrRefuse(text));
  const [source, target] = [nameAt(document, from), nameAt(document, to)];
  const { list, index } = listOf(from);
  const added = addTask(text, list, { ...task, depends_on: [source] }, index);
  const place = added.tasks[0]!;
  const after = valueOf(readOrRefuse(added.text));
  const name = nameAt(after, place);
  const targetPath = [...list, namesIn(after, list).indexOf(target)];
  const replaced = replaceDependency(added.text, targetPath, source, name);
  const isWritten = replaced !== added.text;
  return {
    text: isWritten ? replaced : addDependency(added.text, targetPath, name),
    tasks: [place],
  };
}

/** Adds a task that runs only if another one failed. */
export function addFailureBranch(text: string, path: Path): Edited {
  const document = valueOf(readOrRefuse(text));
  const name = nameAt(document, path);
  const { list, index } = listOf(path);
  const task = {
    name: `on_${name}_failed`,
    depends_on: [{ task: name, status: "failed" }],
    run: `echo "${name} failed" >&2`,
  };
  return addTask(text, list, task, index);
}

/** The tasks as a list of YAML (of JSON in a JSON document), as their author wrote them. */
export function copyTasks(text: string, paths: readonly Path[]): string {
  const parsed = readOrRefuse(text);
  const document = valueOf(parsed);
  const sorted = [...paths].sort((a, b) => -byPlaceFromLast(a, b));
  const pieces = sorted.map((path) => authorsLines(parsed, path));
  if (!pieces.includes(null)) return pieces.join("");
  // Written in flow style: one line each, as a list.
  const values = sorted.map((path) => JSON.stringify(valueAt(document, path)));
  return parsed.isJson
    ? `[\n${values.map((value) => `  ${value}`).join(",\n")}\n]\n`
    : values.map((value) => `- ${value}\n`).join("");
}

/** The lines of an item of a block list, moved to the left; null for flow style. */
function authorsLines(parsed: ParsedText, path: Path): string | null {
  const { container, depth } = walkPath(parsed, path, "here");
  if (!isSeq(container) || container.flow === true || depth < path.length - 1) return null;
  const { text } = parsed;
  const index = Number(path.at(-1));
  const { from, to } = blockEntryRange(text, container, index);
  const start = attachedCommentsStart(text, entryStart(container, index));
  const lines = text.slice(start, to).replaceAll("\r\n", "\n").trimEnd();
  return `${shifted(lines, -columnOf(text, from))}\n`;
}

/** Moves all lines to the right, or to the left as far as they have spaces. */
function shifted(lines: string, by: number): string {
  return lines
    .split("\n")
    .map((line) =>
      by >= 0
        ? line.trim() === ""
          ? line
          : " ".repeat(by) + line
        : line.slice(Math.min(-by, /^ */.exec(line)![0].length)),
    )
    .join("\n");
}

/**
 * Adds tasks from copied text: a list of tasks, one task, or a whole job. Names that are taken are changed, also where the copied
 * tasks name each other; dependencies on tasks that are not here are left out.
 */
export function pasteTasks(text: string, list: Path, copied: string, after?: number): Edited {
  const target = readOrRefuse(text);
  const taken = namesIn(valueOf(target), list);
  const prepared = withFreeNames(asJob(copied, anchorsOf(target)), taken);
  const pasted = valueOf(readOrRefuse(prepared));
  const count = namesIn(pasted, ["tasks"]).length;
  const position = Math.min(after ?? taken.length - 1, taken.length - 1);
  const tasks = Array.from({ length: count }, (_, index) => [...list, position + 1 + index]);
  const asLines = pastedAsLines(target, list, prepared, position);
  if (asLines !== null) return { text: asLines, tasks };
  let changed = text;
  for (let index = 0; index < count; index++)
    changed = addItem(changed, list, valueAt(pasted, ["tasks", index]), position + index);
  return { text: changed, tasks };
}

/** Values of the anchors of a document: what is copied within it may name them. */
function anchorsOf({ anchors, document }: ParsedText): string {
  return [...anchors()]
    .map(([name, node]) => `x-${name}: &${name} ${JSON.stringify(node.toJS(document))}\n`)
    .join("");
}

/** Copied text as a document with `tasks`. */
function asJob(copied: string, anchors: string): string {
  const normal = copied.replaceAll("\r\n", "\n");
  const wrapped = readText(`${anchors}tasks:\n${shifted(normal.trimEnd(), 2)}\n`);
  if (wrapped.ok && Array.isArray(valueOf(wrapped).tasks)) return wrapped.text;
  const read = readText(normal);
  if (read.ok && Array.isArray(valueOf(read).tasks)) return onlyTasks(read);
  if (read.ok && typeof valueOf(read).name === "string")
    return `tasks:\n  - ${JSON.stringify(valueOf(read))}\n`;
  throw new EditRefused("The clipboard holds no tasks. Copy a list of tasks, one task, or a job.");
}

function onlyTasks(read: ParsedText): string {
  const tasks = valueOf(read).tasks as unknown[];
  return `${anchorsOf(read)}tasks:\n${copyTasks(
    read.text,
    tasks.map((_, index) => ["tasks", index]),
  )}`;
}

function withFreeNames(job: string, taken: readonly string[]): string {
  let changed = job;
  const names = namesIn(valueOf(readOrRefuse(job)), ["tasks"]);
  const used = new Set([...taken, ...names]);
  for (const [index, name] of names.entries()) {
    if (!taken.includes(name)) continue;
    const free = freeName(name, used);
    used.add(free);
    changed = renameTask(changed, ["tasks", index], free);
  }
  const known = new Set([...used]);
  const document = valueOf(readOrRefuse(changed));
  for (const index of names.keys())
    for (const { task } of dependenciesOf(flatTask(valueAt(document, ["tasks", index])).depends_on))
      if (!known.has(task)) changed = dropDependency(changed, ["tasks", index], task);
  return changed;
}

/** Lines go into a block list as they are; null if the list is in flow style. */
function pastedAsLines(target: ParsedText, list: Path, job: string, after: number): string | null {
  const { container, depth, inFlow } = walkPath(target, [...list, 0], "anchor");
  if (depth < list.length || !isSeq(container) || container.flow === true || inFlow) return null;
  if (container.items.length === 0) return null;
  const parsed = readOrRefuse(job);
  const count = namesIn(valueOf(parsed), ["tasks"]).length;
  const lines = copyTasks(
    job,
    Array.from({ length: count }, (_, index) => ["tasks", index]),
  );
  const indent = columnOf(target.text, entryStart(container, 0));
  const spot: Spot = { collection: container, inFlow: false };
  const lineBreak = lineBreakOf(target.text);
  const block = shifted(lines.trimEnd(), indent).replaceAll("\n", lineBreak);
  const changed = applySplices(target.text, [addBlockText(target, spot, after, block)]);
  return readText(changed).ok ? changed : null;
}

/** Copies of tasks, right behind them. */
export function duplicateTasks(text: string, paths: readonly Path[]): Edited {
  const { list } = listOf(paths[0]!);
  const last = Math.max(...paths.map((path) => listOf(path).index));
  return pasteTasks(text, list, copyTasks(text, paths), last);
}

/** Puts tasks of one list into a new group, which waits for what they waited for, and for which others wait. */
export function wrapTasks(text: string, paths: readonly Path[], forEach: boolean): Edited {
  const sorted = [...paths].sort((a, b) => listOf(a).index - listOf(b).index);
  const { list, index: first } = listOf(sorted[0]!);
  if (sorted.some((path) => String(listOf(path).list) !== String(list)))
    throw new EditRefused("Only tasks of one list can be put into a group together.");
  const document = valueOf(readOrRefuse(text));
  const inside = sorted.map((path) => nameAt(document, path));
  const outside = namesIn(document, list).filter((name) => !inside.includes(name));
  const group = freeName("group", namesIn(document, list));
  const waitsFor = new Set(
    sorted
      .flatMap((path) => dependenciesOf(flatTask(valueAt(document, path)).depends_on))
      .map(({ task }) => task)
      .filter((task) => outside.includes(task)),
  );
  const copied = copyTasks(withoutDependencies(text, sorted, outside), sorted);
  let changed = withoutItems(text, sorted);
  const head = {
    name: group,
    ...(waitsFor.size === 0 ? {} : { depends_on: [...waitsFor] }),
    ...(forEach ? { for_each: { in: ["first", "second"] } } : {}),
  };
  changed = addGroup(changed, list, first, head, copied);
  for (const index of dependentsOf(valueOf(readOrRefuse(changed)), list, inside))
    for (const name of inside) changed = replaceDependency(changed, [...list, index], name, group);
  return { text: changed, tasks: [[...list, first]] };
}

function withoutDependencies(text: string, paths: readonly Path[], names: readonly string[]) {
  const document = valueOf(readOrRefuse(text));
  let changed = text;
  for (const path of paths) {
    const written = dependenciesOf(flatTask(valueAt(document, path)).depends_on);
    for (const { task } of written.filter((each) => names.includes(each.task)))
      changed = dropDependency(changed, path, task);
  }
  return changed;
}

function withoutItems(text: string, paths: readonly Path[]): string {
  return [...paths].reverse().reduce((changed, path) => removeValue(changed, path), text);
}

/** Adds a group whose tasks keep their author's lines. */
function addGroup(
  text: string,
  list: Path,
  index: number,
  head: Record<string, unknown>,
  copied: string,
): string {
  const placeholder = { name: "__inside" };
  const added = addItem(text, list, { ...head, tasks: [placeholder] }, index - 1);
  const inner = [...list, index, "tasks"];
  const filled = pasteTasks(added, inner, copied).text;
  return removeValue(filled, [...inner, 0]);
}

/** Repeats one task for each item of a list. */
export function repeatTask(text: string, path: Path): Edited {
  const document = valueOf(readOrRefuse(text));
  const changed = setValue(text, keyPath(document, path, "for_each"), { in: ["first", "second"] });
  return { text: changed, tasks: [path] };
}
