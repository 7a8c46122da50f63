/** What the server says about a text, as places in it and as edits that mend it. */
import { codeToEnv } from "./code-to-env.ts";
import { applySplices, lineEnd, type Path } from "./splice.ts";

/** A mistake or a warning at a place of the text. */
export interface Problem {
  severity: "error" | "warning";
  message: string;
  /** Place in the document, such as `tasks[2].name`; empty for the text itself. */
  path: string;
  /** From 1. */
  line: number;
  column: number;
  from: number;
  to: number;
  /** What mends it: a change of the text that has the problem. */
  fix: { label: string; apply: (text: string) => string } | null;
}

/** What the API says of one place. */
export interface ReportedPlace {
  path: string;
  message: string;
  line?: number | undefined;
  column?: number | undefined;
}

/** The problem that a report is, with its offsets and, where the message knows the right word, its mend. */
export function problemOf(
  text: string,
  report: ReportedPlace,
  severity: Problem["severity"],
): Problem {
  const { line = 1, column = 1, path, message } = report;
  const from = Math.min(offsetOf(text, line, column), text.length);
  const word = /^(["'])(?:(?!\1).)*\1|^[^\s,:[\]{}#]+/.exec(text.slice(from, lineEnd(text, from)));
  const to = from + Math.max(1, word?.[0].length ?? 1);
  return {
    severity,
    message,
    path,
    line,
    column,
    from,
    to: Math.min(to, text.length),
    fix: codeFix(message, path) ?? fixOf(text, from, message),
  };
}

function offsetOf(text: string, line: number, column: number): number {
  let offset = 0;
  for (let passed = 1; passed < line; passed++) {
    const next = text.indexOf("\n", offset);
    if (next === -1) return text.length;
    offset = next + 1;
  }
  return Math.min(offset + column - 1, lineEnd(text, offset));
}

/** Long scripts and texts of several lines are not searched further than this. */
const searchedLength = 10_000;

/** An expression in code is moved to `env`. */
function codeFix(message: string, path: string): Problem["fix"] {
  if (!message.includes("must not stand in code")) return null;
  return { label: "Move to env", apply: (text) => codeToEnv(text, pathOf(path)) };
}

/** `tasks[2].run` as steps. */
function pathOf(text: string): Path {
  return [...text.matchAll(/\[(\d+)\]|([^.[\]]+)/g)].map(([, index, key]) =>
    index === undefined ? key! : Number(index),
  );
}

function fixOf(text: string, from: number, message: string): Problem["fix"] {
  const meant = / Did you mean "([^"]+)"\?/.exec(message);
  if (meant === null) return null;
  const wrong = wrongWord(text, from, message.slice(0, meant.index));
  if (wrong === null || wrong.word === meant[1]) return null;
  const { at, word } = wrong;
  return {
    label: `Change to ${meant[1]!}`,
    apply: (now) => applySplices(now, [{ from: at, to: at + word.length, insert: meant[1]! }]),
  };
}

/** The word that the message complains about: the first one it quotes that stands at the place, or else the word there. */
function wrongWord(text: string, from: number, said: string): { at: number; word: string } | null {
  const rest = text.slice(from, from + searchedLength);
  const quoted = [...said.matchAll(/`([^`]+)`|"([^"]+)"/g)].map((match) => match[1] ?? match[2]!);
  const names = quoted.flatMap((name) => [
    name,
    ...name.split(".").slice(-1),
    ...name.split(".").slice(1, 2),
  ]);
  for (const name of names) {
    const at = positionOfWord(rest, name);
    if (at !== -1) return { at: from + at, word: name };
  }
  const word = /^["']?([\w.-]+)/.exec(rest);
  return word === null ? null : { at: from + word[0].length - word[1]!.length, word: word[1]! };
}

function positionOfWord(text: string, word: string): number {
  for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + 1)) {
    const around = `${text[at - 1] ?? " "}${text[at + word.length] ?? " "}`;
    if (!/[\w-]/.test(around)) return at;
  }
  return -1;
}
