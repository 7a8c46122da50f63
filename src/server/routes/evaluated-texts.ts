import type { JsonObject } from "../../base/json.ts";
import { hasExpression } from "../../definition/expression/template.ts";
import type { TaskDefinition } from "../../definition/job-definition.ts";
import { forEachText } from "../../definition/values.ts";

/** Keys whose whole text is an expression, at any depth. */
const CONDITIONS: ReadonlySet<string> = new Set(["condition", "while", "until", "match"]);
/** Maps whose keys are the author's own. */
const OWN_KEYS: ReadonlySet<string> = new Set(["env", "parameters", "files", "outputs"]);

/**
 * The texts of a task that a run would evaluate, each with its place. Tasks inside of it are tasks of their own, code is never evaluated,
 * and values of `secrets` are names.
 */
export function evaluatedTexts(task: TaskDefinition): { path: string; text: string }[] {
  const { body, rollback: _rollback, secrets: _secrets, ...settings } = task;
  const own = body.kind === "group" ? {} : { ...body, code: null };
  const found: { path: string; text: string }[] = [];
  // A definition is JSON; its type names more than JsonObject can say.
  forEachText({ ...settings, body: own } as unknown as JsonObject, [], (text, path) => {
    const key = path.at(-1);
    const isOwn = OWN_KEYS.has(String(path[0]));
    const isCondition = !isOwn && typeof key === "string" && CONDITIONS.has(key);
    if (isCondition || hasExpression(text)) found.push({ path: pathText(path, isOwn), text });
  });
  return found;
}

/** The place as the document's author knows it. */
function pathText(path: readonly (string | number)[], isOwn: boolean): string {
  const parts = path[0] === "body" ? path.slice(1) : path;
  return parts
    .map((part, index) => {
      if (typeof part === "number") return `[${part}]`;
      const key = isOwn && index > 0 ? part : documentKey(part);
      return index === 0 ? key : `.${key}`;
    })
    .join("");
}

function documentKey(key: string): string {
  if (key === "condition") return "if";
  return key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
