import type { JsonValue } from "../base/json.ts";
import type { ArtifactReference, TaskDefinition } from "./job-definition.ts";
import { requiredText } from "./required-text.ts";
import { Section, type ParseContext } from "./section.ts";
import type { SourcePath } from "./source-map.ts";
import { isJsonObject, kindOf, refuseExpressions } from "./values.ts";
import { workPathProblem } from "./work-path.ts";

const MAX_FILES = 1_000;

/** Reads `files`: texts and artifacts by path. */
export function parseFiles(task: Section, context: ParseContext): TaskDefinition["files"] {
  const entry = task.entry("files");
  if (entry === undefined) return {};
  if (!isJsonObject(entry.value)) {
    task.wrong("files");
    return {};
  }
  const paths = Object.keys(entry.value);
  if (paths.length > MAX_FILES) {
    const message = `\`files\` has ${paths.length} entries; at most ${MAX_FILES} are allowed.`;
    context.problems.error(entry.path, message);
    return {};
  }
  const files: TaskDefinition["files"] = {};
  for (const [path, value] of Object.entries(entry.value)) {
    const at = [...entry.path, path];
    checkPath(path, at, context);
    const file = parseFile(value, at, context);
    if (file !== null) files[path] = file;
  }
  return files;
}

function checkPath(path: string, at: SourcePath, context: ParseContext): void {
  const problem = path.endsWith("/") ? "names a directory" : workPathProblem(path);
  if (problem === null) return;
  context.problems.error(
    at,
    `A file is written within the work directory; this path ${problem}.`,
    "key",
  );
}

function parseFile(
  value: JsonValue,
  path: SourcePath,
  context: ParseContext,
): string | ArtifactReference | null {
  if (typeof value === "string") {
    if (context.mode === "legacy") refuseExpressions(value, path, context);
    return value;
  }
  if (!isJsonObject(value)) {
    const message = `A file is text, or an artifact such as {task: build, artifact: report}; found ${kindOf(value)}.`;
    context.problems.error(path, message);
    return null;
  }
  const section = Section.open("artifact_reference", value, path, context)!;
  const artifact = requiredText(section, "artifact", context);
  const task = section.text("task") ?? null;
  return artifact === undefined ? null : { task, artifact };
}
