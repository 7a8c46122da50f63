/**
 * Drives a run of a job through the engine with the results that the model gives it, and reads what became of it. What the run
 * should have come to is the model's.
 *
 * The worker's own code runs each attempt, with its decisions, conditions and parameters. Where it says that an `echo` completed, the result
 * that `outcomesByPath` has for the path and the attempt is settled instead, with the path as the output.
 *
 * 1. Nothing is decided here: what the worker skips, fails, expands or joins, stays as it is.
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
import { wakeTasks } from "../../src/store/runs/wake-tasks.ts";
import type { JobVersion } from "../../src/store/versions/job-version.ts";
import type { ExecutionContext } from "../../src/worker/attempt.ts";
import { executeTask } from "../../src/worker/execute-task.ts";
import { LogShipper } from "../../src/worker/log-shipper.ts";
import { taskResult, type Ending } from "../../src/worker/task-result.ts";
import { createTestDatabase, type TestDatabase } from "../support/database.ts";
import { Kernel, uniqueJobName } from "../support/kernel.ts";
import { openTestHost, type TestHost } from "../support/script-host.ts";
import { yamlDocument } from "./documents.ts";
import type { AttemptResult, ModelJob } from "./model-job.ts";
import { Ledger } from "./ledger.ts";
import type { Observed } from "./observed.ts";
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
      database: on,
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
    const { runId, version } = await this.#kernel.startDocument(text, "yaml");
    for (;;) {
      const claimed = await this.#kernel.claim(this.#worker, atOnce);
      for (const task of claimed) await this.#settle(task, outcomes);
      if (claimed.length > 0) continue;
      if ((await wakeTasks(this.#db.database, WAKE_LIMIT)).length === 0) break;
    }
    return (await Ledger.read(this.#db.database, runId, version)).observe();
  }

  async #settle(
    claimed: ClaimedTask,
    outcomes: ReadonlyMap<string, readonly AttemptResult[]>,
  ): Promise<void> {
    const version = await this.#kernel.versions.load(claimed.versionId);
    const decided = await executeTask({
      claimed,
      version,
      workerId: this.#worker,
      context: this.#context,
      signal: new AbortController().signal,
    });
    // It waits for others; that is in the database already.
    if (decided === null) return;
    const result =
      decided.status === "completed"
        ? await this.#injected(claimed, version, outcomes, decided)
        : decided;
    await settleTasks(this.#db.database, this.#worker, [result]);
  }

  /** The result that the model has for an execution; what a task that sees to others came to stays as it is. */
  async #injected(
    claimed: ClaimedTask,
    version: JobVersion,
    outcomes: ReadonlyMap<string, readonly AttemptResult[]>,
    decided: TaskResult,
  ): Promise<TaskResult> {
    const ledger = await Ledger.read(this.#db.database, claimed.runId, version);
    const path = ledger.pathOf(claimed.seq);
    const results = path === null ? undefined : outcomes.get(path);
    if (path === null || results === undefined) return decided;
    const result = resultOfAttempt(results, claimed.failures + 1);
    return taskResult(claimed, version, endingOf(result, path), createMasker([]));
  }
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
