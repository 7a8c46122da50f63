/**
 * Drives a run of a job through the engine with the results that the model gives it, and reads what became of it. What the run
 * should have come to is the model's.
 *
 * The worker's own code runs each attempt, with its decisions, conditions and parameters. Where it says that an `echo` completed, the result
 * that `outcomesByPath` has for the path and the attempt is settled instead, with the path as the output.
 *
 * 1. Nothing is decided here: what the worker skips, fails, expands or joins, stays as it is.
 * 2. Time does not pass: re-tries have no delay, and are woken when there is nothing else to do.
 * 3. A worker that dies is one whose lease ended: it goes on with what it held, after another one has claimed that.
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { systemClock } from "../../src/base/clock.ts";
import { createLogger } from "../../src/base/logger.ts";
import { MAX_WORKER_LOSSES } from "../../src/engine/decide.ts";
import { createMasker } from "../../src/secrets/masker.ts";
import { openArtifactStore } from "../../src/store/artifacts/open-artifact-store.ts";
import { openSecrets } from "../../src/secrets/secret-service.ts";
import { reap } from "../../src/services/reaper.ts";
import { Notifier } from "../../src/store/notifications.ts";
import { cancelRun } from "../../src/store/runs/change-run.ts";
import type { ClaimedTask } from "../../src/store/runs/claim-tasks.ts";
import { settleAndClaim, settleTasks, type TaskResult } from "../../src/store/runs/settle-tasks.ts";
import { wakeTasks } from "../../src/store/runs/wake-tasks.ts";
import type { JobVersion } from "../../src/store/versions/job-version.ts";
import type { ExecutionContext } from "../../src/worker/attempt.ts";
import type { Ending } from "../../src/worker/ending.ts";
import { executeTask } from "../../src/worker/execute-task.ts";
import { KnownRuns } from "../../src/worker/known-runs.ts";
import { LogShipper } from "../../src/worker/log-shipper.ts";
import { taskResult } from "../../src/worker/task-result.ts";
import { createTestDatabase, type TestDatabase } from "../support/database.ts";
import { Kernel, PROJECT, uniqueJobName } from "../support/kernel.ts";
import { openTestHost, type TestHost } from "../support/script-host.ts";
import { yamlDocument } from "./documents.ts";
import type { AttemptResult, ModelJob } from "./model-job.ts";
import { Ledger } from "./ledger.ts";
import type { Observed } from "./observed.ts";
import { outcomesByPath, resultOfAttempt } from "./outcomes.ts";

const WAKE_LIMIT = 100;

/** An attempt whose worker was lost is repeated; otherwise the results would depend on who died when. */
const LOSSES_ARE_HARMLESS = "defaults:\n  on_worker_lost: retry\n";

type Outcomes = ReadonlyMap<string, readonly AttemptResult[]>;

/** Rounds in which a dead worker goes on: its task runs have been claimed again by then, or wait, or join. */
const GHOST_ROUNDS = 4;

/** A claim of a dead worker. */
interface Ghost {
  claimed: ClaimedTask;
  worker: string;
  /** Rounds to come. */
  rounds: number;
}

/** More rounds than any run of the model takes: a run that does not end is one of the differences. */
const MAX_ROUNDS = 5_000;

/** What happens to the worker with a task run: it may die before the step, or after it and before the result is stored. */
export type Fate = "lives" | "dies_before" | "dies_after";

/** How a run is driven. */
export interface Course {
  /** Task runs that are claimed at a time. */
  atOnce: number;
  /** For one claim after the other, from the start again when they are used up. */
  fates?: readonly Fate[];
  /** Takes the steps of what was claimed at a time side by side, as several workers would: nobody dies and nobody cancels then. */
  sideBySide?: boolean;
  /** Claims what becomes ready with the result that makes it so. */
  claimsSuccessors?: boolean;
  /** Cancels the run before this claim is seen to, counted from 0, if its main tasks have not ended. */
  cancelAt?: number;
}

/** A run on its way. */
interface Ride {
  runId: string;
  course: Course;
  outcomes: Outcomes;
  /** Claims so far. */
  claims: number;
}

