/** The clocks of the language through server, services and worker: what ends when a time is over, and what does not. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { until } from "../support/processes.ts";
import { namedJobs, statesOf } from "../support/named-jobs.ts";
import { startTestStack, type TestStack } from "../support/test-stack.ts";

let stack: TestStack;
beforeAll(async () => {
  stack = await startTestStack();
});
afterAll(async () => {
  await stack.close();
});

const job = namedJobs("timeouts");

async function act(runId: string, action: "cancel" | "pause" | "resume"): Promise<void> {
  const { status } = await stack.request("POST", `/api/v1/job-runs/${runId}/${action}`);
  expect(status).toBe(200);
}

async function statusOf(runId: string, task: string): Promise<string | undefined> {
  return (await stack.seen(runId)).tasks[task]?.status;
}

/** Time that a task run, or the whole run, has been queued for, moved into the past. */
async function age(runId: string, table: "task_runs" | "job_runs", text: string): Promise<void> {
  const key = table === "task_runs" ? "run_id" : "id";
  await stack.database.query({
    text: `UPDATE ${table} SET ${text} WHERE ${key} = $1`,
    values: [runId],
  });
}

describe("queue_timeout of a task", () => {
  it("ends a task that no worker takes, and skips what needs it", async () => {
    const run = await stack.run(
      job(`
tasks:
  - {name: lonely, run: echo, runs_on: [nobody], queue_timeout: 1s}
  - {name: next, depends_on: [lonely], run: echo}
  - {name: reacts, depends_on: [{task: lonely, status: failed}], uses: echo, parameters: {message: x}}
`),
    );
    expect(statesOf(run)).toEqual({
      lonely: "timed_out",
      next: "skipped(upstream_failed)",
      reacts: "completed",
    });
    expect(run.status).toBe("failed");
    const { error, attempt } = run.tasks["lonely"]!;
    expect(error).toMatchObject({ kind: "queue_timeout" });
    expect(error?.message).toContain("1s");
    expect(attempt).toBe(1);
    const { json } = await stack.request(
      "GET",
      `/api/v1/task-runs/${run.tasks["lonely"]!.id}/attempts`,
    );
    expect(json).toMatchObject({ attempts: [{ status: "timed_out", worker_id: null }] });
  });

  it("lets allow_failure pass it, and counts each item by itself", async () => {
    const run = await stack.run(
      job(`
tasks:
  - {name: lonely, run: echo, runs_on: [nobody], queue_timeout: 1s, allow_failure: true}
  - name: each
    for_each: {in: [a, b], tolerate: 2}
    run: echo
    runs_on: [nobody]
    queue_timeout: 1s
`),
    );
    expect(statesOf(run)).toEqual({
      lonely: "timed_out",
      each: "completed",
      "each[0]": "timed_out",
      "each[1]": "timed_out",
    });
    expect(run.status).toBe("completed");
  });

  it("starts anew with every queuing", async () => {
    const run = await stack.run(
      job(`
tasks:
  - {name: a, run: exit 1, queue_timeout: 2s, retry: {max: 2, delay: 1500ms, jitter: none}}
`),
    );
    expect(run.tasks["a"]).toMatchObject({ status: "failed", attempt: 3 });
  });

  it("stands still while the run is paused", async () => {
    const runId = await stack.start(
      job(`
tasks:
  - {name: lonely, run: echo, runs_on: [nobody], queue_timeout: 1h}
`),
    );
    await act(runId, "pause");
    // Paused for two hours, of which the task run was queued for all but a moment.
    await age(runId, "job_runs", "paused_at = paused_at - interval '2 hours'");
    await age(runId, "task_runs", "queued_at = queued_at - interval '2 hours'");
    await act(runId, "resume");
    // A task of another run times out meanwhile, so the clocks have been looked at.
    await stack.run(job("tasks: [{name: probe, run: echo, runs_on: [nobody], queue_timeout: 1s}]"));
    expect(await statusOf(runId, "lonely")).toBe("queued");
    await age(runId, "task_runs", "queued_at = queued_at - interval '1 hour'");
    expect(statesOf(await stack.ended(runId))).toEqual({ lonely: "timed_out" });
  });
});

describe("queue_timeout of a job", () => {
  it("ends a run that does not start, with its handlers", async () => {
    const run = await stack.run(
      job(`
queue_timeout: 1s
tasks:
  - {name: lonely, run: echo, runs_on: [nobody]}
on_failure:
  - {name: tell, uses: echo, parameters: {message: x}}
`),
    );
    expect(run.status).toBe("timed_out");
    expect(run).toMatchObject({ reason: "queue", error_message: expect.stringContaining("1s") });
    expect(statesOf(run)).toEqual({ lonely: "skipped(run_stopped)", tell: "completed" });
  });

  it("is over with the first start", async () => {
    const run = await stack.run(
      job(`
queue_timeout: 1s
tasks:
  - {name: slow, run: sleep 2}
`),
    );
    expect(run.status).toBe("completed");
    expect(run).toMatchObject({ reason: null });
  });
});

