import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newRunId } from "../../src/base/ids.ts";
import { taskRunStatuses, type TaskRunStatus } from "../../src/engine/states.ts";
import { startTestServer, type TestServer } from "../support/http-server.ts";
import { Kernel } from "../support/kernel.ts";
import { openLive, type LiveClient, type LiveMessage } from "../support/live-client.ts";
import { startManyItems } from "../support/many-items.ts";

let api: TestServer;
let kernel: Kernel;
beforeAll(async () => {
  api = await startTestServer();
  kernel = new Kernel(api.database);
});
afterAll(() => api.close());

/** States by sequence number, all messages applied. */
function statesOf(messages: LiveMessage[]): Record<number, TaskRunStatus> {
  const states: Record<number, TaskRunStatus> = {};
  for (const { tasks } of messages.filter(({ type }) => type === "change"))
    tasks.seq.forEach((seq: number, at: number) => {
      states[seq] = taskRunStatuses[tasks.state[at]]!;
    });
  return states;
}

const hasState = (client: LiveClient, seq: number, state: TaskRunStatus) =>
  client.received(`${seq} is ${state}`, () => statesOf(client.messages)[seq] === state);

const chain = [{ name: "first" }, { name: "second", depends_on: ["first"] }];

describe("following a run", () => {
  it("tells all of it, then what changes, with what depends on it", async () => {
    const { runId } = await kernel.start([...chain, { name: "other", depends_on: ["second"] }]);
    const client = await openLive(api.url);
    client.send({ type: "subscribe", topic: `run:${runId}` });
    const whole = await client.received("the run", ({ type }) => type === "change");
    expect(whole).toMatchObject({ topic: `run:${runId}`, run: { id: runId, status: "queued" } });
    expect(whole.tasks.seq).toEqual([0, 1, 2]);
    const workerId = await kernel.worker();
    const [claimed] = await kernel.claim(workerId);
    await kernel.settle(workerId, claimed!);
    await hasState(client, 1, "queued");
    const later = client.messages.slice(2);
    expect(later.every(({ rev }) => rev > whole.rev)).toBe(true);
    expect(statesOf(later)).toEqual({ 0: "completed", 1: "queued" });
    expect(later.at(-1)).toMatchObject({
      run: { status: "running", counts: { completed: 1, queued: 1, pending: 1 } },
    });
    await client.close();
  });

  it("tells only what changed after a rev", async () => {
    const runId = await startManyItems(kernel, 100);
    // What is about the whole run, such as its creation, happened long ago, as far as commits go.
    await api.database.query({
      text: "UPDATE run_events SET at = at - interval '1 minute' WHERE run_id = $1",
      values: [runId],
    });
    await finish(runId, 2);
    const { json: graph } = await api.request("GET", `/api/v1/job-runs/${runId}/graph`);
    await finish(runId, 7);
    const client = await openLive(api.url);
    client.send({ type: "subscribe", topic: `run:${runId}`, after: graph.rev });
    const change = await client.received("the change", ({ type }) => type === "change");
    expect(change.rev).toBeGreaterThan(graph.rev);
    expect(statesOf([change])).toEqual({ 0: "waiting", 2: "skipped", 7: "skipped" });
    await client.close();
  });

  it("misses no change whose transaction commits after one that began later", async () => {
    const runId = await startManyItems(kernel, 10);
    const client = await openLive(api.url);
    client.send({ type: "subscribe", topic: `run:${runId}` });
    await client.received("the run", ({ type }) => type === "change");
    await api.database.transaction(async (connection) => {
      await finish(runId, 3, connection);
      await finish(runId, 4);
      await hasState(client, 4, "skipped");
      expect(statesOf(client.messages)[3]).toBe("queued");
    });
    await hasState(client, 3, "skipped");
    await client.close();
  });

  it("finds changes without an event, soon after one with an event", async () => {
    const runId = await startManyItems(kernel, 10);
    const client = await openLive(api.url);
    client.send({ type: "subscribe", topic: `run:${runId}` });
    await client.received("the run", ({ type }) => type === "change");
    await api.database.query({
      text: "UPDATE task_runs SET status = 'pending', queued_at = NULL WHERE run_id = $1 AND seq = 9",
      values: [runId],
    });
    await finish(runId, 1);
    await hasState(client, 1, "skipped");
    await hasState(client, 9, "pending");
    await client.close();
  });

  it("says reset when task runs are gone", async () => {
    const runId = await startManyItems(kernel, 10);
    const client = await openLive(api.url);
    client.send({ type: "subscribe", topic: `run:${runId}` });
    await client.received("the run", ({ type }) => type === "change");
    await api.database.query({
      text: "DELETE FROM task_runs WHERE run_id = $1 AND seq > 5",
      values: [runId],
    });
    await finish(runId, null);
    const reset = await client.received("a reset", ({ type }) => type === "reset");
    expect(reset).toEqual({ type: "reset", topic: `run:${runId}` });
    await client.close();
  });

  it("is over after unsubscribe", async () => {
    const { runId } = await kernel.start(chain);
    const client = await openLive(api.url);
    client.send({ type: "subscribe", topic: `run:${runId}` });
    await client.received("the run", ({ type }) => type === "change");
    client.send({ type: "unsubscribe", topic: `run:${runId}` });
    const other = await openLive(api.url);
    other.send({ type: "subscribe", topic: `run:${runId}` });
    const workerId = await kernel.worker();
    await kernel.claim(workerId);
    await hasState(other, 0, "running");
    expect(statesOf(client.messages)[0]).toBe("queued");
    await Promise.all([client.close(), other.close()]);
  });
});

