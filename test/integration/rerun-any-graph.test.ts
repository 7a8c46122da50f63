/** Whatever graph has failed in whatever way: a re-run from failed whose tasks succeed completes it, and runs nothing that it kept. */
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ClaimedTask } from "../../src/store/runs/claim-tasks.ts";
import { rerunRun } from "../../src/store/runs/rerun-run.ts";
import { createTestDatabase, type TestDatabase } from "../support/database.ts";
import { Kernel, PROJECT } from "../support/kernel.ts";

let db: TestDatabase;
let kernel: Kernel;
beforeAll(async () => {
  db = await createTestDatabase();
  kernel = new Kernel(db.database);
});
afterAll(() => db.drop());

interface Row {
  seq: number;
  status: string;
  allowed: boolean;
  attempt: number;
}

async function rowsOf(runId: string, allowed: ReadonlySet<number>): Promise<Row[]> {
  const { rows } = await db.database.query({
    text: "SELECT seq, status, attempt FROM task_runs WHERE run_id = $1 AND node >= 0 ORDER BY seq",
    values: [runId],
  });
  return (rows as Omit<Row, "allowed">[]).map((row) => ({ ...row, allowed: allowed.has(row.seq) }));
}

async function runOf(runId: string): Promise<Record<string, unknown>> {
  const { rows } = await db.database.query({
    text: "SELECT status, open_tasks, bad_tasks, attempt, allowed_failures FROM job_runs WHERE id = $1",
    values: [runId],
  });
  return rows[0] as Record<string, unknown>;
}

/** Runs what is ready until nothing is; `fails` says of a task by its number whether it does. */
async function drive(worker: string, fails: (seq: number) => boolean): Promise<number[]> {
  const ran: number[] = [];
  for (;;) {
    // One at a time, so that a failure policy takes effect before the next one starts.
    const [task] = await kernel.claim(worker, 1);
    if (task === undefined) return ran;
    await settle(worker, task, fails);
    ran.push(task.seq);
  }
}

async function settle(
  worker: string,
  task: ClaimedTask,
  fails: (seq: number) => boolean,
): Promise<void> {
  const status = task.badDeps > 0 ? "skipped" : fails(task.seq) ? "failed" : "completed";
  await kernel.settle(worker, task, status);
}

const graphs = fc.record({
  policy: fc.constantFrom("continue", "stop", "cancel"),
  tasks: fc.array(
    fc.record({
      seed: fc.array(fc.nat(), { maxLength: 3 }),
      fails: fc.boolean(),
      allowFailure: fc.boolean(),
    }),
    { minLength: 1, maxLength: 10 },
  ),
});

describe("re-run from failed of any graph", () => {
  it("completes it and runs nothing that it kept", async () => {
    const worker = await kernel.worker();
    await fc.assert(
      fc.asyncProperty(graphs, async ({ policy, tasks }) => {
        const { runId } = await kernel.start(
          tasks.map(({ seed, allowFailure }, index) => ({
            name: `t${index}`,
            depends_on: index === 0 ? [] : [...new Set(seed.map((each) => `t${each % index}`))],
            allow_failure: allowFailure,
            parameters: { message: "x" },
          })),
          { failure_policy: policy },
        );
        const allowed = new Set(tasks.flatMap((task, seq) => (task.allowFailure ? [seq] : [])));
        await drive(worker, (seq) => tasks[seq]!.fails);
        if ((await runOf(runId))["status"] === "completed") return;

        const before = await rowsOf(runId, allowed);
        const address = { projectId: PROJECT, runId };
        await rerunRun(db.database, kernel.versions, address, {
          asked: { mode: "failed" },
          by: "test",
        });
        const ran = await drive(worker, () => false);

        const after = await rowsOf(runId, allowed);
        expect(await runOf(runId)).toMatchObject({
          status: "completed",
          open_tasks: 0,
          bad_tasks: 0,
          attempt: 2,
          allowed_failures: after.filter((row) => row.status === "failed").length,
        });
        expect(after.every((row) => row.status === "completed" || row.allowed)).toBe(true);
        for (const row of before) {
          const isAgain = ran.includes(row.seq);
          if (row.status === "skipped" || (row.status === "failed" && !row.allowed))
            expect(isAgain).toBe(true);
          // Completed ones run again only behind something that does.
          if (isAgain && row.status === "completed")
            expect(dependsOnOneOf(tasks, row.seq, ran)).toBe(true);
        }
        expect(new Set(ran).size).toBe(ran.length);
      }),
      { numRuns: 40 },
    );
  });
});

function dependsOnOneOf(
  tasks: readonly { seed: number[] }[],
  seq: number,
  ran: readonly number[],
): boolean {
  return tasks[seq]!.seed.some((each) => seq > 0 && ran.includes(each % seq));
}
