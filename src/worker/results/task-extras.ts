/** What expressions see of earlier tasks that lies outside of the task runs themselves (workflow-language.md §4). */
import type { JsonObject, JsonValue } from "../../base/json.ts";
import type { TaskDefinition } from "../../definition/job-definition.ts";
import { forEachText } from "../../definition/values.ts";
import { listTaskArtifacts, type TaskArtifact } from "../../store/artifacts/artifacts.ts";
import type { Queryable } from "../../store/database.ts";
import { loadTaskDetails } from "../../store/details/task-details.ts";
import type { EarlierTask } from "../../store/runs/load-task-results.ts";

/** By the task runs that left it. */
export interface TaskExtras {
  artifacts: readonly TaskArtifact[];
  stdoutTruncated: ReadonlySet<number>;
}

/** Of tasks that nobody asks about. */
export const NO_EXTRAS: TaskExtras = { artifacts: [], stdoutTruncated: new Set() };
const asksForExtras = new WeakMap<TaskDefinition, boolean>();

/** Loads the extras of task runs if a text of the task names them: most do not, and two statements are spared. */
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

/** `artifacts` and `stdout_truncated` of a task whose bodies these task runs ran. */
export function extrasView(
  { artifacts, stdoutTruncated }: TaskExtras,
  seqs: readonly number[],
): JsonObject {
  const own = new Set(seqs);
  return {
    artifacts: artifacts
      .filter(({ seq }) => own.has(seq))
      .map(({ name, path, size, sha256 }) => ({
        name,
        path,
        size,
        sha256: sha256.toString("hex"),
      })),
    stdout_truncated: seqs.some((seq) => stdoutTruncated.has(seq)),
  };
}

/** The task run that ran a body: of a loop its last iteration. */
export function resultSeq(
  { seq, child_scope: childScope }: Pick<EarlierTask, "seq" | "child_scope">,
  { loop }: Pick<TaskDefinition, "loop">,
): number {
  return loop === null ? seq : (childScope ?? seq);
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
