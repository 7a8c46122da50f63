import type { KeySpec } from "./key-type.ts";
import { key, text } from "./key-rows.ts";

/** Keys of a template's document. */
export const templateKeys: KeySpec[] = [
  key(
    "stratal",
    { kind: "special", text: "1", schema: { const: 1 } },
    "Language version; templates are always strict.",
    { required: true },
  ),
  key(
    "kind",
    { kind: "choice", values: ["task", "job"] },
    "Whether tasks use it with `uses`, or jobs build on it with `extends`.",
    { required: true },
  ),
  key(
    "name",
    text(63, {
      min: 1,
      strictPattern: "^[A-Za-z_][A-Za-z0-9_.-]{0,62}$",
      hint: "a letter or _, then up to 62 letters, digits and _ . -",
    }),
    "Name of the template, unique in its project.",
    { required: true },
  ),
  key("description", text(65_536), "What the template is for."),
  key(
    "inputs",
    { kind: "section_map", scope: "input" },
    "Parameters of a task template; its task reads them as `params.<name>`.",
    { default: {} },
  ),
  key(
    "task",
    { kind: "json_map" },
    "The task, without `name` and dependencies; those are the user's.",
    {
      templates: true,
    },
  ),
  key(
    "job",
    { kind: "json_map" },
    "Keys of the job that jobs take over, all but `stratal` and `name`.",
    { templates: true },
  ),
];
