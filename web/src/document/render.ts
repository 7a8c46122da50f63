/** New text for values: in the form that the place in the document wants. */
import { Document, isMap, isPair, isScalar, isSeq, stringify, visit, type Node } from "yaml";

/** The place that a value is written for. */
export interface Place {
  isJson: boolean;
  /** Within `{}` or `[]`. */
  inFlow: boolean;
  /** Spaces before a key or dash of the collection. */
  indent: number;
  lineBreak: string;
}

/** Lists and maps up to this length are written in one line. */
const maxInlineLength = 72;
const yamlOptions = {
  lineWidth: 0,
  version: "1.2",
  indentSeq: true,
  flowCollectionPadding: false,
} as const;

/** A value in one line: JSON, or YAML's flow style. */
export function renderInline(value: unknown, isJson: boolean): string {
  if (isJson) return spacedJson(value);
  const text = stringify([value], { ...yamlOptions, collectionStyle: "flow" }).trimEnd();
  // A text of several lines would be laid out in several lines: JSON's quotes are YAML's, too.
  return text.includes("\n") ? spacedJson(value) : text.slice(1, -1).trim();
}

/** `key: value`, without a line break at its end; lines after the first are indented for the place. */
export function renderPair(key: string, value: unknown, place: Place): string {
  if (place.inFlow) {
    const shownKey = place.isJson ? JSON.stringify(key) : renderInline(key, false);
    return `${shownKey}: ${renderNested(value, place)}`;
  }
  return renderBlock({ [key]: value }, place);
}

/** An item of a list, with its dash in block lists. */
export function renderItem(value: unknown, place: Place): string {
  return place.inFlow ? renderNested(value, place) : renderBlock([value], place);
}

/** A value of several lines in a JSON document that is laid out in lines; otherwise one line. */
function renderNested(value: unknown, place: Place): string {
  if (!place.isJson || typeof value !== "object" || value === null)
    return renderInline(value, place.isJson);
  const inline = spacedJson(value);
  if (inline.length <= maxInlineLength) return inline;
  return indented(JSON.stringify(value, null, 2), place);
}

function renderBlock(value: unknown, place: Place): string {
  const document = new Document(value, { version: "1.2" });
  visit(document, {
    Collection: (_key, node, path) => {
      // Behind the root, which is the pair or item itself, what is short and flat goes into one line; tasks never do.
      if (path.length > 1 && !isOfTasks(path) && isShort(node)) node.flow = true;
    },
    Scalar: (_key, node) => {
      if (typeof node.value === "string" && endsInBlankLine(node.value)) node.type = "QUOTE_DOUBLE";
    },
  });
  return indented(document.toString(yamlOptions).trimEnd(), place);
}

/** A block scalar would end in lines that are not told from those between entries. */
function endsInBlankLine(text: string): boolean {
  const content = text.trimEnd();
  return text.slice(content.length).split("\n").length > (content === "" ? 1 : 2);
}

/** True for a list of tasks, and for one of them. */
function isOfTasks(path: readonly unknown[]): boolean {
  const around = [path.at(-1), path.at(-2)];
  return around.some((node) => isPair(node) && String(node.key) === "tasks");
}

function isShort(node: Node): boolean {
  const value: unknown = node.toJSON();
  if (!isSeq(node) && !isMap(node)) return false;
  const children: unknown[] = Object.values(value as object);
  const isFlat = children.every(
    (child) => typeof child !== "object" || child === null || isSeq(node),
  );
  const text = JSON.stringify(value);
  return isFlat && text.length <= maxInlineLength && !text.includes("\\n");
}

function indented(text: string, { indent, lineBreak }: Place): string {
  const [first = "", ...rest] = text.split("\n");
  const prefix = " ".repeat(indent);
  return [first, ...rest.map((line) => (line === "" ? "" : prefix + line))].join(lineBreak);
}

function spacedJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(spacedJson).join(", ")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value ?? null);
  const pairs = Object.entries(value).map(
    ([key, item]) => `${JSON.stringify(key)}: ${spacedJson(item)}`,
  );
  return pairs.length === 0 ? "{}" : `{ ${pairs.join(", ")} }`;
}

/** A scalar in place of another one, quoted as the other was. */
export function renderScalar(value: unknown, old: Node | null, place: Place): string {
  if (place.isJson) return JSON.stringify(value);
  if (typeof value === "string" && isScalar(old) && !/[\p{Cc}\\]/u.test(value)) {
    if (old.type === "QUOTE_DOUBLE") return JSON.stringify(value);
    if (old.type === "QUOTE_SINGLE") return `'${value.replaceAll("'", "''")}'`;
  }
  if (place.inFlow) return renderInline(value, false);
  return stringify(value, { ...yamlOptions, blockQuote: false }).trimEnd();
}

/**
 * A text of several lines as a block scalar under a key; null where one cannot hold it (control characters, no first line to take the
 * indentation from).
 */
export function renderBlockText(
  value: string,
  contentIndent: number,
  lineBreak: string,
  comment = "",
): string | null {
  if (/[^\P{Cc}\n\t]/u.test(value) || value.trim() === "") return null;
  const firstLine = value.split("\n").find((line) => line !== "") ?? "";
  if (/^\s/.test(firstLine) || value.startsWith("\n")) return null;
  const trailing = /\n*$/.exec(value)![0].length;
  const chomp = trailing === 0 ? "-" : trailing === 1 ? "" : "+";
  const prefix = " ".repeat(contentIndent);
  const lines = value.slice(0, value.length - trailing).split("\n");
  const body = lines.map((line) => (line === "" ? "" : prefix + line)).join(lineBreak);
  return `|${chomp}${comment}${lineBreak}${body}${lineBreak.repeat(Math.max(0, trailing - 1))}`;
}
