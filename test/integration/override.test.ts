/** Task runs that a user ends by hand. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { namedJobs } from "../support/named-jobs.ts";
import { startTestStack, type SeenRun, type TestStack } from "../support/test-stack.ts";

let stack: TestStack;
beforeAll(async () => {
  stack = await startTestStack();
});
afterAll(() => stack.close());

const job = namedJobs("override");

async function override(run: SeenRun, path: string, body: object) {
  const { id } = run.tasks[path]!;
  return stack.request("POST", `/api/v1/task-runs/${id}/override`, {
    body: { reason: "by hand", ...body },
  });
}

async function rerunFailed(run: SeenRun): Promise<SeenRun> {
  const { status, text } = await stack.request("POST", `/api/v1/job-runs/${run.id}/rerun`, {
    body: {},
  });
  expect(status, text).toBe(200);
  return stack.ended(run.id);
}

async function seenWhen(runId: string, path: string, status: string): Promise<SeenRun> {
  await expect
    .poll(async () => (await stack.seen(runId)).tasks[path]?.status, { timeout: 20_000 })
    .toBe(status);
  return stack.seen(runId);
}

function statesOf({ tasks }: SeenRun): Record<string, string> {
  return Object.fromEntries(Object.entries(tasks).map(([path, { status }]) => [path, status]));
}

describe("override in an ended run", () => {
  it("lets a re-run from failed go on behind the task, with the outputs that were given", async () => {
    const failed = await stack.run(
      job(`
tasks:
  - {name: load, run: exit 1, outputs: {rows: {type: integer}}}
  - {name: report, uses: echo, parameters: {message: "\${{ tasks.load.outputs.rows }}"}}
  - {name: broken, run: exit 1, allow_failure: true}
`),
    );
    const answer = await override(failed, "load", { status: "completed", outputs: { rows: 42 } });
    expect(answer.status, answer.text).toBe(200);
    expect(answer.json).toMatchObject({
      previous_status: "failed",
      task_run: { status: "completed", ended_by: "override", error: null },
    });
    const run = await rerunFailed(failed);
    expect(run.status).toBe("completed");
    expect(run.tasks["load"]?.attempt).toBe(1);
    expect(run.tasks["report"]?.output).toBe("42");
    const { json } = await stack.request("GET", `/api/v1/job-runs/${run.id}/events?limit=100`);
    expect((json as { events: unknown[] }).events).toContainEqual(
      expect.objectContaining({
        type: "task_overridden",
        data: { by: "local", from: "failed", to: "completed", reason: "by hand" },
      }),
    );
  });

  it("lets the group around an inner task be joined again, without running what completed", async () => {
    const failed = await stack.run(
      job(`
tasks:
  - name: each
    for_each: {in: [a, b], key: "\${{ item }}"}
    tasks:
      - {name: x, run: 'test "$I" = a', env: {I: "\${{ item }}"}}
      - {name: y, run: echo y}
  - {name: end, depends_on: [each], run: echo end}
`),
    );
    expect(failed.tasks["each[b]/x"]?.status).toBe("failed");
    await override(failed, "each[b]/x", { status: "skipped" });
    const run = await rerunFailed(failed);
    expect(run.status).toBe("completed");
    expect(statesOf(run)).toEqual({
      each: "completed",
      "each[a]": "completed",
      "each[b]": "completed",
      "each[a]/x": "completed",
      "each[a]/y": "completed",
      "each[b]/x": "skipped",
      "each[b]/y": "completed",
      end: "completed",
    });
    expect(run.tasks["each[b]/y"]?.attempt).toBe(1);
  });

  it("decides what was not taken behind it again", async () => {
    const failed = await stack.run(
      job(`
tasks:
  - {name: a, run: exit 1}
  - {name: good, depends_on: [{task: a, status: completed}], run: echo good}
`),
    );
    expect(failed.tasks["good"]?.skip_reason).toBe("not_taken");
    await override(failed, "a", { status: "completed" });
    const run = await rerunFailed(failed);
    expect(statesOf(run)).toEqual({ a: "completed", good: "completed" });
  });
});

describe("override in an open run", () => {
  const waits = `
tasks:
  - {name: slow, run: sleep 60}
  - {name: next, depends_on: [slow], run: echo next}
  - {name: last, depends_on: [next], run: echo last}
`;

  it("ends a task that has not started, and what waits for it goes on", async () => {
    const id = await stack.start(job(waits));
    const run = await seenWhen(id, "slow", "running");
    expect((await override(run, "next", { status: "completed" })).status).toBe(200);
    await seenWhen(id, "last", "completed");
    await stack.request("POST", `/api/v1/job-runs/${id}/cancel`);
    expect(statesOf(await stack.ended(id))).toEqual({
      slow: "cancelled",
      next: "completed",
      last: "completed",
    });
  });

  it("counts a failure as one: the policy of the run applies", async () => {
    const id = await stack.start(job(`failure_policy: cancel\n${waits}`));
    const run = await seenWhen(id, "slow", "running");
    await override(run, "next", { status: "failed" });
    const ended = await stack.ended(id);
    expect(ended.status).toBe("failed");
    expect(statesOf(ended)).toEqual({ slow: "cancelled", next: "failed", last: "skipped" });
  });

  it("ends a task that waits for its next attempt", async () => {
    const id = await stack.start(
      job("tasks: [{name: a, run: exit 1, retry: {max: 3, delay: 1h, max_delay: 1h}}]"),
    );
    const run = await seenWhen(id, "a", "retrying");
    await override(run, "a", { status: "completed" });
    expect(await stack.ended(id)).toMatchObject({ status: "completed" });
  });

  it("ends a group and stops what is inside of it", async () => {
    const id = await stack.start(
      job(`
tasks:
  - name: group
    tasks:
      - {name: slow, run: sleep 60}
      - {name: later, depends_on: [slow], run: echo later}
  - {name: after, depends_on: [group], run: echo after}
`),
    );
    const run = await seenWhen(id, "group/slow", "running");
    await override(run, "group", { status: "completed" });
    const ended = await stack.ended(id);
    expect(ended.status).toBe("completed");
    expect(statesOf(ended)).toEqual({
      group: "completed",
      "group/slow": "cancelled",
      "group/later": "skipped",
      after: "completed",
    });
  });

  it("refuses a task that is running or has ended", async () => {
    const id = await stack.start(job(waits));
    const run = await seenWhen(id, "slow", "running");
    const answer = await override(run, "slow", { status: "completed" });
    expect(answer.status).toBe(409);
    expect(answer.json.detail).toBe(
      "The task run slow is running. Wait until it has ended, or cancel the run.",
    );
    await stack.request("POST", `/api/v1/job-runs/${id}/cancel`);
  });
});
