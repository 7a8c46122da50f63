import type { JsonValue } from "../base/json.ts";

/** A task's output by name; undefined when there is no such task or nothing to put in its place. */
export type OutputLookup = (task: string) => string | undefined;

const PREFIX = "TASK_OUTPUT.";
const SUFFIX = ".output";

/**
 * Replaces `${x.output}` and `${TASK_OUTPUT.x}` in every string of a value (not in keys), in one pass: what is put in is never
 * read again. References that `lookup` does not know stay as they are, and so does everything inside `${{ }}`.
 */
export function substituteReferences(value: JsonValue, lookup: OutputLookup): JsonValue {
  if (typeof value === "string") return substituteText(value, lookup);
  if (Array.isArray(value)) return value.map((item) => substituteReferences(item, lookup));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, substituteReferences(item, lookup)]),
  );
}

/**
 * Names of the tasks that a value's strings refer to, each once. `isTask` settles texts that can be read in two ways, such as
 * `${a ${b.output}`; without it the innermost reading counts.
 */
export function referencedTasks(
  value: JsonValue,
  isTask: (name: string) => boolean = () => false,
): string[] {
  const names = new Set<string>();
  const collect = (item: JsonValue): void => {
    if (typeof item === "string") for (const name of namesInText(item, isTask)) names.add(name);
    else if (typeof item === "object" && item !== null) Object.values(item).forEach(collect);
  };
  collect(value);
  return [...names];
}

function namesInText(text: string, isTask: (name: string) => boolean): string[] {
  const names: string[] = [];
  scan(text, (candidates, inner) => {
    const name = candidates.find(isTask) ?? (inner.includes("${") ? undefined : candidates[0]);
    if (name === undefined) return undefined;
    names.push(name);
    return "";
  });
  return names;
}

function substituteText(text: string, lookup: OutputLookup): string {
  return scan(text, (candidates) => {
    for (const name of candidates) {
      const output = lookup(name);
      if (output !== undefined) return output;
    }
    return undefined;
  });
}

/**
 * Walks over `${…}` from left to right. `resolve` gets the task names a reference may mean and answers with its replacement, or
 * undefined to leave the `${` as text and go on right after it.
 */
function scan(
  text: string,
  resolve: (candidates: readonly string[], inner: string) => string | undefined,
): string {
  let result = "";
  let copied = 0;
  let at = text.indexOf("${");
  // Searched for again only when passed, which keeps a text full of `${` linear.
  let end = -1;
  while (at !== -1) {
    if (text[at + 2] === "{") {
      at = text.indexOf("${", endOfExpression(text, at));
      continue;
    }
    if (end < at + 2) end = text.indexOf("}", at + 2);
    if (end === -1) break;
    const inner = end - at > MAX_REFERENCE_LENGTH ? "" : text.slice(at + 2, end);
    const candidates = namesOf(inner);
    const replacement = candidates.length === 0 ? undefined : resolve(candidates, inner);
    if (replacement === undefined) {
      at = text.indexOf("${", at + 2);
      continue;
    }
    result += text.slice(copied, at) + replacement;
    copied = end + 1;
    at = text.indexOf("${", copied);
  }
  return result + text.slice(copied);
}

/** Longer than any task name with its prefix: what is longer is no reference. */
const MAX_REFERENCE_LENGTH = 512;

/** The task names that the inside of `${…}` may mean, the likelier first; none if it is no reference. */
function namesOf(inner: string): string[] {
  const names: string[] = [];
  if (inner.length > PREFIX.length && inner.startsWith(PREFIX))
    names.push(inner.slice(PREFIX.length));
  if (inner.length > SUFFIX.length && inner.endsWith(SUFFIX))
    names.push(inner.slice(0, -SUFFIX.length));
  return names;
}

/** The offset after the `}}` that ends an expression, minding quotes if they are closed; the end of the text without one. */
function endOfExpression(text: string, start: number): number {
  let quote: string | null = null;
  for (let at = start + 3; at < text.length; at += 1) {
    const character = text[at]!;
    if (quote !== null) {
      if (character === "\\") at += 1;
      else if (character === quote) quote = null;
    } else if (character === '"' || character === "'") quote = character;
    else if (character === "}" && text[at + 1] === "}") return at + 2;
  }
  const plainEnd = text.indexOf("}}", start + 3);
  return plainEnd === -1 ? text.length : plainEnd + 2;
}
