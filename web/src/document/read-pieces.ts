/**
 * Reads a document task by task, and each task only once: an edit of one of 2 000 tasks costs what this task costs. Owns what it knows
 * of tasks it has read. Invariants: (1) what it answers is what reading the whole text would answer, or it answers null; (2) a task's
 * nodes are made when they are looked at, for one text only: what two texts share is plain values.
 */
import { isAlias, isMap, isSeq, parseDocument, visit, type Node, type YAMLSeq } from "yaml";
import {
  anchorsIn,
  maxAliasCount,
  parseOptions,
  type ParsedText,
  type ReadText,
} from "./parse-whole.ts";
import { splitTasks, type TaskPieces } from "./task-pieces.ts";

/** What the value of a task depends on: its lines alone, or also anchors elsewhere. A task with anchors of its own is unfit. */
export type PieceKind = "plain" | "has_aliases" | "unfit";

interface Known {
  kind: PieceKind;
  /** Of a plain one. */
  value: unknown;
}

const known = new Map<string, Known>();
/** Values of tasks with aliases, for one text before the tasks, which has the anchors. */
let aliased = { head: "", values: new Map<string, unknown>() };
/** Above so many, everything is forgotten: it is read again when it is needed. */
const maxKnown = 20_000;
const maybeAnchor = /(?:^|[\s[{,:-])[&*][^\s&]/;

/** Reads a text by its pieces; null if it must be read as a whole, also to say what is wrong with it. */
export function readPieces(text: string): ReadText | null {
  const pieces = splitTasks(text);
  if (pieces === null) return null;
  const frame = readFrame(text, pieces);
  if (frame === null) return null;
  const facts = pieces.texts.map(factsOf);
  if (facts.some(({ kind }) => kind === "unfit")) return null;
  const head = text.slice(0, pieces.start);
  if (aliased.head !== head) aliased = { head, values: new Map() };
  try {
    const values = facts.map(({ kind, value }, index) =>
      kind === "plain" ? value : valueWithin(frame, pieces.texts[index]!),
    );
    return assembled(text, pieces, frame, values);
  } catch {
    // An alias without its anchor: reading the whole text says so, and where.
    return null;
  }
}

/** The kinds of a text's tasks, for another thread to remember; null if they cannot be read one by one. */
export function kindsOfTasks(text: string): PieceKind[] | null {
  return splitTasks(text)?.texts.map((piece) => factsOf(piece).kind) ?? null;
}

/** Remembers the values of tasks that another thread has read, so that they are never read here. */
export function rememberTasks(text: string, tasks: unknown, kinds: readonly PieceKind[]): void {
  const pieces = splitTasks(text);
  if (pieces === null || !Array.isArray(tasks) || tasks.length !== pieces.texts.length) return;
  const head = text.slice(0, pieces.start);
  if (aliased.head !== head) aliased = { head, values: new Map() };
  for (const [index, piece] of pieces.texts.entries()) {
    const kind = kinds[index]!;
    const value: unknown = tasks[index];
    if (kind === "has_aliases") aliased.values.set(piece, value);
    if (!known.has(piece)) remember(piece, { kind, value: kind === "plain" ? value : null });
  }
}

function remember(piece: string, fact: Known): Known {
  if (known.size >= maxKnown) known.clear();
  known.set(piece, fact);
  return fact;
}

function factsOf(piece: string): Known {
  return known.get(piece) ?? remember(piece, readFacts(piece));
}

function readFacts(piece: string): Known {
  const item = parsedItem(piece);
  if (item === null) return { kind: "unfit", value: null };
  let kind: PieceKind = "plain";
  if (maybeAnchor.test(piece))
    visit(item.document, {
      Node: (_key, node) => {
        if (!isAlias(node) && node.anchor !== undefined) kind = "unfit";
        else if (isAlias(node) && kind === "plain") kind = "has_aliases";
      },
    });
  const isPlain = (kind as PieceKind) === "plain";
  return { kind, value: isPlain ? item.node.toJS(item.document, { maxAliasCount }) : null };
}

/** The one item that a piece is; null if it is something else. */
function parsedItem(piece: string) {
  const document = parseDocument(piece, parseOptions);
  const list = document.contents;
  if (document.errors.length > 0 || !isSeq(list) || list.flow === true) return null;
  if (list.items.length !== 1) return null;
  // Items of parsed lists are nodes.
  return { document, list, node: list.items[0] as Node };
}

type Frame = NonNullable<ReturnType<typeof readFrame>>;

/** The text around the tasks, with one task in their place. */
function readFrame(text: string, { indent, start, end }: TaskPieces) {
  const placeholder = `${" ".repeat(indent)}- 0\n`;
  const document = parseDocument(
    text.slice(0, start) + placeholder + text.slice(end),
    parseOptions,
  );
  const root = document.contents;
  if (document.errors.length > 0 || !isMap(root) || root.flow === true) return null;
  const list: unknown = root.get("tasks", true);
  if (!isSeq(list) || list.items.length !== 1 || list.flow === true) return null;
  const anchors = anchorsIn(document);
  // An anchor behind the tasks, or one of two with the same name, is not what every alias means.
  let count = 0;
  visit(document, {
    Node: (_key, node) => void (!isAlias(node) && node.anchor !== undefined && count++),
  });
  const isBehind = [...anchors.values()].some(({ range }) => range![0] > start);
  if (count !== anchors.size || isBehind) return null;
  shift(root, end - start - placeholder.length, start + placeholder.length);
  return { document, root, list, anchors };
}

function valueWithin({ document }: Frame, piece: string): unknown {
  if (!aliased.values.has(piece))
    aliased.values.set(piece, parsedItem(piece)!.node.toJS(document, { maxAliasCount }));
  return aliased.values.get(piece);
}

function assembled(
  text: string,
  pieces: TaskPieces,
  { document, root, list, anchors }: Frame,
  values: unknown[],
): { ok: true } & ParsedText {
  const value = document.toJS({ maxAliasCount }) as Record<string, unknown>;
  value.tasks = values;
  fillLazily(list, pieces);
  return {
    ok: true,
    text,
    document,
    root,
    isJson: false,
    value,
    resolve: (alias) => anchors.get(alias.source),
    anchors: () => anchors,
  };
}

/** Gives the list its items, each read when it is looked at. */
function fillLazily(list: YAMLSeq, { texts, offsets }: TaskPieces): void {
  const read = lazily(texts.length, (index) => {
    const item = parsedItem(texts[index]!)!;
    shift(item.list, offsets[index]!, 0);
    return item;
  });
  list.items = lazily(texts.length, (index) => read[index]!.node);
  const token = list.srcToken;
  if (token?.type !== "block-seq") return;
  token.items = lazily(texts.length, (index) => {
    const own = read[index]!.list.srcToken;
    return own?.type === "block-seq" ? own.items[0]! : { start: [] };
  });
}

/** A list whose items are made when they are asked for, once. */
function lazily<Item>(length: number, make: (index: number) => Item): Item[] {
  const list = Array.from<Item>({ length });
  for (let index = 0; index < length; index++)
    Object.defineProperty(list, index, {
      configurable: true,
      enumerable: true,
      get: () => {
        const value = make(index);
        Object.defineProperty(list, index, { value, enumerable: true, writable: true });
        return value;
      },
    });
  return list;
}

/** Moves all places from an offset on. */
function shift(root: Node, by: number, from: number): void {
  const moved = (offset: number): number => (offset >= from ? offset + by : offset);
  visit(root, {
    Node: (_key, node) => {
      if (node.range)
        node.range = [moved(node.range[0]), moved(node.range[1]), moved(node.range[2])];
      if (!isSeq(node)) return;
      const token = node.srcToken;
      if (token?.type !== "block-seq" && token?.type !== "flow-collection") return;
      for (const { start } of token.items)
        for (const each of start) each.offset = moved(each.offset);
    },
  });
}
