/** From `${{ }}` in code, which is never evaluated, to an entry of `env` that the code reads. */
import { applySplices, type Path, type Splice } from "./splice.ts";
import { readOrRefuse, setValue } from "./edit-value.ts";
import { flatTask } from "./job-model.ts";
import { valueOf } from "./parse-text.ts";
import { freeName, keyPath } from "./task-path.ts";
import { valueAt } from "./value-at.ts";

const expression = /(?<!\$)\$\{\{([^]*?)\}\}/g;

/** How code of a language reads a variable. */
const reads: Readonly<Record<string, (name: string) => string>> = {
  python: (name) => `os.environ["${name}"]`,
  javascript: (name) => `process.env.${name}`,
  typescript: (name) => `process.env.${name}`,
  ruby: (name) => `ENV["${name}"]`,
  go: (name) => `os.Getenv("${name}")`,
  php: (name) => `getenv("${name}")`,
  perl: (name) => `$ENV{${name}}`,
};

/**
 * Moves the expressions of the code at a path, such as `tasks[0].run`, to the task's `env`; the code reads the variables as its
 * language does. The same text if there are none.
 */
export function codeToEnv(text: string, path: Path): string {
  const document = valueOf(readOrRefuse(text));
  const code = valueAt(document, path);
  if (typeof code !== "string") return text;
  const task = path.slice(0, path.lastIndexOf("tasks") + 2);
  const value = flatTask(valueAt(document, task));
  const language = path.at(-1) === "run" ? "bash" : String(valueAt(value, ["script", "language"]));
  const env = keyPath(document, task, "env");
  const taken = new Set(Object.keys(Object(valueAt(document, env) ?? {}) as object));
  const names = new Map<string, string>();
  const splices = [...code.matchAll(expression)].map((match) => {
    const [whole, inner] = [match[0], match[1]!.trim()];
    const name = names.get(inner) ?? freeName(variableOf(inner), taken);
    names.set(inner, name);
    taken.add(name);
    const read = reads[language];
    const place = { from: match.index, to: match.index + whole.length };
    return read === undefined ? shellRead(code, place, name) : { ...place, insert: read(name) };
  });
  if (splices.length === 0) return text;
  let changed = setValue(text, path, applySplices(code, splices));
  for (const [inner, name] of names)
    changed = setValue(changed, [...env, name], `\${{ ${inner} }}`);
  return changed;
}

/** A name that says what is read: `tasks.load.output` is LOAD_OUTPUT. */
function variableOf(inner: string): string {
  const words = inner.match(/[A-Za-z_]\w*/g) ?? [];
  const known = words.filter((word) => !["tasks", "inputs", "env", "secrets"].includes(word));
  const name = known.slice(0, 2).join("_").toUpperCase();
  return name === "" ? "VALUE" : name;
}

/** Between single quotes a shell reads no variable: there they are closed around it, or become double ones if nothing else is in them. */
function shellRead(code: string, { from, to }: { from: number; to: number }, name: string): Splice {
  const line = code.slice(code.lastIndexOf("\n", from - 1) + 1, from).replace(/"[^"]*"/g, "");
  const isQuoted = line.split("'").length % 2 === 0 && !/"[^']*$/.test(line);
  const read = `\${${name}}`;
  if (!isQuoted) return { from, to, insert: read };
  return code[from - 1] === "'" && code[to] === "'"
    ? { from: from - 1, to: to + 1, insert: `"${read}"` }
    : { from, to, insert: `'"${read}"'` };
}
