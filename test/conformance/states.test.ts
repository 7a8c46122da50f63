/**
 * Runs every statement that moves a task run or a job run against every state, and compares what it did with the transition tables
 * of src/engine/states.ts.
 */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  isTerminalRun,
  isTerminalTask,
  jobRunStatuses,
  jobRunTransitions,
  runResult,
  taskRunStatuses,
  taskRunTransitions,
  type JobRunEvent,
  type JobRunStatus,
  type TaskRunEvent,
  type TaskRunStatus,
} from "../../src/engine/states.ts";
import { cancelRun, pauseRun, resumeRun } from "../../src/store/runs/change-run.ts";
import { expireTask } from "../../src/store/runs/expire-task.ts";
import type { ClaimedTask } from "../../src/store/runs/claim-tasks.ts";
import { requeueTasks } from "../../src/store/runs/requeue-tasks.ts";
import type { TaskResult } from "../../src/store/runs/settle-tasks.ts";
import { graphTasks } from "../../src/engine/expand.ts";
import { admitRunRow } from "../../src/store/concurrency/admit-run.queries.ts";
import { skipPendingRuns } from "../../src/store/concurrency/skip-pending-runs.queries.ts";
import { expandTask, type Expansion } from "../../src/store/runs/expand-task.ts";
import { getRunPhase } from "../../src/store/runs/run-phase.ts";
import { markRunWaiting } from "../../src/store/runs/mark-run-waiting.queries.ts";
import { waitTask } from "../../src/store/runs/wait-task.ts";
import { stopTaskRows } from "../../src/store/runs/stop-tasks.queries.ts";
import { run } from "../../src/store/statement.ts";
import { wakeTasks } from "../../src/store/runs/wake-tasks.ts";
import { createTestDatabase, type TestDatabase } from "../support/database.ts";
import { Kernel, PROJECT } from "../support/kernel.ts";

let db: TestDatabase;
let kernel: Kernel;

beforeAll(async () => {
  db = await createTestDatabase();
  kernel = new Kernel(db.database);
});
afterAll(async () => {
  await db.drop();
});

/** What a clock ends a task run with. */
const expired: Omit<TaskResult, "runId" | "seq" | "attempt"> = {
  projectId: PROJECT,
  status: "timed_out",
  attemptStatus: "timed_out",
  skipReason: null,
  cascades: false,
  value: "bad",
  allowedFailure: false,
  exitCode: null,
  output: null,
  outputs: null,
  error: { kind: "queue_timeout", message: "" },
  delayMs: null,
  scope: null,
  counted: true,
  successors: [],
};

/** A task run (seq 1) in a state, in a running run with another open task (seq 2) that keeps the run from finishing. */
interface Subject {
  runId: string;
  worker: string;
  claimed: ClaimedTask;
}

async function sql(text: string, values: unknown[] = []): Promise<Record<string, unknown>[]> {
  const { rows } = await db.database.query({ text, values });
  return rows as Record<string, unknown>[];
}

async function subjectIn(status: TaskRunStatus): Promise<Subject> {
  await sql("DELETE FROM ready_tasks");
  const worker = await kernel.worker();
  const { runId } = await kernel.start([
    { name: "before" },
    { name: "subject", depends_on: ["before"] },
    { name: "other" },
  ]);
  const claimed = await kernel.claim(worker);
  await sql(
    `UPDATE task_runs SET status = $2::task_run_status, attempt = 1,
       worker_id = CASE WHEN $2 = 'running' THEN $3::uuid END,
       skip_reason = CASE WHEN $2 = 'skipped' THEN 'disabled'::skip_reason END,
       queued_at = CASE WHEN $2 = 'queued' THEN now() - interval '1 minute' END,
       finished_at = CASE WHEN $4 THEN now() END
     WHERE run_id = $1 AND seq = 1`,
    [runId, status, worker, isTerminalTask(status)],
  );
  const before = claimed.find((task) => task.seq === 0)!;
  return { runId, worker, claimed: { ...before, seq: 1, node: 1, attempt: 1 } };
}

