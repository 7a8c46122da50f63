/** Where texts of a document name tasks: in expressions, in the older `${x.output}`, and as variables in scripts. */

/** Keys whose whole text is an expression. */
const bareKeys: ReadonlySet<string> = new Set(["if", "while", "until", "match"]);

/** A name within a text. */
interface Mention {
  from: number;
  to: number;
  name: string;
}

const expressionReads =
  /(?<![\w.])tasks\s*\.\s*(?<dotted>[A-Za-z_]\w*)|(?<![\w.])tasks\s*\[\s*\\?["'](?<indexed>[^"'\\\]]+)\\?["']\s*\]|\bget\(\s*tasks\s*,\s*\\?["'](?<path>[^"'\\.]+)/dg;
const olderReads = /(?<!\$)\$\{(?:TASK_OUTPUT\.(?<prefixed>[^{}]+)|(?<named>[^{}]+)\.output)\}/dg;

/** Mentions of tasks in a text that stands under `key`; code is asked for variables by scriptMentions. */
export function mentionsIn(text: string, key: string | number | undefined): Mention[] {
  const ranges = bareKeys.has(String(key))
    ? [{ from: 0, to: text.length }]
    : expressionRanges(text);
  const found = ranges.flatMap(({ from, to }) => matches(expressionReads, text, from, to));
  return bareKeys.has(String(key))
    ? found
    : [...found, ...matches(olderReads, text, 0, text.length)];
}

/** The pieces between `${{` and `}}`. */
function expressionRanges(text: string): { from: number; to: number }[] {
  const ranges: { from: number; to: number }[] = [];
  for (let at = text.indexOf("${{"); at !== -1; at = text.indexOf("${{", at + 3)) {
    if (text[at - 1] === "$") continue;
    const end = text.indexOf("}}", at);
    ranges.push({ from: at + 3, to: end === -1 ? text.length : end });
  }
  return ranges;
}

function matches(pattern: RegExp, text: string, from: number, to: number): Mention[] {
  return [...text.slice(from, to).matchAll(pattern)].flatMap((match) =>
    Object.entries(match.indices?.groups ?? {}).flatMap(([group, place]) =>
      // A group that took no part has no place, whatever its type says.
      (place as [number, number] | undefined) === undefined
        ? []
        : [{ from: from + place[0], to: from + place[1], name: match.groups![group]! }],
    ),
  );
}

/** The variable in which a script finds a task's output. */
export function outputVariable(name: string): string {
  return `TASK_OUTPUT_${name.toUpperCase().replace(/[^A-Z0-9_]/g, "_")}`;
}

/** Mentions of one task's output variable in code. */
export function scriptMentions(code: string, name: string): { from: number; to: number }[] {
  const variable = outputVariable(name);
  const pattern = new RegExp(`(?<![A-Za-z0-9_])${variable}(?![A-Za-z0-9_])`, "g");
  return [...code.matchAll(pattern)].map(({ index }) => ({
    from: index,
    to: index + variable.length,
  }));
}

/** Names of the tasks that a value reads, in any of its texts. */
export function readsOf(value: unknown, key?: string | number): Set<string> {
  const names = new Set<string>();
  collectReads(value, key, names);
  return names;
}

function collectReads(value: unknown, key: string | number | undefined, into: Set<string>): void {
  if (typeof value === "string") for (const { name } of mentionsIn(value, key)) into.add(name);
  else if (typeof value === "object" && value !== null)
    for (const [inner, item] of Object.entries(value))
      collectReads(item, Array.isArray(value) ? key : inner, into);
}
