/** What operators do to runs that wait for slots, events and clocks, and what may not be left behind. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ConcurrencyRule } from "../../src/definition/job-definition.ts";
import { acquireSlot, type TaskSlotRequest } from "../../src/store/concurrency/slots.ts";
import { until } from "../support/processes.ts";
import { Kernel } from "../support/kernel.ts";
import { createTestDatabase, type TestDatabase } from "../support/database.ts";
import { namedJobs } from "../support/named-jobs.ts";
import { startTestStack, type TestStack } from "../support/test-stack.ts";

let stack: TestStack;
beforeAll(async () => {
  stack = await startTestStack();
});
afterAll(async () => {
  await stack.close();
});

const job = namedJobs("operations");

async function count(text: string, values: unknown[]): Promise<number> {
  const { rows } = await stack.database.query({ text, values });
  return (rows[0] as { count: number }).count;
}

function waitersOf(runId: string): Promise<number> {
  return count("SELECT count(*)::int FROM concurrency_waiters WHERE run_id = $1", [runId]);
}

function eventWaitsOf(runId: string): Promise<number> {
  return count("SELECT count(*)::int FROM event_waits WHERE run_id = $1", [runId]);
}

async function ask(runId: string, action: string): Promise<void> {
  const answer = await stack.request("POST", `/api/v1/job-runs/${runId}/${action}`, { body: {} });
  expect(answer.status).toBe(200);
}

describe("a run of which a task waits for a concurrency key", () => {
  const concurrency = "concurrency: {key: one-at-a-time, max_queued: 1}";

  it("keeps its place in a full queue when it is paused and resumed", async () => {
    const holder = await stack.start(
      job(`tasks: [{name: a, wait: {event: let-go}, ${concurrency}}]`),
    );
    await until("the key is held", async () => (await eventWaitsOf(holder)) === 1);
    const waiter = await stack.start(
      job(`tasks: [{name: a, uses: echo, parameters: {message: in}, ${concurrency}}]`),
    );
    await until("the task waits for the key", async () => (await waitersOf(waiter)) === 1);
    await ask(waiter, "pause");
    await ask(waiter, "resume");
    await stack.request("POST", "/api/v1/events", { body: { name: "let-go" } });
    expect((await stack.ended(waiter)).status).toBe("completed");
    expect((await stack.ended(holder)).status).toBe("completed");
  });
});

describe("a paused run", () => {
  const slotsOf = (runId: string): Promise<number> =>
    count("SELECT count(*)::int FROM concurrency_slots WHERE run_id = $1", [runId]);
  const letGo = (event: string) =>
    stack.request("POST", "/api/v1/events", { body: { name: event } });
  const holds = (key: string, event: string) =>
    job(`tasks: [{name: a, wait: {event: ${event}}, concurrency: {key: ${key}}}]`);
  const passes = (key: string, rule = "") =>
    job(
      `tasks: [{name: a, uses: echo, parameters: {message: in}, concurrency: {key: ${key}${rule}}}]`,
    );

  async function taskOf(runId: string): Promise<unknown> {
    const { json } = await stack.request("GET", `/api/v1/job-runs/${runId}`);
    return (json as { task_runs: unknown[] }).task_runs[0];
  }

  it("gets no slot and holds up nobody, and goes on in its place when it is resumed", async () => {
    const holder = await stack.start(holds("passed-over", "first"));
    await until("the key is held", async () => (await eventWaitsOf(holder)) === 1);
    const paused = await stack.start(passes("passed-over"));
    await until("it waits for the key", async () => (await waitersOf(paused)) === 1);
    const behind = await stack.start(holds("passed-over", "second"));
    await until("another waits behind it", async () => (await waitersOf(behind)) === 1);
    await ask(paused, "pause");
    await letGo("first");
    await until("the one behind it has the key", async () => (await eventWaitsOf(behind)) === 1);
    await letGo("second");
    expect((await stack.ended(behind)).status).toBe("completed");
    const next = await stack.run(passes("passed-over", ", on_conflict: fail"));
    expect(next.status).toBe("completed");

    expect(await slotsOf(paused)).toBe(0);
    expect(await taskOf(paused)).toMatchObject({ status: "queued", queue_reason: "paused" });
    const why = await stack.request("GET", `/api/v1/job-runs/${paused}/waiting`);
    expect(why.json).toMatchObject({ tasks: [{ cause: "paused" }] });
    await ask(paused, "resume");
    expect((await stack.ended(paused)).status).toBe("completed");
  });

  it("keeps the slots that it has", async () => {
    const paused = await stack.start(holds("kept", "third"));
    await until("the key is held", async () => (await eventWaitsOf(paused)) === 1);
    await ask(paused, "pause");
    const waiter = await stack.start(passes("kept"));
    await until("another waits for it", async () => (await waitersOf(waiter)) === 1);
    expect(await slotsOf(paused)).toBe(1);
    const why = await stack.request("GET", `/api/v1/job-runs/${waiter}/waiting`);
    expect(why.json).toMatchObject({
      tasks: [
        { cause: "lock", details: { lock: { before: 0, holders: [{ job_run_id: paused }] } } },
      ],
    });
    await ask(paused, "resume");
    await letGo("third");
    expect((await stack.ended(waiter)).status).toBe("completed");
  });
});

describe("a run of which a task waits for an event", () => {
  it("listens no more once it was cancelled", async () => {
    const runId = await stack.start(job("tasks: [{name: a, wait: {event: never}}]"));
    await until("it listens", async () => (await eventWaitsOf(runId)) === 1);
    await ask(runId, "cancel");
    expect((await stack.ended(runId)).status).toBe("cancelled");
    expect(await eventWaitsOf(runId)).toBe(0);
  });
});

describe("a run that only waits", () => {
  it("is waiting again when it was paused and resumed", async () => {
    const runId = await stack.start(job("tasks: [{name: a, wait: {event: go-on}}]"));
    const status = async (): Promise<string> => (await stack.seen(runId)).status;
    await until("it waits", async () => (await status()) === "waiting");
    await ask(runId, "pause");
    expect(await status()).toBe("paused");
    await ask(runId, "resume");
    expect(await status()).toBe("waiting");
    await stack.request("POST", "/api/v1/events", { body: { name: "go-on" } });
    expect((await stack.ended(runId)).status).toBe("completed");
  });
});

describe("a run whose time was over", () => {
  it("has its whole timeout again, and no more, when it is run again", async () => {
    const run = await stack.run(job("timeout: 1s\ntasks: [{name: a, wait: 1h}]"));
    expect(run.status).toBe("timed_out");
    await ask(run.id, "rerun");
    const again = await stack.ended(run.id);
    expect(again.status).toBe("timed_out");
    expect(again.tasks["a"]?.attempt).toBeGreaterThan(run.tasks["a"]!.attempt);
  });
});

describe("the compensation of an item", () => {
  it("is told which item it undoes", async () => {
    const run = await stack.run(
      job(`
rollback_on: [failed]
tasks:
  - name: each
    for_each: {in: [eu, us], key: "\${{ item }}"}
    run: "true"
    rollback: {run: 'echo "$STRATAL_ITEM_INDEX=$STRATAL_ITEM_KEY"'}
  - {name: last, depends_on: [each], run: exit 1}
`),
    );
    expect(run.tasks["undo each[eu]"]?.output).toBe("0=eu");
    expect(run.tasks["undo each[us]"]?.output).toBe("1=us");
  });
});

describe("a worker that was given up for dead", () => {
  const rule: ConcurrencyRule = {
    key: "late",
    limit: 1,
    onConflict: "queue",
    maxQueued: 10,
    queueOrder: "fifo",
  };
  let db: TestDatabase;
  beforeAll(async () => {
    db = await createTestDatabase();
  });
  afterAll(() => db.drop());

  it("takes no slot for a task run that has ended", async () => {
    const kernel = new Kernel(db.database);
    await kernel.start([{ name: "a" }]);
    const worker = await kernel.worker();
    const [claimed] = await kernel.claim(worker);
    await kernel.settle(worker, claimed!, "failed");
    const request: TaskSlotRequest = { rule, enclosing: [], reason: "lock" };
    expect(await acquireSlot(db.database, worker, claimed!, request)).toBe("stale");
    const { rows } = await db.database.query({
      text: "SELECT count(*)::int AS count FROM concurrency_slots",
      values: [],
    });
    expect(rows).toEqual([{ count: 0 }]);
  });
});
