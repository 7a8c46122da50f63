/** What the API says about task runs in queues, at workers and at locks: a worker's moves are made by hand, so that they stay as they are. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Schemas } from "../../src/client/client.ts";
import type { JsonObject } from "../../src/base/json.ts";
import { Database, type Queryable } from "../../src/store/database.ts";
import type { ClaimedTask } from "../../src/store/runs/claim-tasks.ts";
import { loadWaiting } from "../../src/store/runs/waiting/load-waiting.ts";
import { startTestServer, type TestServer } from "../support/http-server.ts";
import { Kernel, PROJECT } from "../support/kernel.ts";

let api: TestServer;
let kernel: Kernel;
let worker: string;
beforeAll(async () => {
  api = await startTestServer();
  kernel = new Kernel(api.database);
  worker = await kernel.worker(3_600_000);
});
afterAll(async () => {
  await api.close();
});

async function why(runId: string): Promise<Schemas["Waiting"]> {
  const { json } = await api.request("GET", `/api/v1/job-runs/${runId}/waiting`);
  return json as Schemas["Waiting"];
}

async function sql(text: string, values: unknown[] = []): Promise<void> {
  await api.database.query({ text, values });
}

async function claimOf(runId: string): Promise<ClaimedTask> {
  const claimed = await kernel.claim(worker);
  return claimed.find((task) => task.runId === runId)!;
}

/** A run whose only task waits for what its body wrote down. */
async function waitingFor(progress: JsonObject): Promise<string> {
  const { runId } = await kernel.start([{ name: "gate" }]);
  await claimOf(runId);
  await sql(
    "UPDATE task_runs SET status = 'waiting', worker_id = NULL, progress = $2 WHERE run_id = $1",
    [runId, JSON.stringify(progress)],
  );
  return runId;
}

describe("queues", () => {
  it("counts who stands before a task run, and the slots that are busy", async () => {
    await sql("DELETE FROM ready_tasks");
    const first = await kernel.start([{ name: "a" }]);
    await kernel.claim(worker, 1);
    await kernel.start([{ name: "x" }, { name: "y" }]);
    const { runId } = await kernel.start([{ name: "late" }, { name: "urgent", priority: 9 }]);
    const { tasks } = await why(runId);
    expect(tasks).toMatchObject([
      {
        name: "late",
        cause: "queue",
        message: "is behind 3 others in the queue default; 1 of 10 inline slots busy",
        details: { queue: { before: 3, slots: 10, busy: 1 } },
      },
      { name: "urgent", message: expect.stringMatching(/^is the next one in the queue default;/) },
    ]);
    const running = await why(first.runId);
    expect(running.tasks).toMatchObject([
      {
        cause: "running",
        message: expect.stringMatching(/^runs on test for \d+s, attempt 1$/),
        details: { worker: { id: worker, name: "test", attempt: 1 } },
      },
    ]);
  });

  it("says what still stops when a run is cancelled", async () => {
    await sql("DELETE FROM ready_tasks");
    const { runId } = await kernel.start([{ name: "a" }, { name: "b", depends_on: ["a"] }]);
    await claimOf(runId);
    await api.request("POST", `/api/v1/job-runs/${runId}/cancel`);
    const { run, tasks, summary } = await why(runId);
    expect(run).toMatchObject({
      cause: "cancelling",
      message: expect.stringMatching(
        /^is being cancelled for \d+s; still stopping: a \(running \d+s\)$/,
      ),
    });
    expect(tasks).toMatchObject([{ name: "a", cause: "stopping" }]);
    expect(summary).toEqual([{ cause: "stopping", count: 1, message: "being stopped" }]);
  });
});

describe("locks", () => {
  it("names the holders of a key and the place among those who wait for it", async () => {
    await sql("DELETE FROM ready_tasks");
    const holder = await kernel.start([{ name: "load" }]);
    const other = await kernel.start([{ name: "other" }]);
    const { runId } = await kernel.start([{ name: "mine" }]);
    await sql(
      "INSERT INTO concurrency_slots (project_id, key, run_id, seq) VALUES ($1, 'db', $2, 0)",
      [PROJECT, holder.runId],
    );
    for (const waiter of [other.runId, runId])
      await sql(
        "INSERT INTO concurrency_waiters (project_id, key, slots, run_id, seq) VALUES ($1, 'db', 1, $2, 0)",
        [PROJECT, waiter],
      );
    await sql("UPDATE task_runs SET queue_reason = 'lock' WHERE run_id = $1", [runId]);
    const { tasks } = await why(runId);
    expect(tasks).toMatchObject([
      {
        cause: "lock",
        message: expect.stringMatching(
          new RegExp(
            `^waits for the concurrency key "db", held by run ${holder.runId} of \\w+ \\(task load, for \\d+s\\); 1 other before it$`,
          ),
        ),
        details: { lock: { key: "db", before: 1, holders: [{ job_run_id: holder.runId }] } },
      },
    ]);
  });

  it("says what a run that is not admitted yet waits for", async () => {
    const holder = await kernel.start([{ name: "a" }]);
    const { runId } = await kernel.start([{ name: "a" }]);
    await sql("INSERT INTO concurrency_slots (project_id, key, run_id) VALUES ($1, 'etl', $2)", [
      PROJECT,
      holder.runId,
    ]);
    await sql(
      "INSERT INTO concurrency_waiters (project_id, key, slots, run_id) VALUES ($1, 'etl', 1, $2)",
      [PROJECT, runId],
    );
    await sql("UPDATE job_runs SET status = 'pending' WHERE id = $1", [runId]);
    const answer = await why(runId);
    expect(answer.tasks).toMatchObject([{ name: "a", cause: "admission" }]);
    expect(answer.run).toMatchObject({
      cause: "concurrency",
      message: expect.stringMatching(
        /^waits for the concurrency key "etl", held by run \S+ of \w+ \(for \d+s\)$/,
      ),
      since: expect.any(String),
      details: { lock: { before: 0, holders: [{ task_run_id: null, task_name: null }] } },
    });
  });
});

