/** Runs that are tried again by themselves (job key `retry`), and those that a user does not wait for. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { namedJobs } from "../support/named-jobs.ts";
import { startTestStack, type TestStack } from "../support/test-stack.ts";

let stack: TestStack;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "stratal-retry-"));
  stack = await startTestStack();
});
afterAll(async () => {
  await stack.close();
  await rm(folder, { recursive: true, force: true });
});

const job = namedJobs("run-retry");

/** Lists its runs in a file and succeeds once that has `times` lines. */
function succeedsAfter(name: string, times: number): string {
  const file = join(folder, name);
  return `echo x >> ${file}; test $(wc -l < ${file}) -ge ${times}`;
}

interface Seen {
  status: string;
  attempt: number;
  retry_at: string | null;
  reason: string | null;
}

async function seen(runId: string): Promise<Seen> {
  const { json } = await stack.request("GET", `/api/v1/job-runs/${runId}`);
  return json as Seen;
}

const patient = { timeout: 30_000, interval: 50 };

describe("retry of a run", () => {
  it("starts the next attempt from what failed, until the run completes", async () => {
    const id = await stack.start(
      job(`
retry: {max: 3, delay: 100ms}
tasks:
  - {name: first, run: '${succeedsAfter("first", 1)}'}
  - {name: second, depends_on: [first], run: '${succeedsAfter("second", 3)}'}
`),
    );
    await expect.poll(async () => (await seen(id)).status, patient).toBe("completed");
    const run = await stack.seen(id);
    expect(await seen(id)).toMatchObject({ attempt: 3, retry_at: null, reason: null });
    expect(run.tasks["first"]?.attempt).toBe(1);
    expect(run.tasks["second"]?.attempt).toBe(3);
  });

  it("repeats everything in mode all", async () => {
    const id = await stack.start(
      job(`
retry: {max: 1, delay: 100ms, mode: all}
tasks:
  - {name: first, run: echo first}
  - {name: second, depends_on: [first], run: '${succeedsAfter("all", 2)}'}
`),
    );
    await expect.poll(async () => (await seen(id)).status, patient).toBe("completed");
    expect((await stack.seen(id)).tasks["first"]?.attempt).toBe(2);
  });

  it("stays failed when its attempts are used up", async () => {
    const id = await stack.start(
      job("retry: {max: 1, delay: 100ms}\ntasks: [{name: a, run: exit 1}]"),
    );
    await expect
      .poll(() => seen(id), patient)
      .toMatchObject({ status: "failed", attempt: 2, retry_at: null });
  });

  it("is not done for failures that it does not name", async () => {
    const id = await stack.start(
      job("retry: {max: 3, delay: 1h, kinds: [timeout]}\ntasks: [{name: a, run: exit 1}]"),
    );
    const events = async () => {
      const { json } = await stack.request("GET", `/api/v1/job-runs/${id}/events?limit=100`);
      return (json as { events: { type: string }[] }).events.map(({ type }) => type);
    };
    await expect.poll(events, patient).toContain("run_retry_given_up");
    expect(await seen(id)).toMatchObject({ status: "failed", attempt: 1, retry_at: null });
  });

  it("asks its condition", async () => {
    const id = await stack.start(
      job("retry: {max: 3, delay: 1h, if: error.exit_code == 7}\ntasks: [{name: a, run: exit 7}]"),
    );
    await expect.poll(async () => (await seen(id)).retry_at, patient).not.toBeNull();
  });

  it("shows when the next attempt is due, and a cancel gives it up", async () => {
    const id = await stack.start(
      job("retry: {max: 1, delay: 1h, max_delay: 1h}\ntasks: [{name: a, run: exit 1}]"),
    );
    await expect
      .poll(() => seen(id), patient)
      .toMatchObject({ status: "failed", reason: expect.stringMatching(/^retrying at /) });
    const { status, json } = await stack.request("POST", `/api/v1/job-runs/${id}/cancel`);
    expect(status).toBe(200);
    expect(json).toMatchObject({ previous_status: "failed", new_status: "failed" });
    expect(await seen(id)).toMatchObject({ status: "failed", retry_at: null, reason: null });
  });

  it("is not done for a run that was cancelled", async () => {
    const id = await stack.start(
      job("retry: {max: 3, delay: 100ms}\ntasks: [{name: a, run: sleep 60}]"),
    );
    await stack.request("POST", `/api/v1/job-runs/${id}/cancel`);
    await stack.ended(id);
    const { rows } = await stack.database.query({
      text: "SELECT count(*)::int AS found FROM job_runs WHERE id = $1 AND retry_at IS NOT NULL",
      values: [id],
    });
    expect(rows).toEqual([{ found: 0 }]);
    expect(await seen(id)).toMatchObject({ status: "cancelled", attempt: 1 });
  });
});
