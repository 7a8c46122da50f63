/** Tasks in the form of the Go system. */
import { createHash } from "node:crypto";
import type { JobTask } from "../../api/jobs.ts";
import type { JsonObject, JsonValue } from "../../base/json.ts";
import type { JobDefinition, TaskBody, TaskDefinition } from "../../definition/job-definition.ts";

/** The tasks of a version, each with an id that is the same whenever it is asked for. */
export function legacyTasks(
  definition: JobDefinition,
  jobId: string,
  versionId: string,
): JobTask[] {
  return definition.tasks.map((task, index) => ({
    id: taskId(versionId, index),
    job_id: jobId,
    name: task.name,
    type: typeOf(task.body),
    order: task.order,
    config: configOf(task),
  }));
}

function configOf(task: TaskDefinition): JsonObject {
  const {
    name: _name,
    order: _order,
    body,
    dependsOn,
    edgeStatuses,
    parameters,
    secrets,
    ...settings
  } = task;
  // A definition is JSON; its type names more than JsonObject can say.
  const rest = snakeCase(settings as unknown as JsonObject);
  const common = { ...rest, depends_on: dependenciesOf(dependsOn ?? [], edgeStatuses), secrets };
  switch (body.kind) {
    case "script":
      return {
        ...common,
        parameters,
        script: { language: body.language, code: body.code, args: body.args },
      };
    case "builtin":
      return { ...common, parameters: { task_name: body.type, ...parameters } };
    case "group":
    case "job":
    case "approval":
    case "wait": {
      const { kind, ...own } = body;
      return { ...common, parameters, [kind]: snakeCase(own as unknown as JsonObject) };
    }
  }
}

function typeOf({ kind }: TaskBody): JobTask["type"] {
  return kind === "script" ? "custom" : kind;
}

/** Names, and maps for those that are asked for a result. */
function dependenciesOf(
  names: readonly string[],
  edgeStatuses: TaskDefinition["edgeStatuses"],
): JsonValue[] {
  return names.map((task) => {
    const status = edgeStatuses[task];
    return status === undefined ? task : { task, status };
  });
}

/** Settings' own keys in snake case; what is inside (environment, tags) keeps its spelling. */
function snakeCase(settings: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(settings).map(([key, value]): [string, JsonValue] => [
      key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
      value,
    ]),
  );
}

/** A UUIDv8 made from the version and the place in it. */
function taskId(versionId: string, index: number): string {
  const bytes = createHash("sha256").update(`${versionId}/${index}`).digest().subarray(0, 16);
  bytes[6] = 0x80 | (bytes[6]! & 0x0f);
  bytes[8] = 0x80 | (bytes[8]! & 0x3f);
  return bytes.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