describe("bodies that hold no worker", () => {
  it("shows an approval with what was decided so far", async () => {
    const runId = await waitingFor({
      kind: "approval",
      message: "Publish 42 rows?",
      approvers: { users: ["anna"], groups: ["leads"] },
      min: 2,
      decisions: [{ by: "anna", decision: "approve", at: "2026-11-25T10:00:00Z", comment: null }],
      expires_at: "2026-11-26T10:00:00Z",
    });
    expect((await why(runId)).tasks).toMatchObject([
      {
        cause: "approval",
        message: 'waits for 2 approvals: "Publish 42 rows?" (so far: approve by anna)',
        releases: "A decision of anna, the group leads, until 2026-11-26T10:00:00Z.",
        details: { approval: { min: 2, decisions: [{ by: "anna" }] } },
      },
    ]);
  });

  it("counts down to the end of a wait", async () => {
    const until = new Date(Date.now() + 7_200_000).toISOString();
    const runId = await waitingFor({ kind: "wait", until });
    await sql(
      "INSERT INTO timers (project_id, kind, fire_at, run_id, seq, attempt) VALUES ($1, 'task_wake', $2, $3, 0, 1)",
      [PROJECT, until, runId],
    );
    expect((await why(runId)).tasks).toMatchObject([
      {
        cause: "wait_timer",
        message: expect.stringMatching(new RegExp(`^waits until ${until}, in (1h59m|2h)$`)),
        details: { timer: { at: until } },
      },
    ]);
  });

  it("names the event that is waited for", async () => {
    const runId = await waitingFor({ kind: "event", event: "orders.ready" });
    await sql(
      "INSERT INTO event_waits (project_id, event, run_id, seq) VALUES ($1, 'orders.ready', $2, 0)",
      [PROJECT, runId],
    );
    expect((await why(runId)).tasks).toMatchObject([
      { cause: "event", message: "waits for the event orders.ready" },
    ]);
  });

  it("names the run of a sub-job", async () => {
    const runId = await waitingFor({ kind: "job", run_id: "" });
    const child = await kernel.start([{ name: "inner" }]);
    await sql("UPDATE job_runs SET parent_run_id = $2, parent_seq = 0 WHERE id = $1", [
      child.runId,
      runId,
    ]);
    expect((await why(runId)).tasks).toMatchObject([
      {
        cause: "sub_job",
        message: expect.stringMatching(
          new RegExp(`^waits for run ${child.runId} of \\w+ \\(queued\\)$`),
        ),
        details: { child_run: { job_run_id: child.runId, status: "queued" } },
      },
    ]);
  });
});

/** Counts the statements of its transactions. */
class CountingDatabase extends Database {
  statements = 0;

  override transaction<T>(work: (connection: Queryable) => Promise<T>): Promise<T> {
    return super.transaction((connection) =>
      work({
        query: (config) => {
          this.statements += 1;
          return connection.query(config);
        },
      }),
    );
  }
}

describe("a large run", () => {
  it("takes as many statements as a small one", async () => {
    const counting = new CountingDatabase({
      url: api.databaseUrl,
      maxConnections: 1,
      applicationName: "test",
    });
    const statementsFor = async (size: number): Promise<number> => {
      const names = Array.from({ length: size }, (_, index) => `t${index}`);
      const { runId, version } = await kernel.start([
        ...names.map((name) => ({ name })),
        { name: "end", depends_on: names },
      ]);
      counting.statements = 0;
      const facts = await loadWaiting(counting, version.plan, {
        projectId: PROJECT,
        runId,
        afterSeq: -1,
        limit: 500,
        name: null,
        seq: null,
      });
      expect(facts?.tasks.length).toBe(Math.min(size + 1, 500));
      return counting.statements;
    };
    try {
      expect(await statementsFor(400)).toBe(await statementsFor(2));
    } finally {
      await counting.close();
    }
  });
});