async function offer({ runId }: Subject): Promise<void> {
  await sql(
    `INSERT INTO ready_tasks (project_id, queue, slot_kind, priority, tags, run_id, seq)
     VALUES ($1, 'default', 'inline', 5, '{}', $2, 1)`,
    [PROJECT, runId],
  );
}

function settleWith(status: TaskResult["status"]): (subject: Subject) => Promise<unknown> {
  return ({ worker, claimed }) =>
    kernel.settle(worker, claimed, status, status === "skipped" ? { skipReason: "exit_code" } : {});
}

const moves: Partial<Record<TaskRunEvent, (subject: Subject) => Promise<unknown>>> = {
  ready: ({ worker, claimed }) => kernel.settle(worker, { ...claimed, seq: 0, node: 0 }),
  claim: async (subject) => {
    await offer(subject);
    return kernel.claim(subject.worker);
  },
  complete: settleWith("completed"),
  fail: settleWith("failed"),
  time_out: settleWith("timed_out"),
  skip: settleWith("skipped"),
  retry: settleWith("retrying"),
  wait: ({ worker, claimed }) =>
    waitTask(db.database, worker, claimed, { progress: {}, delayMs: null }),
  wake: async ({ runId }) => {
    await sql(
      `INSERT INTO timers (project_id, kind, fire_at, run_id, seq, attempt)
       VALUES ($1, 'task_retry', now() - interval '1 second', $2, 1, 1),
         ($1, 'task_wake', now() - interval '1 second', $2, 1, 1)`,
      [PROJECT, runId],
    );
    return wakeTasks(db.database, 10);
  },
  release: ({ worker, claimed }) => requeueTasks(db.database, worker, [claimed], false),
  lose: ({ worker, claimed }) => requeueTasks(db.database, worker, [claimed], true),
  expire: ({ runId }) =>
    expireTask(db.database, { projectId: PROJECT, runId, seq: 1 }, 1, (task) => ({
      ...expired,
      ...task,
      runId,
    })),
  stop: ({ runId }) => run(stopTaskRows, { runId, byCancel: false, halted: "stop" }, db.database),
};

async function stateOf(runId: string): Promise<unknown> {
  const [row] = await sql("SELECT status FROM task_runs WHERE run_id = $1 AND seq = 1", [runId]);
  return row!["status"];
}

describe("task run statements", () => {
  for (const [event, move] of Object.entries(moves) as [TaskRunEvent, (typeof moves)["claim"]][]) {
    for (const status of taskRunStatuses) {
      const target = taskRunTransitions[status][event];
      it(`${event}: ${status} → ${target ?? "refused"}`, async () => {
        const subject = await subjectIn(status);
        await move!(subject);
        expect(await stateOf(subject.runId)).toBe(target ?? status);
      });
    }
  }

  it.each(taskRunStatuses)("cancel: %s ends as the tables say", async (status) => {
    const subject = await subjectIn(status);
    await cancelRun(db.database, { projectId: PROJECT, runId: subject.runId });
    // A running task is cancelled by its worker, all others by the statement itself.
    if (status === "running") await kernel.settle(subject.worker, subject.claimed, "cancelled");
    expect(await stateOf(subject.runId)).toBe(taskRunTransitions[status].cancel ?? status);
  });
});

async function runIn(status: JobRunStatus): Promise<{ runId: string; worker: string }> {
  await sql("DELETE FROM ready_tasks");
  const worker = await kernel.worker();
  const { runId } = await kernel.start([{ name: "a" }]);
  const terminal = isTerminalRun(status);
  await sql(
    `UPDATE job_runs SET status = $2::job_run_status,
       paused_at = CASE WHEN $2 = 'paused' THEN now() END,
       finished_at = CASE WHEN $3 THEN now() END,
       open_tasks = CASE WHEN $3 THEN 0 ELSE open_tasks END
     WHERE id = $1`,
    [runId, status, terminal],
  );
  return { runId, worker };
}