/** A worker on a database of its own that knows the results beforehand, and its successors. */
export class Driver {
  readonly #db: TestDatabase;
  readonly #kernel: Kernel;
  readonly #host: TestHost;
  readonly #dataDir: string;
  readonly #context: ExecutionContext;
  readonly #notifier: Notifier;
  #worker: string;

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
    this.#notifier = new Notifier(db.database, context.logger);
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
      versions: kernel.versions,
      knownRuns: new KnownRuns(),
      results: {
        database: on,
        store: openArtifactStore({ artifactsDir: null, dataDir }),
        maxArtifactBytes: 1024,
        logger,
        announce: () => undefined,
      },
      publicUrl: null,
      onStarted: () => undefined,
    });
  }

  /** Removes the database and what the worker wrote. */
  async close(): Promise<void> {
    this.#context.shipper.close();
    await this.#notifier.settled();
    await this.#host.close();
    await this.#db.drop();
    await rm(this.#dataDir, { recursive: true, force: true });
  }

  /** Runs a job to its end. */
  async drive(job: ModelJob, course: Course): Promise<Observed> {
    const text = `${yamlDocument(job, uniqueJobName())}${LOSSES_ARE_HARMLESS}`;
    const { runId, version } = await this.#kernel.startDocument(text, "yaml");
    const ride: Ride = { runId, course, outcomes: outcomesByPath(job), claims: 0 };
    let ghosts: Ghost[] = [];
    for (let round = 0; round < MAX_ROUNDS; round += 1) {
      const claimed = await this.#kernel.claim(this.#worker, course.atOnce);
      for (const task of claimed) this.#context.knownRuns.note(task);
      // What the dead still do comes after their task runs were claimed again.
      for (const ghost of ghosts) await this.#haunt(ghost, ride.outcomes);
      const left = ghosts.map((ghost) => ({ ...ghost, rounds: ghost.rounds - 1 }));
      const fresh = await this.#take(claimed, ride);
      ghosts = [...left.filter(({ rounds }) => rounds > 0), ...fresh];
      if (claimed.length > 0) continue;
      if ((await wakeTasks(this.#db.database, WAKE_LIMIT)).length === 0) break;
    }
    return (await Ledger.read(this.#db.database, runId, version)).observe();
  }

  /** Takes what was claimed a step further; answers what the worker held when it died. */
  async #take(claimed: readonly ClaimedTask[], ride: Ride): Promise<Ghost[]> {
    const { fates = ["lives"], cancelAt, sideBySide = false } = ride.course;
    if (sideBySide) {
      await Promise.all(claimed.map((task) => this.#finish(task, ride)));
      return [];
    }
    for (const [index, task] of claimed.entries()) {
      const held = claimed.slice(index);
      const mayDie = held.every(({ lost }) => lost < MAX_WORKER_LOSSES - 1);
      const fate = mayDie ? fates[ride.claims % fates.length] : "lives";
      if (ride.claims === cancelAt) await this.#cancel(ride.runId);
      ride.claims += 1;
      if (fate === "dies_before") return this.#die(held);
      if (fate === "dies_after") {
        await this.#step(task, this.#worker, ride.outcomes);
        return this.#die(held);
      }
      await this.#finish(task, ride);
    }
    return [];
  }

  async #finish(task: ClaimedTask, ride: Ride): Promise<void> {
    const { outcomes, course } = ride;
    const { claimsSuccessors = false } = course;
    const result = await this.#step(task, this.#worker, outcomes);
    if (result === null) return;
    if (!claimsSuccessors) {
      await settleTasks(this.#db.database, this.#worker, [result]);
      return;
    }
    const takes = { epoch: 0, wanted: [result.successors.map(() => true)] };
    const { claimed } = await settleAndClaim(this.#db.database, this.#worker, [result], takes);
    for (const next of claimed) await this.#finish(next, ride);
  }

  async #cancel(runId: string): Promise<void> {
    const { rows } = await this.#db.database.query({
      text: "SELECT id FROM job_runs WHERE id = $1 AND phase = 'main' AND finished_at IS NULL",
      values: [runId],
    });
    if (rows.length > 0) await cancelRun(this.#db.database, { projectId: PROJECT, runId });
  }

  /** The worker's lease ends, and another worker takes its place. */
  async #die(held: readonly ClaimedTask[]): Promise<Ghost[]> {
    const { logger } = this.#context;
    const worker = this.#worker;
    await this.#db.database.query({
      text: "UPDATE workers SET lease_expires_at = now() - interval '1 second' WHERE id = $1",
      values: [worker],
    });
    const { database, versions } = this.#kernel;
    await reap({ database, versions, notifier: this.#notifier, logger });
    this.#worker = await this.#kernel.worker();
    return held.map((claimed) => ({ claimed, worker, rounds: GHOST_ROUNDS }));
  }

  /** A worker that does not know of its death goes on: nothing of that may count. */
  async #haunt({ claimed, worker }: Ghost, outcomes: Outcomes): Promise<void> {
    const result = await this.#step(claimed, worker, outcomes);
    const settled = result === null ? [] : await settleTasks(this.#db.database, worker, [result]);
    if (settled.length > 0) throw new Error(`A dead worker settled ${claimed.name}`);
  }

  /** Null if the task run waits for others: that is in the database already. */
  async #step(
    claimed: ClaimedTask,
    workerId: string,
    outcomes: Outcomes,
  ): Promise<TaskResult | null> {
    const version = await this.#kernel.versions.load(claimed.versionId);
    const decided = await executeTask({
      claimed,
      version,
      workerId,
      context: this.#context,
      stop: new AbortController(),
    });
    return decided?.status === "completed"
      ? this.#injected(claimed, version, outcomes, decided)
      : decided;
  }

  /** The result that the model has for an execution; what a task that sees to others came to stays as it is. */
  async #injected(
    claimed: ClaimedTask,
    version: JobVersion,
    outcomes: Outcomes,
    decided: TaskResult,
  ): Promise<TaskResult> {
    const ledger = await Ledger.read(this.#db.database, claimed.runId, version);
    const path = ledger.pathOf(claimed.seq);
    const results = path === null ? undefined : outcomes.get(path);
    if (path === null || results === undefined) return decided;
    const result = resultOfAttempt(results, claimed.failures + 1);
    const begunAt = systemClock.monotonic();
    return taskResult(endingOf(result, path), createMasker([]), {
      claimed,
      version,
      begunAt,
      facts: null,
    });
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
