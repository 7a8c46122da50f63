import type { JsonObject } from "../base/json.ts";
import type { BuiltinBody } from "./job-definition.ts";
import type { ParseContext, Section } from "./section.ts";
import type { SourcePath } from "./source-map.ts";
import { kindOf } from "./values.ts";
import { parseReference } from "./templates/template-reference.ts";

/** A builtin task type, and the parameters without `task_name` where that named it. */
export interface ParsedBuiltin {
  body: BuiltinBody;
  parameters: JsonObject;
}

/** Reads `uses`, or `parameters.task_name` of the older form. Null, with an error, if neither names a task type. */
export function parseBuiltin(
  task: Section,
  name: string,
  parameters: JsonObject,
  context: ParseContext,
): ParsedBuiltin | null {
  const uses = task.text("uses");
  if (task.has("uses") && uses === undefined) return null;
  if (uses?.includes("@")) {
    reportTemplate(task, uses, context);
    return null;
  }
  const named = takeTaskName(task, parameters, context);
  if (named === null) return null;
  if (uses !== undefined && named.type !== undefined && named.type !== uses) {
    context.problems.error(
      task.pathOf("uses"),
      `\`uses\` says ${uses}, but \`parameters.task_name\` says ${named.type}; remove one.`,
    );
    return null;
  }
  const type = named.type ?? uses ?? (context.mode === "legacy" ? name : undefined);
  if (type === undefined) {
    context.problems.error(
      task.path,
      "This builtin task names no task type; add `uses`, such as `uses: http_request`.",
    );
    return null;
  }
  return { body: { kind: "builtin", type }, parameters: named.parameters };
}

/** Takes `task_name` out of the parameters; null, with an error, if it is no name. */
function takeTaskName(
  task: Section,
  parameters: JsonObject,
  context: ParseContext,
): { type: string | undefined; parameters: JsonObject } | null {
  if (!Object.hasOwn(parameters, "task_name")) return { type: undefined, parameters };
  const { task_name: type, ...rest } = parameters;
  const isUnset = type === null || (type === "" && context.mode === "legacy");
  if (isUnset) return { type: undefined, parameters: rest };
  if (typeof type === "string" && type !== "") return { type, parameters: rest };
  const path: SourcePath = [...task.pathOf("parameters"), "task_name"];
  context.problems.error(
    path,
    `\`task_name\` must be the name of a task type; found ${kindOf(type ?? null)}.`,
  );
  return null;
}

/** Templates are expanded before tasks are read: what is left of them is wrong, and in strict documents mostly reported. */
function reportTemplate(task: Section, uses: string, context: ParseContext): void {
  const isVersion = parseReference(uses) !== null;
  if (isVersion && context.mode === "strict") return;
  context.problems.error(
    task.pathOf("uses"),
    isVersion
      ? "Task templates need a document with `stratal: 1`."
      : "A task template is used with its version, such as `name@1`.",
  );
}
