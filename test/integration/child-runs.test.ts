/** Runs that tasks of other runs started, when the time of those is over. No service runs but the one that a test calls. */
import { afterAll, beforeAll, expect, it } from "vitest";
import { createLogger } from "../../src/base/logger.ts";
import { graphTasks } from "../../src/engine/expand.ts";
import { stopOverdueRuns } from "../../src/services/run-deadlines.ts";
import { fireTaskDeadlines } from "../../src/services/task-clocks.ts";
import { Notifier } from "../../src/store/notifications.ts";
import { createRun, type ParentTask } from "../../src/store/runs/create-run.ts";
import { expandTask } from "../../src/store/runs/expand-task.ts";
import { waitTask } from "../../src/store/runs/wait-task.ts";
import type { JobVersion } from "../../src/store/versions/job-version.ts";
import { createTestDatabase, type TestDatabase } from "../support/database.ts";
import { Kernel, PROJECT, uniqueJobName } from "../support/kernel.ts";

let db: TestDatabase;
let kernel: Kernel;
let notifier: Notifier;
beforeAll(async () => {
  db = await createTestDatabase();
  kernel = new Kernel(db.database);
  notifier = new Notifier(
    db.database,
    createLogger({ level: "silent", pretty: false, name: "test" }),
  );
});
afterAll(async () => {
  await notifier.settled();
  await db.drop();
});

async function sql(text: string, values: unknown[]): Promise<unknown[]> {
  return (await db.database.query({ text, values })).rows;
}

async function statusOf(runId: string): Promise<unknown> {
  const [row] = await sql("SELECT status FROM job_runs WHERE id = $1", [runId]);
  return (row as { status: unknown }).status;
}

/** A run that a task run started, which does not begin. */
async function childOf(
  version: JobVersion,
  versionId: string,
  above: Pick<ParentTask, "runId" | "seq" | "depth">,
): Promise<string> {
  const { runId } = await createRun(db.database, {
    projectId: PROJECT,
    jobId: version.jobId,
    versionId,
    plan: version.plan,
    inputs: {},
    triggeredBy: "test",
    parent: { ...above, rootRunId: above.runId, waits: true, cancelsChild: true },
  });
  return runId;
}

/** A run with a group of one task, which waits for a run, of which a task waits for another run. */
async function family() {
  const document = {
    stratal: 1,
    name: uniqueJobName(),
    timeout: "1h",
    tasks: [{ name: "group", tasks: [{ name: "sub", uses: "echo" }] }],
  };
  const { runId, version } = await kernel.startDocument(JSON.stringify(document), "json");
  const worker = await kernel.worker();
  const claimed = async () => (await kernel.claim(worker)).find((task) => task.runId === runId)!;
  const group = await claimed();
  const inner = version.plan.graphs.findIndex(({ kind }) => kind === "group");
  const tasks = graphTasks(version.plan, inner);
  await expandTask(db.database, worker, group, { tasks, progress: null, deadlineMs: 3_600_000 });
  const sub = await claimed();
  await waitTask(db.database, worker, sub, { progress: {}, delayMs: null });
  const above = { runId, seq: sub.seq, depth: 1 };
  const child = await childOf(version, sub.versionId, above);
  const grandchild = await childOf(version, sub.versionId, { runId: child, seq: 0, depth: 2 });
  return { runId, child, grandchild };
}

it("are cancelled, with all below them, in the step that stops a group whose time is over", async () => {
  const { runId, child, grandchild } = await family();
  await sql("UPDATE task_deadlines SET deadline_at = now() WHERE run_id = $1", [runId]);
  await fireTaskDeadlines({ database: db.database, notifier });
  expect(await Promise.all([child, grandchild].map(statusOf))).toEqual(["cancelled", "cancelled"]);
});

it("are cancelled, with all below them, in the step that stops a run whose time is over", async () => {
  const { runId, child, grandchild } = await family();
  await sql("UPDATE job_runs SET deadline_at = now() WHERE id = $1", [runId]);
  await stopOverdueRuns(db.database, notifier);
  expect(await Promise.all([runId, child, grandchild].map(statusOf))).toEqual([
    "timed_out",
    "cancelled",
    "cancelled",
  ]);
});
