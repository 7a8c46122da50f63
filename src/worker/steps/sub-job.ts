/** A sub-job: a run of another job, whose result is the task's own (workflow-language.md §5.7). */
import { createHash } from "node:crypto";
import { StratalError } from "../../base/errors.ts";
import type { JsonObject } from "../../base/json.ts";
import { toText } from "../../definition/expression/result.ts";
import type { SubJobBody } from "../../definition/job-definition.ts";
import type { TaskError } from "../../engine/outcome.ts";
import { getChildRun, getLineage } from "../../store/runs/child-runs.ts";
import { createRunWithin, type ParentTask } from "../../store/runs/create-run.ts";
import { startJob, type JobStart, type StartedJob } from "../../store/runs/start-job.ts";
import { waitTask } from "../../store/runs/wait-task.ts";
import { failed, taskPath, type Attempt, type StepResult } from "../attempt.ts";
import { evaluateText, evaluateValue } from "../evaluate-task.ts";
import { factsWithEnv } from "../task-values.ts";
import { stoppedEnding, withOutputs } from "./join.ts";

/** Runs below one that nobody's task started. */
const MAX_DEPTH = 10;
/** Runs below one root. */
const MAX_DESCENDANTS = 10_000;

/** Starts the child run; both appear together, or neither. */
export async function startSubJob(attempt: Attempt, body: SubJobBody): Promise<StepResult> {
  const { claimed, context, workerId } = attempt;
  const lineage = await getLineage(context.on, claimed.runId);
  if (lineage.depth >= MAX_DEPTH)
    return failed("validation", `Sub-jobs are nested deeper than ${MAX_DEPTH}.`);
  if (lineage.descendants >= MAX_DESCENDANTS)
    return failed("validation", `The root run has ${MAX_DESCENDANTS} runs below it already.`);
  const parent: ParentTask = {
    runId: claimed.runId,
    seq: claimed.seq,
    rootRunId: lineage.rootRunId,
    depth: lineage.depth + 1,
    waits: body.wait,
    cancelsChild: body.cancelChild,
  };
  const start = jobStart(attempt, body, parent);
  let started: StartedJob | null = null;
  try {
    // A child that is not waited for needs no wait of its own: its number is the result.
    const waits = await waitTask(context.database, workerId, claimed, {
      progress: { kind: "job", job: body.name, run_id: null },
      delayMs: body.wait ? null : 0,
      prepare: async (connection) => {
        started = await startJob({ on: connection, versions: context.versions }, start, (newRun) =>
          createRunWithin(connection, newRun),
        );
        return { kind: "job", job: body.name, run_id: started.runId };
      },
    });
    if (!waits) return stoppedEnding;
  } catch (error) {
    if (!(error instanceof StratalError)) throw error;
    return failed(
      "validation",
      `The job ${JSON.stringify(body.name)} did not start: ${error.message}`,
    );
  }
  context.onStarted(started!);
  return "waiting";
}

/** What the child run came to. */
export async function joinSubJob(attempt: Attempt, body: SubJobBody): Promise<StepResult> {
  const { claimed, context } = attempt;
  // Written by `startSubJob`.
  const { run_id: runId } = claimed.progress as { run_id: string };
  if (!body.wait)
    return withOutputs(attempt, {
      status: "completed",
      output: runId,
      outputs: { run_id: runId },
    });
  const child = await getChildRun(context.on, runId);
  const own = { run_id: runId, status: child.status };
  if (child.status === "completed")
    return withOutputs(attempt, {
      status: "completed",
      output: "",
      outputs: { ...(child.outputs as JsonObject | null), ...own },
    });
  if (child.status === "skipped")
    return { status: "skipped", reason: "child_skipped", cascades: false };
  if (body.onChildFailure === "ignore")
    return { status: "completed", output: "", outputs: own, hasWarnings: true };
  const error = childError(
    runId,
    body.name,
    child.status,
    child.reason,
    child.error as JsonObject | null,
  );
  switch (child.status) {
    case "timed_out":
      return { status: "timed_out", error };
    case "cancelled":
      return { status: "cancelled", error };
    default:
      return { status: "failed", error };
  }
}

function jobStart(attempt: Attempt, body: SubJobBody, parent: ParentTask): JobStart {
  const { claimed, node, version, loaded } = attempt;
  const facts = factsWithEnv(version, loaded.facts);
  // An object stays an object.
  const inputs = (
    node.hasExpressions ? evaluateValue(body.inputs, facts) : body.inputs
  ) as JsonObject;
  const key =
    body.idempotencyKey === null
      ? null
      : toText(
          node.hasExpressions ? evaluateText(body.idempotencyKey, facts) : body.idempotencyKey,
        );
  return {
    projectId: claimed.projectId,
    job: { name: body.name },
    ...(body.version === null ? {} : { version: { number: body.version } }),
    inputs,
    triggeredBy: `job ${version.jobName}/${taskPath(attempt).path}`,
    parent,
    ...(key === null
      ? {}
      : { idempotency: { scope: `job ${body.name}`, key, requestHash: hashOf(inputs) } }),
  };
}

function hashOf(inputs: JsonObject): Buffer {
  return createHash("sha256").update(JSON.stringify(inputs)).digest();
}

function childError(
  runId: string,
  job: string,
  status: string,
  reason: string | null,
  error: JsonObject | null,
): TaskError {
  const why = typeof error?.["message"] === "string" ? `: ${error["message"]}` : ".";
  const name = JSON.stringify(job);
  const end =
    status === "timed_out" ? "timed out" : status === "failed" ? "failed" : `was ${status}`;
  return {
    kind: reason === "concurrency_deadlock" ? "concurrency_deadlock" : "child_run_failed",
    message: `The run ${runId} of the job ${name} ${end}${why}`,
  };
}