describe("loop.timeout", () => {
  it("stops the iteration that runs and ends the loop as timed out", async () => {
    const run = await stack.run(
      job(`
tasks:
  - name: again
    loop: {until: "false", timeout: 1s}
    run: "if [ $N = 1 ]; then sleep 60; fi"
    cancel_grace: 0s
    env: {N: "\${{ loop.index }}"}
  - {name: after, depends_on: [again], run_when: all_done, uses: echo, parameters: {message: x}}
`),
    );
    expect(statesOf(run)).toEqual({
      again: "timed_out",
      "again#0": "completed",
      "again#1": "cancelled",
      after: "completed",
    });
    expect(run.tasks["again"]?.error).toMatchObject({ kind: "timeout" });
    expect(run.status).toBe("failed");
  });

  it("ends a pause between iterations, too", async () => {
    const run = await stack.run(
      job(`
tasks:
  - name: again
    loop: {until: "false", timeout: 1s, delay: 1h}
    uses: echo
    parameters: {message: x}
`),
    );
    expect(statesOf(run)).toEqual({ again: "timed_out", "again#0": "completed" });
  });

  it("goes on with the last whole iteration where on_limit says so", async () => {
    const run = await stack.run(
      job(`
tasks:
  - name: again
    loop: {until: "false", timeout: 1s, on_limit: continue}
    run: "if [ $N = 1 ]; then sleep 60; fi; echo whole $N"
    cancel_grace: 0s
    env: {N: "\${{ loop.index }}"}
`),
    );
    expect(statesOf(run)).toMatchObject({ again: "completed", "again#1": "cancelled" });
    expect(run.tasks["again"]?.output).toBe("whole 0");
    expect(run.status).toBe("completed");
  });
});

describe("timeout of a group", () => {
  it("cancels what is open inside, nested groups too, and ends the group as timed out", async () => {
    const run = await stack.run(
      job(`
tasks:
  - name: group
    timeout: 1s
    tasks:
      - {name: done, uses: echo, parameters: {message: x}}
      - name: inner
        tasks:
          - {name: slow, run: sleep 60, cancel_grace: 0s}
          - {name: later, depends_on: [slow], run: echo}
  - {name: beside, uses: echo, parameters: {message: x}}
`),
    );
    expect(statesOf(run)).toEqual({
      group: "timed_out",
      "group/done": "completed",
      "group/inner": expect.stringMatching(/cancelled|skipped\(run_stopped\)/),
      "group/inner/slow": "cancelled",
      "group/inner/later": "skipped(run_stopped)",
      beside: "completed",
    });
    expect(run.tasks["group"]?.error).toMatchObject({ kind: "timeout" });
  });

  it("is one of each item, and can be tried again", async () => {
    const run = await stack.run(
      job(`
tasks:
  - name: each
    for_each: {in: ["0", "60"], tolerate: 1}
    timeout: 1s
    retry: {max: 1, delay: 1ms}
    tasks:
      - {name: nap, run: sleep $S, cancel_grace: 0s, env: {S: "\${{ item }}"}}
`),
    );
    expect(run.tasks["each[0]"]).toMatchObject({ status: "completed" });
    expect(run.tasks["each[1]"]).toMatchObject({ status: "timed_out" });
    expect(run.tasks["each[1]"]!.attempt).toBe(2);
  });

  it("is none by default, however short that of a task is", async () => {
    const run = await stack.run(
      job(`
defaults: {timeout: 1s}
tasks:
  - name: group
    tasks:
      - {name: a, run: sleep 0.7}
      - {name: b, depends_on: [a], run: sleep 0.7}
`),
    );
    expect(run.status).toBe("completed");
  });

  it("stands still while the run is paused", async () => {
    const runId = await stack.start(
      job(`
tasks:
  - name: group
    timeout: 1h
    tasks:
      - {name: lonely, run: echo, runs_on: [nobody]}
`),
    );
    await until("the group waits", async () => (await statusOf(runId, "group")) === "waiting");
    await act(runId, "pause");
    await age(runId, "job_runs", "paused_at = paused_at - interval '2 hours'");
    await stack.database.query({
      text: "UPDATE task_deadlines SET deadline_at = deadline_at - interval '2 hours' WHERE run_id = $1",
      values: [runId],
    });
    await act(runId, "resume");
    await stack.run(
      job(`
tasks:
  - {name: group, timeout: 500ms, tasks: [{name: lonely, run: echo, runs_on: [nobody]}]}
`),
    );
    expect(await statusOf(runId, "group")).toBe("waiting");
    await act(runId, "cancel");
    await stack.ended(runId);
  });
});

describe("finally", () => {
  it("runs after a cancel, with a time of its own", async () => {
    const runId = await stack.start(
      job(`
timeout: 1h
finally_timeout: 1s
tasks:
  - {name: work, run: sleep 60, cancel_grace: 0s}
finally:
  - {name: clean, run: sleep 60, cancel_grace: 0s}
  - {name: after, depends_on: [clean], run_when: all_done, run: echo}
`),
    );
    await until("the task runs", async () => (await statusOf(runId, "work")) === "running");
    await act(runId, "cancel");
    await until("finally runs", async () => (await statusOf(runId, "clean")) === "running");
    const run = await stack.ended(runId);
    expect(run.status).toBe("cancelled");
    expect(statesOf(run)).toEqual({
      work: "cancelled",
      clean: "cancelled",
      after: "skipped(run_stopped)",
    });
  });

  it("that takes too long fails a run that was good so far", async () => {
    const run = await stack.run(
      job(`
finally_timeout: 1s
tasks:
  - {name: work, uses: echo, parameters: {message: x}}
finally:
  - {name: clean, run: sleep 60, cancel_grace: 0s}
`),
    );
    expect(run.status).toBe("failed");
    expect(run.tasks["clean"]?.status).toBe("cancelled");
  });
});
