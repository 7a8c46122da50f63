/** Setting and removing single values of a document. */
import { isDeepEqual } from "./deep-equal.ts";
import { isMap, isSeq, isCollection, type Node } from "yaml";
import { addEntry, removeEntry, replaceEntry, type NewEntry, type Spot } from "./edit-entries.ts";
import { EditRefused } from "./edit-refused.ts";
import { isEmptyNode } from "./node-range.ts";
import { readText, valueOf } from "./parse-text.ts";
import type { ParsedText } from "./parse-whole.ts";
import { applySplices, type Path, type Splice } from "./splice.ts";
import { valueAt } from "./value-at.ts";
import { walkPath, type Reached, type Where } from "./walk-path.ts";

/** Reads a text that an edit begins with; refuses one that is not right, which no edit may write over. */
export function readOrRefuse(text: string): ParsedText {
  const read = readText(text);
  if (read.ok) return read;
  const { line, message } = read.problems[0]!;
  throw new EditRefused(`The text is not valid (line ${line}: ${message}). Mend it there first.`);
}

/**
 * Sets one value. Maps on the way are made. A value that an anchor shares is changed here only, as a copy, or where its anchor
 * stands and thereby everywhere.
 */
export function setValue(text: string, path: Path, value: unknown, where: Where = "here"): string {
  const parsed = readOrRefuse(text);
  if (isDeepEqual(valueAt(valueOf(parsed), path), value)) return text;
  for (const splices of waysToSet(parsed, path, value, where)) {
    const changed = applySplices(text, splices);
    const read = readText(changed);
    if (read.ok && isDeepEqual(valueAt(valueOf(read), path), value)) return changed;
  }
  throw new EditRefused(`\`${path.join(".")}\` cannot be changed here. Change it in the text.`);
}

function waysToSet(parsed: ParsedText, path: Path, value: unknown, where: Where): Splice[][] {
  const reached = walkPath(parsed, path, where);
  const step = path[reached.depth]!;
  const { container, node } = reached;
  const spot: Spot = { collection: container, inFlow: reached.inFlow };
  const rest = path.slice(reached.depth + 1);
  if (node === undefined) {
    const whole = wholeValue(parsed, path, reached, value);
    return [addEntry(parsed, spot, container.items.length - 1, newEntry(reached, step, whole))];
  }
  const whole = rest.length === 0 ? value : wholeValue(parsed, path, reached, value);
  return replaceEntry(parsed, spot, indexOfStep(reached, step), whole).map((splice) => [splice]);
}

/** The value to write at the place reached: the rest of the path around `value`, on top of what is shared. */
function wholeValue(parsed: ParsedText, path: Path, reached: Reached, value: unknown): unknown {
  const rest = path.slice(reached.depth + 1);
  const shared =
    reached.shared === null
      ? undefined
      : valueAt(valueOf(parsed), path.slice(0, reached.depth + 1));
  return withValue(shared, rest, value);
}

function withValue(base: unknown, [step, ...rest]: Path, value: unknown): unknown {
  if (step === undefined) return value;
  const inner = withValue(valueAt(base, [step]), rest, value);
  if (typeof step === "number") {
    const list: unknown[] = Array.isArray(base) ? [...base] : [];
    list[step] = inner;
    return list;
  }
  return { ...(typeof base === "object" && base !== null ? base : {}), [step]: inner };
}

function newEntry({ container }: Reached, step: string | number, value: unknown): NewEntry {
  return isMap(container) ? { key: String(step), value } : { value };
}

function indexOfStep({ container }: Reached, step: string | number): number {
  if (isSeq(container)) return Number(step);
  return container.items.findIndex((pair) => String(pair.key) === String(step));
}

/** Removes a key or an item; a map or list that it leaves empty goes, too, unless it is a task or the list of tasks. */
export function removeValue(text: string, path: Path, where: Where = "here"): string {
  const parsed = readOrRefuse(text);
  const reached = walkPath(parsed, path, where);
  const { container, node, depth, shared } = reached;
  if (shared?.kind === "merge" || (shared !== null && depth < path.length - 1))
    throw new EditRefused(
      `\`${path.join(".")}\` comes from &${shared.anchor}. Remove it there, or give it another value here.`,
    );
  if (node === undefined || depth < path.length - 1) return text;
  const parent = path.slice(0, -1);
  if (container.items.length === 1 && mayVanish(parent)) return removeValue(text, parent, where);
  const spot: Spot = { collection: container, inFlow: reached.inFlow };
  const index = indexOfStep(reached, path.at(-1)!);
  const splice = removeEntry(parsed, spot, index);
  const changed = applySplices(text, [splice]);
  if (readText(changed).ok) return changed;
  throw new EditRefused(refusalOf(text.slice(splice.from, splice.to)));
}

/** What is wrong is an anchor, nearly always: names of anchors stand in no other place of valid text that ends invalid. */
function refusalOf(removed: string): string {
  const anchored = /&([^\s,[\]{}]+)/.exec(removed)?.[1];
  return anchored === undefined
    ? "It cannot be removed here. Remove it in the text."
    : `It holds the anchor &${anchored}, which is used elsewhere. Move the anchor first, in the text.`;
}

function mayVanish(parent: Path): boolean {
  const last = parent.at(-1);
  return parent.length > 0 && typeof last === "string" && last !== "tasks";
}

/** Gives a key of a map another name; its value and its place stay. */
export function renameKey(text: string, path: Path, name: string): string {
  const parsed = readOrRefuse(text);
  const { container, node, depth } = walkPath(parsed, path, "here");
  if (!isMap(container) || node === undefined || depth < path.length - 1)
    throw new EditRefused(`\`${path.join(".")}\` is not written here. Rename it in the text.`);
  if (container.has(name)) throw new EditRefused(`There is a \`${name}\` already.`);
  const pair = container.items.find(({ key }) => String(key) === String(path.at(-1)))!;
  // Keys of parsed maps are nodes.
  const [from, to] = (pair.key as Node).range!;
  const written = parsed.isJson || text[from] === '"' ? JSON.stringify(name) : plainKey(name);
  return applySplices(text, [{ from, to, insert: written }]);
}

function plainKey(name: string): string {
  return /^[A-Za-z_][\w-]*$/.test(name) ? name : JSON.stringify(name);
}

/** Adds an item to a list, which is made if there is none. `after: -1` puts it first. */
export function addItem(text: string, list: Path, value: unknown, after?: number): string {
  const parsed = readOrRefuse(text);
  const reached = walkPath(parsed, [...list, 0], "anchor");
  const atList = reached.depth === list.length && isSeq(reached.container);
  if (!atList || isEmptyNode(reached.container)) {
    const old = valueAt(valueOf(parsed), list);
    return setValue(text, list, Array.isArray(old) ? [...(old as unknown[]), value] : [value]);
  }
  const { container, inFlow } = reached;
  const position = Math.min(after ?? container.items.length - 1, container.items.length - 1);
  const spot: Spot = { collection: container, inFlow };
  const changed = applySplices(text, addEntry(parsed, spot, position, { value }));
  if (readText(changed).ok) return changed;
  throw new EditRefused("The list cannot be added to here. Add to it in the text.");
}

/** True if a path leads to a map or list of the text itself. */
export function hasCollection(parsed: ParsedText, path: Path): boolean {
  const { depth, node } = walkPath(parsed, path, "anchor");
  return depth === path.length - 1 && isCollection(node);
}
