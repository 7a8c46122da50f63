/** Finds what the author wrote about a task in the canonical form of a job. Pure. */

type Json = Readonly<Record<string, unknown>>;

/** The definition of the task with this name; of several, the one deepest inside of a group of the given names. Null if there is none. */
export function taskDefinition(definition: Json, path: readonly string[]): Json | null {
  const name = path.at(-1);
  const within = path.slice(0, -1);
  let best: { found: Json; depth: number } | null = null;
  const search = (value: unknown, depth: number): void => {
    if (Array.isArray(value)) for (const each of value) search(each, depth);
    else if (typeof value === "object" && value !== null) {
      // An object of JSON.
      const object = value as Json;
      if (object["name"] === name && depth >= 0 && (best === null || depth > best.depth))
        best = { found: object, depth };
      const inside = within.includes(String(object["name"])) ? depth + 1 : depth;
      for (const each of Object.values(object)) search(each, inside);
    }
  };
  for (const [key, value] of Object.entries(definition)) if (key !== "name") search(value, 0);
  // TypeScript does not see that the search assigns it.
  return (best as { found: Json } | null)?.found ?? null;
}

/** Sets of values to show apart: what is evaluated for the task, and its code. */
export interface DefinitionParts {
  parameters: Json;
  env: Json;
  /** Names of secrets by variable; the values are never here. */
  secrets: Json;
  code: string | null;
  condition: string | null;
  /** All other settings that are not empty. */
  settings: Json;
}

/** Takes a definition apart. */
export function definitionParts(definition: Json): DefinitionParts {
  const body = recordOf(definition["body"]);
  const { name: _name, body: _body, tasks: _tasks, ...rest } = definition;
  const all: Json = { ...rest, ...body };
  const shown = new Set([
    "parameters",
    "env",
    "secrets",
    "code",
    "run",
    "script",
    "if",
    "condition",
    "tasks",
    "kind",
  ]);
  return {
    parameters: recordOf(all["parameters"]),
    env: recordOf(all["env"]),
    secrets: recordOf(all["secrets"]),
    code: textOf(all["code"] ?? all["run"] ?? all["script"]),
    condition: textOf(all["if"] ?? all["condition"]),
    settings: Object.fromEntries(
      Object.entries(all).filter(([key, value]) => !shown.has(key) && !isEmpty(value)),
    ),
  };
}

function recordOf(value: unknown): Json {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? { ...value } : {};
}

function textOf(value: unknown): string | null {
  return typeof value === "string" && value !== "" ? value : null;
}

function isEmpty(value: unknown): boolean {
  if (value === null || value === undefined || value === false || value === "") return true;
  return typeof value === "object" && Object.keys(value).length === 0;
}
