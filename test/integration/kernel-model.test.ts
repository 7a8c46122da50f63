/**
 * The kernel under random histories: any plan, any order of claims, results, losses, retries, pauses, cancels and deadlines. After every
 * history the run is driven to its end and the ledger is compared with what the plan and the results demand.
 */
import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createLogger } from "../../src/base/logger.ts";
import type { ClaimedTask } from "../../src/store/runs/claim-tasks.ts";
import { cancelRun, pauseRun, resumeRun } from "../../src/store/runs/change-run.ts";
import { requeueTasks } from "../../src/store/runs/requeue-tasks.ts";
import { settleTasks } from "../../src/store/runs/settle-tasks.ts";
import { wakeTasks } from "../../src/store/runs/wake-tasks.ts";
import { cancelledResult } from "../../src/worker/task-result.ts";
import { reap } from "../../src/services/reaper.ts";
import { Notifier } from "../../src/store/notifications.ts";
import { createTestDatabase, type TestDatabase } from "../support/database.ts";
import { Kernel, PROJECT } from "../support/kernel.ts";

const HISTORIES = 200;
const logger = createLogger({ level: "silent", pretty: false, name: "test" });
let db: TestDatabase;
let kernel: Kernel;

beforeAll(async () => {
  db = await createTestDatabase();
  kernel = new Kernel(db.database);
});
afterAll(() => db.drop());

type Step =
  | { kind: "claim"; worker: number; limit: number }
  | {
      kind: "settle";
      worker: number;
      pick: number;
      status: "completed" | "failed" | "retrying";
      /** Claims the successors with it. */
      claims: boolean;
    }
  | { kind: "release"; worker: number; pick: number }
  | { kind: "lose"; worker: number }
  | { kind: "wake" | "pause" | "resume" | "cancel" };

const worker = fc.integer({ min: 0, max: 1 });
const pick = fc.nat(9);
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant("claim" as const),
      worker,
      limit: fc.integer({ min: 1, max: 4 }),
    }),
  },
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constant("settle" as const),
      worker,
      pick,
      status: fc.constantFrom(
        "completed" as const,
        "completed" as const,
        "failed" as const,
        "retrying" as const,
      ),
      claims: fc.boolean(),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("release" as const), worker, pick }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("lose" as const), worker }) },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constantFrom("wake" as const, "pause" as const, "resume" as const),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("cancel" as const) }) },
);

/** Every task may depend on any of those before it. */
const plan = fc
  .array(fc.array(fc.boolean(), { minLength: 9, maxLength: 9 }), { minLength: 1, maxLength: 9 })
  .map((rows) =>
    rows.map((row, index) => ({
      name: `t${index}`,
      depends_on: row.slice(0, index).flatMap((depends, other) => (depends ? [`t${other}`] : [])),
    })),
  );

const history = fc.record({
  tasks: plan,
  failurePolicy: fc.constantFrom("continue", "stop", "cancel"),
  steps: fc.array(step, { maxLength: 40 }),
});

it("ends every run, each task once and after its dependencies, with counters that add up", async () => {
  await fc.assert(
    fc.asyncProperty(history, async ({ tasks, failurePolicy, steps }) => {
      const { runId } = await kernel.start(tasks, { failure_policy: failurePolicy });
      const world = await World.open(runId);
      for (const each of steps) await world.take(each);
      await world.finish();
      await expectConsistent(runId, tasks);
    }),
    { numRuns: HISTORIES },
  );
});

/** Two workers, what they hold, and the moves of a history; moves that a state does not allow do nothing. */
class World {
  readonly #runId: string;
  readonly #workers: { id: string; held: ClaimedTask[] }[];

  private constructor(runId: string, workers: string[]) {
    this.#runId = runId;
    this.#workers = workers.map((id) => ({ id, held: [] }));
  }

  static async open(runId: string): Promise<World> {
    return new World(runId, [await kernel.worker(), await kernel.worker()]);
  }

