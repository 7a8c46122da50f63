/** When failed attempts are tried again, through server and worker: conditions, deadlines, and what a cancel does to the wait. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { until } from "../support/processes.ts";
import { startTestStack, type SeenTask, type TestStack } from "../support/test-stack.ts";

let stack: TestStack;
beforeAll(async () => {
  stack = await startTestStack();
});
afterAll(async () => {
  await stack.close();
});

let jobs = 0;
/** A job with one task, `t`. */
function job(task: string): string {
  jobs += 1;
  return `stratal: 1\nname: retries-${jobs}\ntasks:\n  - {name: t, ${task}}\n`;
}

interface SeenEvent {
  type: string;
  data: { delay_ms: number; retry_at: string } | null;
}

async function retriesOf(runId: string): Promise<SeenEvent[]> {
  const { json } = await stack.request("GET", `/api/v1/job-runs/${runId}/events`);
  return (json as { events: SeenEvent[] }).events.filter(({ type }) => type === "task_retrying");
}

async function rowsOf(table: string, runId: string): Promise<number> {
  const { rows } = await stack.database.query({
    text: `SELECT count(*)::int AS count FROM ${table} WHERE run_id = $1`,
    values: [runId],
  });
  return (rows[0] as { count: number }).count;
}

async function retrying(runId: string): Promise<SeenTask & { retry_at: string | null }> {
  let task: SeenTask | undefined;
  await until("the task waits for its next attempt", async () => {
    task = (await stack.seen(runId)).tasks["t"];
    return task?.status === "retrying";
  });
  return task as SeenTask & { retry_at: string | null };
}

describe("retry", () => {
  it("waits between attempts as its policy says, and not after the last", async () => {
    const run = await stack.run(
      job(`run: exit 3, retry: {max: 2, delay: 20ms, factor: 3, jitter: none}`),
    );
    expect(run.tasks["t"]).toMatchObject({ status: "failed", attempt: 3 });
    const delays = (await retriesOf(run.id)).map(({ data }) => data?.delay_ms);
    expect(delays).toEqual([20, 60]);
    expect(await rowsOf("timers", run.id)).toBe(0);
  });

  it("ends with a cancel during the wait", async () => {
    const runId = await stack.start(job(`run: exit 3, retry: {max: 5, delay: 1h}`));
    await retrying(runId);
    await stack.request("POST", `/api/v1/job-runs/${runId}/cancel`);
    const run = await stack.ended(runId);
    expect(run.status).toBe("cancelled");
    expect(run.tasks["t"]).toMatchObject({ status: "cancelled", attempt: 1 });
    expect(await rowsOf("timers", runId)).toBe(0);
  });

  it("shows when the next attempt is due", async () => {
    const runId = await stack.start(
      job(`run: exit 3, retry: {max: 5, delay: 1h, max_delay: 1h, jitter: none}`),
    );
    const { retry_at: at } = await retrying(runId);
    const [event] = await retriesOf(runId);
    expect(Date.parse(at!)).toBe(Date.parse(event!.data!.retry_at));
    expect(Date.parse(at!) - Date.now()).toBeGreaterThan(3_500_000);
    await stack.request("POST", `/api/v1/job-runs/${runId}/cancel`);
    expect((await stack.ended(runId)).tasks["t"]).toMatchObject({ retry_at: null });
  });
});

describe("retry.if", () => {
  it("tries again only while it holds", async () => {
    const again = await stack.run(
      job(`run: exit 75, retry: {max: 1, delay: 1ms, if: error.exit_code == 75}`),
    );
    expect(again.tasks["t"]).toMatchObject({ status: "failed", attempt: 2 });
    const once = await stack.run(
      job(`run: exit 1, retry: {max: 1, delay: 1ms, if: error.exit_code == 75}`),
    );
    expect(once.tasks["t"]).toMatchObject({ status: "failed", attempt: 1 });
    expect(once.tasks["t"]?.error).toMatchObject({ kind: "exit", exit_code: 1 });
  });

  it("knows null for what the failure does not have", async () => {
    const run = await stack.run(
      job(
        `run: sleep 60, timeout: 300ms, cancel_grace: 0s, retry: {max: 1, delay: 1ms, if: error.exit_code == 75 || error.kind == 'exit'}`,
      ),
    );
    expect(run.tasks["t"]).toMatchObject({ status: "timed_out", attempt: 1 });
  });

  it("reads what the task may read", async () => {
    const run = await stack.run(
      job(`run: exit 1, env: {N: "1"}, retry: {max: 3, delay: 1ms, if: job.name == 'other'}`),
    );
    expect(run.tasks["t"]).toMatchObject({ attempt: 1 });
  });

  it("fails the task with its own mistake, without another attempt", async () => {
    const run = await stack.run(
      job(`run: exit 7, retry: {max: 3, delay: 1ms, if: error.nothing == 1}`),
    );
    const { attempt, error } = run.tasks["t"]!;
    expect(attempt).toBe(1);
    expect(error).toMatchObject({ kind: "expression_error", exit_code: 7 });
    expect(error?.message).toMatch(/`retry.if` could not be decided[\s\S]*had failed: .*7/);
  });

  it("is not asked after the last attempt", async () => {
    const run = await stack.run(job(`run: exit 7, retry: {max: 0, if: error.nothing == 1}`));
    expect(run.tasks["t"]?.error).toMatchObject({ kind: "exit" });
  });
});

describe("retry.deadline", () => {
  it("counts attempts and waits from the first start on", async () => {
    const run = await stack.run(
      job(`run: exit 1, retry: {max: 50, delay: 1s, factor: 1, jitter: none, deadline: 3400ms}`),
    );
    // Waits after 0, 1 and 2 s end within the deadline; the attempts take some of it themselves.
    const { attempt } = run.tasks["t"]!;
    expect(attempt).toBeGreaterThanOrEqual(3);
    expect(attempt).toBeLessThanOrEqual(4);
  });

  it("does not count the time in the queue", async () => {
    const runId = await stack.start(
      job(`run: exit 1, retry: {max: 1, delay: 1ms, jitter: none, deadline: 30s}`),
    );
    const { rows } = await stack.database.query({
      text: "UPDATE task_runs SET queued_at = queued_at - interval '1 hour' WHERE run_id = $1 RETURNING 1",
      values: [runId],
    });
    expect(rows).toHaveLength(1);
    expect((await stack.ended(runId)).tasks["t"]).toMatchObject({ attempt: 2 });
  });
});
