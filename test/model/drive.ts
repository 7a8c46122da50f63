/**
 * Drives a run of a job through the engine with the results that the model gives it, and reads what became of it. Owns the way from a
 * claimed task run to its path and from the ledger to `Observed`; what the run should have come to is the model's.
 *
 * The worker's own code runs each attempt, with its decisions, conditions and parameters. Where it says that an `echo` completed, the result
 * that `outcomesByPath` has for the path and the attempt is settled instead, with the path as the output.
 *
 * 1. Nothing is decided here: what the worker skips, fails, or will one day expand or join, is settled as it is.
 * 2. Time does not pass: re-tries have no delay, and are woken when there is nothing else to do.
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createLogger } from "../../src/base/logger.ts";
import { createMasker } from "../../src/secrets/masker.ts";
import { openSecrets } from "../../src/secrets/secret-service.ts";
import type { ClaimedTask } from "../../src/store/runs/claim-tasks.ts";
import { settleTasks, type TaskResult } from "../../src/store/runs/settle-tasks.ts";
import { wakeRetries } from "../../src/store/runs/wake-retries.ts";
import type { JobVersion } from "../../src/store/versions/job-version.ts";
import { executeTask, type ExecutionContext } from "../../src/worker/execute-task.ts";
import { LogShipper } from "../../src/worker/log-shipper.ts";
import { taskResult, type Ending } from "../../src/worker/task-result.ts";
import { createTestDatabase, type TestDatabase } from "../support/database.ts";
import { Kernel, uniqueJobName } from "../support/kernel.ts";
import { openTestHost, type TestHost } from "../support/script-host.ts";
import { yamlDocument } from "./documents.ts";
import type { AttemptResult, ModelJob } from "./model-job.ts";
import type { Observed, ObservedTask } from "./observed.ts";
import { outcomesByPath, resultOfAttempt } from "./outcomes.ts";

const WAKE_LIMIT = 100;

/** A worker on a database of its own that knows the results beforehand. */
export class Driver {
  readonly #db: TestDatabase;
  readonly #kernel: Kernel;
  readonly #host: TestHost;
  readonly #dataDir: string;
  readonly #worker: string;
  readonly #context: ExecutionContext;

  private constructor(
    db: TestDatabase,
    kernel: Kernel,
    host: TestHost,
    dataDir: string,
    worker: string,
    context: ExecutionContext,
  ) {
    this.#db = db;
    this.#kernel = kernel;
    this.#host = host;
    this.#dataDir = dataDir;
    this.#worker = worker;
    this.#context = context;
  }

  /** Registers the worker. */
  static async open(): Promise<Driver> {
    const db = await createTestDatabase();
    const kernel = new Kernel(db.database);
    const host = await openTestHost();
    const dataDir = await mkdtemp(join(tmpdir(), "stratal-model-"));
    const logger = createLogger({ level: "silent", pretty: false, name: "test" });
    const on = db.database;
    return new Driver(db, kernel, host, dataDir, await kernel.worker(), {
      on,
      secrets: await openSecrets({ database: on, settings: { dataDir }, logger }),
      host: host.host,
      shipper: new LogShipper({ on, logger, onStored: () => undefined }),
      logger,
    });
  }

  /** Removes the database and what the worker wrote. */
  async close(): Promise<void> {
    this.#context.shipper.close();
    await this.#host.close();
    await this.#db.drop();
    await rm(this.#dataDir, { recursive: true, force: true });
  }

  /** Runs a job to its end, up to `atOnce` task runs at a time. */
  async drive(job: ModelJob, atOnce: number): Promise<Observed> {
    const outcomes = outcomesByPath(job);
    const text = yamlDocument(job, uniqueJobName());
    const { runId } = await this.#kernel.startDocument(text, "yaml");
    for (;;) {
      const claimed = await this.#kernel.claim(this.#worker, atOnce);
      for (const task of claimed) await this.#settle(task, outcomes);
      if (claimed.length > 0) continue;
      if ((await wakeRetries(this.#db.database, WAKE_LIMIT)).length === 0) break;
    }
    return this.#observe(runId);
  }

  async #settle(
    claimed: ClaimedTask,
    outcomes: ReadonlyMap<string, readonly AttemptResult[]>,
  ): Promise<void> {
    const version = await this.#kernel.versions.load(claimed.versionId);
    const neverStopped = new AbortController().signal;
    const decided = await executeTask(claimed, version, this.#context, neverStopped);
    const results = outcomes.get(pathOfClaimed(claimed, version));
    const result =
      decided.status === "completed" && results !== undefined
        ? injected(claimed, version, resultOfAttempt(results, claimed.attempt))
        : decided;
    await settleTasks(this.#db.database, this.#worker, [result]);
  }

  async #observe(runId: string): Promise<Observed> {
    const { rows } = await this.#db.database.query({
      text: "SELECT status, allowed_failures FROM job_runs WHERE id = $1",
      values: [runId],
    });
    // The columns of this statement.
    const run = rows[0] as { status: string; allowed_failures: number };
    return {
      runStatus: run.status,
      warnings: run.allowed_failures > 0,
      rollback: "none",
      tasks: await this.#observeTasks(runId),
    };
  }

  async #observeTasks(runId: string): Promise<Map<string, ObservedTask>> {
    const { rows } = await this.#db.database.query({
      text: `SELECT
               t.name, t.status, t.skip_reason AS "skipReason", t.attempt AS attempts, t.output,
               (SELECT min(e.id)::int FROM run_events e
                WHERE e.run_id = t.run_id AND e.seq = t.seq AND e.type = 'task_claimed') AS "startedOrder",
               (SELECT max(e.id)::int FROM run_events e WHERE e.run_id = t.run_id AND e.seq = t.seq) AS "endedOrder"
             FROM task_runs t WHERE t.run_id = $1`,
      values: [runId],
    });
    // The columns of this statement.
    const tasks = rows as (ObservedTask & { name: string })[];
    return new Map(tasks.map(({ name, ...task }) => [name, task]));
  }
}

/** Every task run is in the main list, so that its name is its path. */
function pathOfClaimed(claimed: ClaimedTask, version: JobVersion): string {
  return version.plan.nodes[claimed.node]!.task.name;
}

function injected(claimed: ClaimedTask, version: JobVersion, result: AttemptResult): TaskResult {
  const { task } = version.plan.nodes[claimed.node]!;
  const ending = endingOf(result, pathOfClaimed(claimed, version));
  return taskResult(claimed, task, version.successors[claimed.node]!, ending, createMasker([]));
}

function endingOf(result: AttemptResult, path: string): Ending {
  switch (result) {
    case "completed":
      return { status: "completed", output: path, outputs: {} };
    case "failed":
      return { status: "failed", error: { kind: "exit", message: "exit code 1" } };
    case "timed_out":
      return { status: "timed_out", error: { kind: "timeout", message: "timed out" } };
    case "exit_skip":
      return { status: "skipped", reason: "exit_code", exitCode: 75 };
  }
}