/** The run's task, running whatever the state of the run is. */
async function runningTask(runId: string): Promise<{ worker: string; claimed: ClaimedTask }> {
  const worker = await kernel.worker();
  await sql(
    "UPDATE task_runs SET status = 'running', attempt = 1, worker_id = $2 WHERE run_id = $1",
    [runId, worker],
  );
  const [row] = await sql("SELECT version_id FROM job_runs WHERE id = $1", [runId]);
  // What these statements look at.
  const claimed = { runId, projectId: PROJECT, seq: 0, attempt: 1, versionId: row!["version_id"] };
  return { worker, claimed: claimed as unknown as ClaimedTask };
}

async function runState(runId: string): Promise<unknown> {
  const [row] = await sql("SELECT status FROM job_runs WHERE id = $1", [runId]);
  return row!["status"];
}

describe("job run statements", () => {
  const asks = { pause: pauseRun, resume: resumeRun, request_cancel: cancelRun } as const;
  for (const [event, ask] of Object.entries(asks) as [JobRunEvent, typeof pauseRun][]) {
    for (const status of jobRunStatuses) {
      const target = jobRunTransitions[status][event];
      it(`${event}: ${status} → ${target ?? "refused"}`, async () => {
        const { runId } = await runIn(status);
        const asked = ask(db.database, { projectId: PROJECT, runId });
        if (target === null) {
          await expect(asked).rejects.toMatchObject({ code: "state_conflict" });
          expect(await runState(runId)).toBe(status);
          return;
        }
        await asked;
        // Its only task had not started, so a cancel ends the run in the same transaction.
        expect(await runState(runId)).toBe(event === "request_cancel" ? "cancelled" : target);
      });
    }
  }

  const statements: Partial<Record<JobRunEvent, (runId: string) => Promise<unknown>>> = {
    admit: (runId) => run(admitRunRow, { runId }, db.database),
    skip: (runId) => run(skipPendingRuns, { runIds: [runId] }, db.database),
    wait: async (runId) => {
      await sql("UPDATE task_runs SET status = 'waiting' WHERE run_id = $1", [runId]);
      await run(markRunWaiting, { runId }, db.database);
    },
    roll_back: (runId) =>
      startPhase(runId, { name: "rollback", status: "rolling_back", timeoutMs: null }),
    go_on: (runId) => startPhase(runId, { name: "finally", status: "running", timeoutMs: null }),
  };
  async function startPhase(
    runId: string,
    next: Omit<NonNullable<Expansion["phase"]>, "decidedOn">,
  ): Promise<void> {
    const phase = { ...next, decidedOn: await getRunPhase(db.database, runId) };
    const { worker, claimed } = await runningTask(runId);
    const tasks = graphTasks((await kernel.versions.load(claimed.versionId)).plan, 0);
    await expandTask(db.database, worker, claimed, { tasks, progress: null, phase });
  }
  for (const [event, move] of Object.entries(statements) as [
    JobRunEvent,
    (id: string) => Promise<unknown>,
  ][]) {
    it.each(jobRunStatuses)(`${event}: %s`, async (status) => {
      const { runId } = await runIn(status);
      await move(runId);
      expect(await runState(runId)).toBe(jobRunTransitions[status][event] ?? status);
    });
  }

  it.each(jobRunStatuses)("start: %s", async (status) => {
    const { runId, worker } = await runIn(status);
    await sql(
      `INSERT INTO ready_tasks (project_id, queue, slot_kind, priority, tags, run_id, seq)
       VALUES ($1, 'default', 'inline', 5, '{}', $2, 0)`,
      [PROJECT, runId],
    );
    await kernel.claim(worker);
    expect(await runState(runId)).toBe(jobRunTransitions[status].start ?? status);
  });
});

describe("run_result", () => {
  const cases = [true, false].flatMap((cancelRequested) =>
    [true, false].flatMap((timedOut) =>
      [0, 2].map((badTasks) => ({ cancelRequested, timedOut, badTasks })),
    ),
  );
  it.each(cases)("says in SQL what runResult says: %o", async (state) => {
    const [row] = await sql("SELECT run_result(CASE WHEN $1 THEN now() END, $2, $3) AS result", [
      state.cancelRequested,
      state.timedOut,
      state.badTasks,
    ]);
    expect(row!["result"]).toBe(runResult(state));
  });
});
