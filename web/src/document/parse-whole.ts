import {
  isAlias,
  isMap,
  parseDocument,
  visit,
  type Alias,
  type Document,
  type Node,
  type ParsedNode,
  type YAMLMap,
} from "yaml";

/** A mistake that keeps a text from being read at all. */
export interface TextProblem {
  message: string;
  from: number;
  to: number;
  /** From 1. */
  line: number;
  column: number;
}

/** A document whose text is right, with the places of everything in it. It is shared: nobody changes it. */
export interface ParsedText {
  text: string;
  document: Document.Parsed<ParsedNode>;
  root: YAMLMap.Parsed;
  /** True for JSON, whose edits must be JSON, too. */
  isJson: boolean;
  /** The whole document as plain values, aliases and merges resolved. */
  value: Record<string, unknown>;
  /** The node that an alias stands for. */
  resolve: (alias: Alias) => Node | undefined;
  /** The nodes with anchors by their names. */
  anchors: () => ReadonlyMap<string, Node>;
}

export type ReadText = ({ ok: true } & ParsedText) | { ok: false; problems: TextProblem[] };

/** The server reads documents with the same settings. */
export const parseOptions = { version: "1.2", merge: true, keepSourceTokens: true } as const;
export const maxAliasCount = 100;

/** Reads a job document, YAML or JSON, from its first to its last character. */
export function readWhole(text: string): ReadText {
  const document = parseDocument(text, parseOptions);
  const problems = document.errors.map((error): TextProblem => ({
    message: plainMessage(error.message),
    from: error.pos[0],
    to: Math.max(error.pos[1], error.pos[0] + 1),
    line: error.linePos?.[0].line ?? 1,
    column: error.linePos?.[0].col ?? 1,
  }));
  if (problems.length > 0) return { ok: false, problems };
  const root = document.contents;
  if (!isMap(root)) return { ok: false, problems: [notAMap(text)] };
  try {
    return {
      ok: true,
      text,
      document,
      // A parsed document consists of parsed nodes; its root is a map, and so is its value.
      root: root as YAMLMap.Parsed,
      isJson: isJsonText(text),
      value: document.toJS({ maxAliasCount }) as Record<string, unknown>,
      resolve: (alias) => alias.resolve(document),
      anchors: () => anchorsIn(document),
    };
  } catch (error) {
    return { ok: false, problems: [{ ...notAMap(text), message: (error as Error).message }] };
  }
}

/** The nodes of a document that have anchors; of two with one name the last. */
export function anchorsIn(document: Document): Map<string, Node> {
  const anchors = new Map<string, Node>();
  visit(document, {
    Node: (_key, node) => {
      if (!isAlias(node) && node.anchor !== undefined) anchors.set(node.anchor, node);
    },
  });
  return anchors;
}

/** True if the text is JSON: then it is sent and edited as JSON. */
export function isJsonText(text: string): boolean {
  if (!text.trimStart().startsWith("{")) return false;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function notAMap(text: string): TextProblem {
  const message =
    text.trim() === ""
      ? "The document is empty. A job needs at least `name` and `tasks`."
      : "A job document is a map: it begins with a key, such as `name:`.";
  return { message, from: 0, to: Math.min(1, text.length), line: 1, column: 1 };
}

/** The library shows the line below its message; the editor shows the line itself. */
function plainMessage(message: string): string {
  return message.replace(/ at line \d+, column \d+:[\s\S]*$/, "");
}
