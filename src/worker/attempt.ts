/** One claimed attempt with all that its steps need. */
import type { Logger } from "../base/logger.ts";
import { ExpressionError } from "../definition/expression/expression-error.ts";
import type { FailureKind } from "../definition/job-definition.ts";
import type { PlanNode } from "../definition/plan.ts";
import type { TaskOutcome } from "../engine/outcome.ts";
import type { Masker } from "../secrets/masker.ts";
import type { SecretService } from "../secrets/secret-service.ts";
import type { Database, Queryable } from "../store/database.ts";
import type { ClaimedTask } from "../store/runs/claim-tasks.ts";
import type { StartedJob } from "../store/runs/start-job.ts";
import type { JobVersion, JobVersions } from "../store/versions/job-version.ts";
import type { KnownRuns } from "./known-runs.ts";
import type { LogShipper } from "./log-shipper.ts";
import type { ResultContext } from "./results/result-context.ts";
import type { ScriptHost } from "./runtimes/script-request.ts";
import type { LoadedTask } from "./task-facts.ts";
import type { Ending } from "./ending.ts";

/** What a worker's attempts share. */
export interface ExecutionContext {
  on: Queryable;
  /** For what takes several statements. */
  database: Database;
  secrets: SecretService;
  host: ScriptHost;
  shipper: LogShipper;
  results: ResultContext;
  /** Where users reach the server; null if it was not said. */
  publicUrl: string | null;
  versions: JobVersions;
  knownRuns: KnownRuns;
  /** Hears of the child runs that were started. */
  onStarted: (started: StartedJob) => void;
  logger: Logger;
}

/** A claimed task run with what executes it. */
export interface Claim {
  claimed: ClaimedTask;
  version: JobVersion;
  workerId: string;
  context: ExecutionContext;
  /** Aborted with a ScriptStopReason, also by the attempt itself when its time is over. */
  stop: AbortController;
}

/** The same once everything that its steps need was loaded. */
export interface Attempt extends Claim {
  /** What people know it by: 1 for the first try. `claimed.attempt` counts claims. */
  number: number;
  node: PlanNode;
  loaded: LoadedTask;
  masker: Masker;
}

/** The part of an attempt that the environment of its script is made of: it outlives the attempt. */
export type ScriptPlace = Pick<Attempt, "number" | "version" | "node"> & {
  claimed: Pick<ClaimedTask, "runId" | "node" | "name" | "triggeredBy">;
  loaded: Pick<LoadedTask, "chain" | "item">;
  context: Pick<ExecutionContext, "publicUrl">;
};

/** What a step came to: an ending, or `waiting` if the task run waits now, which is in the database already. */
export type StepResult = Ending | "waiting";

type FailedOutcome = Extract<TaskOutcome, { status: "failed" }>;

/** A failure that the engine itself found. */
export function failed(kind: FailureKind, message: string): FailedOutcome {
  return { status: "failed", error: { kind, message } };
}

/** The failure that a mistake in an expression is; null for any other error. */
export function expressionFailure(error: unknown): FailedOutcome | null {
  return error instanceof ExpressionError ? failed(error.kind, error.message) : null;
}

/** Where a task run stands in its job, for its own variables. */
interface TaskPath {
  /** Names of the task runs around it and its own, joined by `/`. */
  path: string;
  item: { key: string; index: number } | null;
}

/** Where an attempt stands in its job. */
export function taskPath({
  claimed,
  loaded: { chain, item },
}: Pick<ScriptPlace, "claimed" | "loaded">): TaskPath {
  const levels = [claimed, ...chain.filter(({ node }) => node >= 0)];
  // A task run and those that it was expanded from are one step of the path.
  const names = levels.filter((level, index) => levels[index - 1]?.node !== level.node);
  return {
    path: names
      .map(({ name }) => name)
      .reverse()
      .join("/"),
    item,
  };
}

/** True for a task run that began to wait before and was woken. */
export function isResumed({ childScope, progress }: ClaimedTask): boolean {
  return childScope !== null || progress !== null;
}
