import type { SubJobBody } from "./job-definition.ts";
import { requiredText } from "./required-text.ts";
import { Section, type ParseContext } from "./section.ts";
import { isJsonObject, refuseExpressions } from "./values.ts";

/** Longest name that a job can have. */
const MAX_NAME = 255;

/** Reads `job` of a task: a name, or a map. Null, with an error, if it names none. */
export function parseSubJob(task: Section, context: ParseContext): SubJobBody | null {
  const entry = task.entry("job");
  if (entry === undefined) return null;
  const { value, path } = entry;
  if (typeof value === "string" && value.trim() !== "" && value.length <= MAX_NAME) {
    refuseExpressions(value, path, context);
    return { name: value, ...plainSubJob };
  }
  if (!isJsonObject(value)) {
    task.wrong("job");
    return null;
  }
  const section = Section.open("sub_job", value, path, context)!;
  const name = requiredText(section, "name", context);
  const rest: Omit<SubJobBody, "name"> = {
    kind: "job",
    project: section.text("project") ?? null,
    version: parseVersion(section),
    inputs: section.jsonMap("inputs") ?? {},
    wait: section.flag("wait") ?? true,
    onChildFailure: section.choice<SubJobBody["onChildFailure"]>("on_child_failure") ?? "fail",
    cancelChild: section.flag("cancel_child") ?? true,
    idempotencyKey: section.text("idempotency_key") ?? null,
  };
  return name === undefined ? null : { name, ...rest };
}

/** What the short form means. */
const plainSubJob: Omit<SubJobBody, "name"> = {
  kind: "job",
  project: null,
  version: null,
  inputs: {},
  wait: true,
  onChildFailure: "fail",
  cancelChild: true,
  idempotencyKey: null,
};

function parseVersion(section: Section): number | null {
  const value = section.entry("version")?.value;
  if (value === undefined || value === "latest") return null;
  if (typeof value === "number" && Number.isSafeInteger(value) && value >= 1) return value;
  return section.wrong("version") ?? null;
}