  async take(step: Step): Promise<void> {
    const address = { projectId: PROJECT, runId: this.#runId };
    switch (step.kind) {
      case "claim": {
        const { id, held } = this.#workers[step.worker]!;
        held.push(...(await kernel.claim(id, step.limit)));
        return;
      }
      case "settle": {
        const task = this.#drop(step.worker, step.pick);
        if (task !== undefined) await this.#settle(step.worker, task, step);
        return;
      }
      case "release": {
        const task = this.#drop(step.worker, step.pick);
        if (task !== undefined) await this.#release(this.#workers[step.worker]!.id, task);
        return;
      }
      case "lose":
        return this.#lose(step.worker);
      case "wake":
        await wakeTasks(db.database, 100);
        return;
      case "pause":
        return ignoreConflict(pauseRun(db.database, address));
      case "resume":
        return ignoreConflict(resumeRun(db.database, address));
      case "cancel":
        return ignoreConflict(cancelRun(db.database, address));
    }
  }

  /** What workers do when nothing disturbs them; fails if the run does not end. */
  async finish(): Promise<void> {
    await this.take({ kind: "resume" });
    for (let round = 0; round < 60; round += 1) {
      if (await this.#finished()) return;
      await wakeTasks(db.database, 100);
      for (const index of [0, 1]) {
        await this.take({ kind: "claim", worker: index, limit: 100 });
        for (const task of this.#workers[index]!.held.splice(0))
          await this.#settle(index, task, { status: "completed", claims: false });
      }
    }
    throw new Error(`The run does not end: ${JSON.stringify(await kernel.states(this.#runId))}`);
  }

  async #finished(): Promise<boolean> {
    const { rows } = await db.database.query({
      text: "SELECT finished_at IS NOT NULL AS finished FROM job_runs WHERE id = $1",
      values: [this.#runId],
    });
    return (rows[0] as { finished: boolean }).finished;
  }

  #drop(index: number, place: number): ClaimedTask | undefined {
    const { held } = this.#workers[index]!;
    return held.length === 0 ? undefined : held.splice(place % held.length, 1)[0];
  }

  async #settle(
    index: number,
    task: ClaimedTask,
    { status, claims }: { status: "completed" | "failed" | "retrying"; claims: boolean },
  ): Promise<void> {
    const { id, held } = this.#workers[index]!;
    // What a worker decides before it runs anything.
    const decided = task.badDeps > 0 ? "skipped" : status;
    if (claims) held.push(...(await kernel.settleAndClaim(id, task, decided)));
    else await kernel.settle(id, task, decided);
  }

  async #release(workerId: string, task: ClaimedTask): Promise<void> {
    const requeued = await requeueTasks(db.database, workerId, [task], false);
    if (requeued.length > 0) return;
    const version = await kernel.versions.load(task.versionId);
    await settleTasks(db.database, workerId, [cancelledResult(task, version)]);
  }

  /** The worker dies; the results that it would have sent come late and must not count. */
  async #lose(index: number): Promise<void> {
    const dead = this.#workers[index]!;
    await db.database.query({
      text: "UPDATE workers SET lease_expires_at = now() - interval '1 second' WHERE id = $1",
      values: [dead.id],
    });
    const notifier = new Notifier(db.database, logger);
    await reap({ database: db.database, versions: kernel.versions, notifier, logger });
    await notifier.settled();
    for (const task of dead.held) expect(await kernel.settle(dead.id, task)).toEqual([]);
    this.#workers[index] = { id: await kernel.worker(), held: [] };
  }
}

async function ignoreConflict(change: Promise<unknown>): Promise<void> {
  await change.catch((error: unknown) => {
    if ((error as { code?: string }).code !== "state_conflict") throw error;
  });
}

interface TaskRow {
  name: string;
  status: string;
  skip_reason: string | null;
  open_deps: number;
  worker_id: string | null;
  finished: boolean;
  attempt: number;
  attempts: number;
  claims: number[];
  end_event: number;
}

async function expectConsistent(
  runId: string,
  plan: readonly { name: string; depends_on: string[] }[],
): Promise<void> {
  const tasks = new Map((await taskRows(runId)).map((row) => [row.name, row]));
  const bad = [...tasks.values()].filter((row) => !isGood(row));
  for (const { name, depends_on: dependencies } of plan) {
    const row = tasks.get(name)!;
    expect(row).toMatchObject({ worker_id: null, finished: true });
    expect(row.attempts).toBe(row.attempt);
    for (const dependency of dependencies.map((other) => tasks.get(other)!)) {
      // No attempt begins before every dependency has ended, and none succeeds after one that failed.
      for (const claim of row.claims) expect(claim).toBeGreaterThan(dependency.end_event);
      if (row.status === "completed") expect(dependency.status).toBe("completed");
    }
    if (row.skip_reason === "upstream_failed")
      expect(dependencies.some((other) => !isGood(tasks.get(other)!))).toBe(true);
  }
  expect(await leftovers(runId)).toEqual({
    open_tasks: 0,
    bad_tasks: bad.length,
    ready: 0,
    timers: 0,
  });
  const { run } = await kernel.states(runId);
  if (run === "completed") expect(bad).toEqual([]);
  else expect(bad.length === 0 ? "cancelled" : run).toMatch(/^(failed|cancelled)$/);
}

/** Whether what depends on the task may run. */
function isGood(row: TaskRow): boolean {
  return row.status === "completed";
}

async function taskRows(runId: string): Promise<TaskRow[]> {
  const { rows } = await db.database.query({
    text: `SELECT
             t.name, t.status, t.skip_reason, t.open_deps, t.worker_id, t.finished_at IS NOT NULL AS finished, t.attempt,
             (SELECT count(*)::int FROM task_attempts a WHERE a.run_id = t.run_id AND a.seq = t.seq) AS attempts,
             ARRAY(SELECT e.id::int FROM run_events e WHERE e.run_id = t.run_id AND e.seq = t.seq AND e.type = 'task_claimed') AS claims,
             (SELECT max(e.id)::int FROM run_events e WHERE e.run_id = t.run_id AND e.seq = t.seq) AS end_event
           FROM task_runs t WHERE t.run_id = $1`,
    values: [runId],
  });
  return rows as TaskRow[];
}

async function leftovers(runId: string): Promise<unknown> {
  const { rows } = await db.database.query({
    text: `SELECT open_tasks, bad_tasks,
             (SELECT count(*)::int FROM ready_tasks WHERE run_id = r.id) AS ready,
             (SELECT count(*)::int FROM timers WHERE run_id = r.id) AS timers
           FROM job_runs r WHERE id = $1`,
    values: [runId],
  });
  return rows[0];
}
