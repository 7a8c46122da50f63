/** How much the outputs of all tasks of a run may take together (workflow-language.md §5.5). */
import type { Queryable } from "../../store/database.ts";
import { getOutputBytes } from "../../store/runs/output-bytes.ts";
import { failed, type StepResult } from "../attempt.ts";
import { largestOutput } from "../results/largest-output.ts";
import { outlastOutage } from "../results/outlast-outage.ts";

const MAX_RUN_OUTPUT_BYTES = 64 * 1024 * 1024;
/** Smaller outputs are counted, but do not ask how much there is: no run has enough tasks for them to matter. */
const MIN_ASKING_BYTES = 1_024;

/**
 * The result, or a failure if its outputs are more than the run has room for. Tasks that end at the same moment do not see each other,
 * so a run can exceed the limit by what they give.
 */
export async function withinRunLimit(
  on: Queryable,
  runId: string,
  result: StepResult,
  signal: AbortSignal,
): Promise<StepResult> {
  if (result === "waiting" || result.status !== "completed") return result;
  const bytes = Buffer.byteLength(JSON.stringify(result.outputs));
  if (bytes < MIN_ASKING_BYTES) return result;
  // What has run must not run again because the database is away for a moment.
  const earlier = await outlastOutage(() => getOutputBytes(on, runId), signal);
  if (earlier + bytes <= MAX_RUN_OUTPUT_BYTES) return result;
  const { key, bytes: size } = largestOutput(result.outputs);
  return failed(
    "output_too_large",
    `With the output "${key}" of ${size} bytes, the outputs of this run have ${earlier + bytes} bytes; they may have ${MAX_RUN_OUTPUT_BYTES} together. Write large results to artifacts or a store, and output where they are.`,
  );
}