/** Ends an item, or notes that something happened to the run, as the kernel's statements do it. */
async function finish(
  runId: string,
  seq: number | null,
  on: Pick<TestServer["database"], "query"> = api.database,
): Promise<void> {
  await on.query({
    text: `UPDATE task_runs SET status = 'skipped', skip_reason = 'condition', finished_at = now()
           WHERE run_id = $1 AND seq = $2`,
    values: [runId, seq],
  });
  await on.query({
    text: `INSERT INTO run_events (run_id, project_id, seq, type)
           SELECT id, project_id, $2, 'task_skipped' FROM job_runs WHERE id = $1`,
    values: [runId, seq],
  });
}

describe("following lists", () => {
  it("tells runs that are created and that change", async () => {
    const { runId: before } = await kernel.start(chain);
    const client = await openLive(api.url);
    client.send({ type: "subscribe", topic: "runs" });
    await client.received("the start", ({ type }) => type === "subscribed");
    const shown = (id: string, status: string) =>
      client.received(`${id} is ${status}`, ({ runs }) =>
        runs?.some((run: { id: string; status: string }) => run.id === id && run.status === status),
      );
    const { runId } = await kernel.start(chain);
    await shown(runId, "queued");
    expect(JSON.stringify(client.messages)).not.toContain(before);
    await kernel.claim(await kernel.worker());
    await shown(before, "running");
    await client.close();
  });

  it("tells that workers have changed", async () => {
    const client = await openLive(api.url);
    for (const topic of ["workers", "approvals"]) {
      client.send({ type: "subscribe", topic });
      await client.received(
        "the start",
        (sent) => sent.type === "subscribed" && sent.topic === topic,
      );
    }
    await kernel.worker();
    await client.received("workers", ({ type, topic }) => type === "change" && topic === "workers");
    expect(client.messages.filter(({ type }) => type === "change")).toHaveLength(1);
    await client.close();
  });
});

describe("the live channel", () => {
  it("refuses what it does not understand, and goes on", async () => {
    const client = await openLive(api.url);
    const wrong = ["{", '{"type":"say"}', '{"type":"subscribe","topic":"x".repeat(1000)}', "[]"];
    for (const text of wrong) client.send(text);
    client.send({ type: "subscribe", topic: "secrets" });
    client.send({ type: "subscribe", topic: `run:${newRunId()}` });
    const errors = () => client.messages.filter(({ type }) => type === "error");
    await client.received("all errors", () => errors().length === wrong.length + 2);
    expect(errors().map(({ code }) => code)).toEqual([
      ...wrong.map(() => "invalid_request"),
      "not_found",
      "not_found",
    ]);
    await client.close();
  });

  it("follows at most 64 topics for a connection", async () => {
    const client = await openLive(api.url);
    const { runId } = await kernel.start(chain);
    // The same topic again is the same subscription.
    for (let count = 0; count < 3; count += 1)
      client.send({ type: "subscribe", topic: `run:${runId}` });
    const runs = await Promise.all(Array.from({ length: 64 }, () => kernel.start(chain)));
    for (const run of runs) client.send({ type: "subscribe", topic: `run:${run.runId}` });
    const error = await client.received("the refusal", ({ type }) => type === "error");
    expect(error).toMatchObject({ code: "invalid_request" });
    expect(client.messages.filter(({ type }) => type === "error")).toHaveLength(1);
    await client.close();
  });

  it("refuses pages of other origins", async () => {
    await expect(openLive(api.url, { origin: "https://evil.example" })).rejects.toThrow("403");
  });
});
