/** The part of `tasks.<name>` that an expression sees of a task's results (workflow-language.md §4). */
import type { JsonObject, JsonValue } from "../../base/json.ts";
import type { OutputCapture, TaskDefinition } from "../../definition/job-definition.ts";
import { forEachText } from "../../definition/values.ts";
import { outputValue } from "../../engine/task-output.ts";
import { listTaskArtifacts, type TaskArtifact } from "../../store/artifacts/artifacts.ts";
import type { Queryable } from "../../store/database.ts";
import { loadTaskDetails } from "../../store/details/task-details.ts";
import type { EarlierTask } from "../../store/runs/load-task-results.ts";

/** What lies outside of the task runs themselves. */
export interface TaskExtras {
  artifacts: readonly TaskArtifact[];
  stdoutTruncated: ReadonlySet<number>;
}

const NO_EXTRAS: TaskExtras = { artifacts: [], stdoutTruncated: new Set() };
const asksForExtras = new WeakMap<TaskDefinition, boolean>();

/** Loads the extras of earlier tasks if a text of the task names them: most do not, and two statements are spared. */
export async function loadTaskExtras(
  on: Queryable,
  runId: string,
  seqs: number[],
  task: TaskDefinition,
): Promise<TaskExtras> {
  if (seqs.length === 0 || !namesExtras(task)) return NO_EXTRAS;
  const [artifacts, details] = await Promise.all([
    listTaskArtifacts(on, runId, seqs),
    loadTaskDetails(on, runId, { seqs, summaryLength: 0 }),
  ]);
  const cut = [...details.values()].filter((each) => each.stdout_truncated);
  return { artifacts, stdoutTruncated: new Set(cut.map(({ seq }) => seq)) };
}

/** `output`, `artifacts` and `stdout_truncated` of an earlier task. */
export function resultView(
  task: Pick<EarlierTask, "seq" | "status" | "output">,
  mode: OutputCapture["mode"],
  { artifacts, stdoutTruncated }: TaskExtras,
): JsonObject {
  return {
    output: task.status === "completed" ? outputValue(task.output, mode) : null,
    artifacts: artifacts
      .filter(({ seq }) => seq === task.seq)
      .map(({ name, path, size, sha256 }) => ({
        name,
        path,
        size,
        sha256: sha256.toString("hex"),
      })),
    stdout_truncated: stdoutTruncated.has(task.seq),
  };
}

function namesExtras(task: TaskDefinition): boolean {
  const known = asksForExtras.get(task);
  if (known !== undefined) return known;
  let found = false;
  // A definition is JSON; its type has no index signature.
  forEachText(task as unknown as JsonValue, [], (text) => {
    found ||= text.includes("artifacts") || text.includes("stdout_truncated");
  });
  asksForExtras.set(task, found);
  return found;
}
