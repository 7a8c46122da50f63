/** A task's new name, wherever the document names it. */
import { isAlias, isCollection, isMap, isScalar, isSeq, type Node } from "yaml";
import { dependentsOf, replaceDependency } from "./edit-dependencies.ts";
import { EditRefused } from "./edit-refused.ts";
import { readOrRefuse, setValue } from "./edit-value.ts";
import { valueAt } from "./value-at.ts";
import { listKeys } from "./job-model.ts";
import { childOf, startOf } from "./node-range.ts";
import { valueOf } from "./parse-text.ts";
import type { ParsedText } from "./parse-whole.ts";
import { mentionsIn, outputVariable, scriptMentions } from "./references.ts";
import { applySplices, type Path, type Splice } from "./splice.ts";
import { listOf, nameAt, namesIn } from "./task-path.ts";

/** Renames a task and what names it: `depends_on`, `tasks.<name>`, `${<name>.output}`, `TASK_OUTPUT_<NAME>` in scripts. */
export function renameTask(text: string, path: Path, name: string): string {
  const parsed = readOrRefuse(text);
  const document = valueOf(parsed);
  const old = nameAt(document, path);
  if (name === old) return text;
  if (name.trim() === "") throw new EditRefused("A task needs a name.");
  const { list } = listOf(path);
  if (namesIn(document, list).includes(name))
    throw new EditRefused(`There is a task \`${name}\` already. Names are unique in their list.`);
  const splices = scopeOf(document, list).flatMap((place) =>
    mentionSplices(parsed, place, old, name),
  );
  let changed = applySplices(text, splices);
  for (const index of dependentsOf(document, list, [old]))
    changed = replaceDependency(changed, [...list, index], old, name);
  return setValue(changed, [...path, "name"], name);
}

/** Where a name of a list means its task: the list, and of the main list also what runs at the end. */
function scopeOf(document: unknown, list: Path): Path[] {
  const isMain = list.length === 1 && list[0] === "tasks";
  if (!isMain) return [list];
  const keys = [...listKeys, "outputs", "notify"];
  return keys.filter((key) => valueAt(document, [key]) !== undefined).map((key) => [key]);
}

function mentionSplices(parsed: ParsedText, place: Path, old: string, name: string): Splice[] {
  let node: Node | null | undefined = parsed.root;
  for (const step of place) node = childOf(node ?? null, step);
  const splices: Splice[] = [];
  const within: Within = { key: undefined, isCode: false };
  const names: Names = { old, name };
  const value = valueAt(valueOf(parsed), place);
  if (!isSeq(node) || !Array.isArray(value))
    collect(parsed.text, node ?? null, within, names, splices);
  else
    for (const [index, item] of value.entries())
      // Looking at a task's places costs more than looking for a name in it.
      if (mayMention(item, old))
        collect(parsed.text, node.items[index] as Node | null, within, names, splices);
  return splices;
}

function mayMention(value: unknown, name: string): boolean {
  const text = JSON.stringify(value);
  return text.includes(JSON.stringify(name).slice(1, -1)) || text.includes(outputVariable(name));
}

interface Within {
  key: string | undefined;
  /** In `run` or `script.code`. */
  isCode: boolean;
}

interface Names {
  old: string;
  name: string;
}

function collect(text: string, node: Node | null, within: Within, names: Names, into: Splice[]) {
  if (node === null || isAlias(node)) return;
  if (isScalar(node)) into.push(...scalarSplices(text, node, within, names));
  if (!isCollection(node)) return;
  // A group with a task of the same name means that one inside.
  if (isMap(node) && shadows(node.get("tasks"), names.old)) {
    for (const pair of node.items)
      if (String(pair.key) !== "tasks") collectPair(text, pair, names, into);
    return;
  }
  for (const item of node.items) {
    if (isMap(node)) collectPair(text, item, names, into);
    // Items of parsed lists are nodes.
    else collect(text, item as Node | null, within, names, into);
  }
}

function collectPair(text: string, pair: unknown, names: Names, into: Splice[]): void {
  // Pairs of parsed maps have nodes for keys and values.
  const { key, value } = pair as { key: Node; value: Node | null };
  const name = String(key);
  if (name === "depends_on") return;
  collect(text, value, { key: name, isCode: name === "run" || name === "code" }, names, into);
}

function shadows(list: unknown, name: string): boolean {
  if (!isCollection(list)) return false;
  return list.items.some((item) => isMap(item) && item.get("name") === name);
}

function scalarSplices(text: string, node: Node, within: Within, names: Names): Splice[] {
  const start = startOf(node);
  const source = text.slice(start, node.range![1]);
  if (within.isCode)
    return scriptMentions(source, names.old).map(({ from, to }) => ({
      from: start + from,
      to: start + to,
      insert: outputVariable(names.name),
    }));
  return mentionsIn(source, within.key)
    .filter(({ name }) => name === names.old)
    .map(({ from, to }) => mentionSplice(source, start, { from, to }, names.name));
}

/** `tasks.old` becomes `tasks.new`, or `tasks['new-name']` where a dot cannot be followed by the name. */
function mentionSplice(
  source: string,
  start: number,
  { from, to }: { from: number; to: number },
  name: string,
): Splice {
  const dot = /tasks\s*(\.\s*)$/.exec(source.slice(0, from));
  if (dot === null || /^[A-Za-z_]\w*$/.test(name))
    return { from: start + from, to: start + to, insert: name };
  const quote = source.startsWith("'") ? "''" : "'";
  return {
    from: start + from - dot[1]!.length,
    to: start + to,
    insert: `[${quote}${name}${quote}]`,
  };
}
