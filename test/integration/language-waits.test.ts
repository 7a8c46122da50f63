/** Tasks that wait: for time, events, people, other runs and slots. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { namedJobs } from "../support/named-jobs.ts";
import {
  startTestStack,
  type SeenRun,
  type SeenTask,
  type TestStack,
} from "../support/test-stack.ts";
import { until } from "../support/processes.ts";

let stack: TestStack;
beforeAll(async () => {
  stack = await startTestStack();
});
afterAll(async () => {
  await stack.close();
});

const job = namedJobs("waits");

/** The task run of a path once it is in a state. */
async function taskIn(runId: string, path: string, status: string): Promise<SeenTask> {
  let seen: SeenTask | undefined;
  await until(`${path} is ${status}`, async () => {
    seen = (await stack.seen(runId)).tasks[path];
    return seen?.status === status;
  });
  return seen!;
}

async function statusOf(runId: string): Promise<string> {
  const { json } = await stack.request("GET", `/api/v1/job-runs/${runId}`);
  return (json as SeenRun).status;
}

async function rows(text: string, values: unknown[] = []): Promise<Record<string, unknown>[]> {
  return (await stack.database.query({ text, values })).rows as Record<string, unknown>[];
}

describe("wait", () => {
  it("ends when its time has come, and holds no worker meanwhile", async () => {
    const run = await stack.run(
      job(`
tasks:
  - {name: pause, wait: 50ms}
  - {name: after, depends_on: [pause], uses: echo, parameters: {message: done}}
`),
    );
    expect(run.status).toBe("completed");
    expect(run.tasks["after"]?.output).toBe("done");
  });

  it("takes the first event that matches, and the run is waiting until then", async () => {
    const runId = await stack.start(
      job(`
tasks:
  - {name: paid, wait: {event: order-paid, match: "event.order == 42"}}
  - {name: ship, uses: echo, parameters: {message: "\${{ tasks.paid.outputs.event.by }}"}}
`),
    );
    await taskIn(runId, "paid", "waiting");
    await until("the run is waiting", async () => (await statusOf(runId)) === "waiting");
    const send = (data: object) =>
      stack.request("POST", "/api/v1/events", { body: { name: "order-paid", data } });
    expect((await send({ order: 1, by: "x" })).json.delivered).toBe(1);
    await until("it waits again", async () => {
      const found = await rows("SELECT FROM event_waits WHERE run_id = $1", [runId]);
      return found.length === 1;
    });
    await send({ order: 42, by: "card" });
    const run = await stack.ended(runId);
    expect(run.status).toBe("completed");
    expect(run.tasks["ship"]?.output).toBe("card");
  });

  it("lets events pass that lack what its match reads, and tells of a mistake in it once", async () => {
    const runId = await stack.start(
      job(`
tasks:
  - {name: paid, wait: {event: order-odd, match: "event.order > 41"}}
`),
    );
    const { id } = await taskIn(runId, "paid", "waiting");
    const send = async (data: object): Promise<void> => {
      await until("it waits", async () => {
        const found = await rows("SELECT FROM event_waits WHERE run_id = $1", [runId]);
        return found.length === 1;
      });
      await stack.request("POST", "/api/v1/events", { body: { name: "order-odd", data } });
    };
    for (const data of [{ other: 1 }, { order: "many" }, { order: "more" }, { order: 42 }])
      await send(data);
    const run = await stack.ended(runId);
    expect(run.tasks["paid"]).toMatchObject({
      status: "completed",
      outputs: { event: { order: 42 } },
    });
    const { json } = await stack.request("GET", `/api/v1/logs/task-runs/${id}`);
    const lines = (json as { logs: { message: string }[] }).logs.map(({ message }) => message);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain("An event did not count: `wait.match` could not be decided");
  });

  it("checks the outputs that it declares, like an approval", async () => {
    const run = await stack.run(
      job(`
tasks:
  - {name: typed, wait: 0s, outputs: {n: {type: integer, value: "\${{ 1 + 1 }}"}}}
  - {name: lacking, wait: 0s, outputs: {n: {type: integer, required: true}}}
  - name: decided
    approval: {message: go, timeout: 50ms, on_timeout: approve}
    outputs: {who: {value: "\${{ size(self.outputs.approvers) }}", type: integer}}
  - name: undecided
    approval: {message: go, timeout: 50ms, on_timeout: approve}
    outputs: {who: {required: true, type: string}}
`),
    );
    expect(run.tasks["typed"]?.outputs).toEqual({ n: 2 });
    expect(run.tasks["lacking"]?.error).toMatchObject({ kind: "output_invalid" });
    expect(run.tasks["decided"]?.outputs).toMatchObject({ approved: true, who: 0 });
    expect(run.tasks["undecided"]?.error).toMatchObject({
      kind: "output_invalid",
      message: expect.stringContaining('"who" is required') as string,
    });
  });

  it("ends as its on_timeout says when nothing comes", async () => {
    const run = await stack.run(
      job(`
tasks:
  - {name: never, wait: {event: nothing, timeout: 50ms}}
  - {name: skip, wait: {event: nothing, timeout: 50ms, on_timeout: skip}}
  - {name: go, wait: {event: nothing, timeout: 50ms, on_timeout: continue}}
`),
    );
    expect(run.tasks["never"]?.status).toBe("timed_out");
    expect(run.tasks["skip"]).toMatchObject({ status: "skipped", skip_reason: "timeout" });
    expect(run.tasks["go"]?.status).toBe("completed");
    expect(run.status).toBe("failed");
  });
});

describe("approval", () => {
  const document = (more: string): string =>
    job(`
tasks:
  - name: approve
    approval: {message: "Publish?", form: {tag: {type: string, required: true}}${more}}
  - {name: publish, depends_on: [approve], uses: echo, parameters: {message: "\${{ tasks.approve.outputs.form.tag }}"}}
`);

  it("goes on when it is approved, with the values of its form", async () => {
    const runId = await stack.start(document(""));
    const { id } = await taskIn(runId, "approve", "waiting");
    const approve = (body: object) =>
      stack.request("POST", `/api/v1/task-runs/${id}/approve`, { body });
    expect((await approve({})).status).toBe(400);
    expect((await approve({ form: { tag: "v1" }, comment: "fine" })).json.verdict).toBe("approved");
    const run = await stack.ended(runId);
    expect(run.tasks["publish"]?.output).toBe("v1");
    expect((await approve({ form: { tag: "v1" } })).status).toBe(409);
  });

  it("fails when it is rejected", async () => {
    const runId = await stack.start(document(""));
    const { id } = await taskIn(runId, "approve", "waiting");
    await stack.request("POST", `/api/v1/task-runs/${id}/reject`, { body: { comment: "no" } });
    const run = await stack.ended(runId);
    expect(run.tasks["approve"]?.error).toMatchObject({
      kind: "approval_rejected",
      message: "local rejected it: no.",
    });
    expect(run.tasks["publish"]?.skip_reason).toBe("upstream_failed");
  });

  it("is skipped for its rejection when on_reject says so", async () => {
    const runId = await stack.start(document(", on_reject: skip"));
    const { id } = await taskIn(runId, "approve", "waiting");
    await stack.request("POST", `/api/v1/task-runs/${id}/reject`, { body: {} });
    const run = await stack.ended(runId);
    expect(run.tasks["approve"]).toMatchObject({ status: "skipped", skip_reason: "rejected" });
  });

  it("is decided by its timeout when nobody decides", async () => {
    const rejected = await stack.run(document(", timeout: 50ms"));
    expect(rejected.tasks["approve"]?.error?.kind).toBe("approval_rejected");
    const skipped = await stack.run(document(", timeout: 50ms, on_timeout: skip"));
    expect(skipped.tasks["approve"]).toMatchObject({ status: "skipped", skip_reason: "timeout" });
    const approved = await stack.run(
      job(`
tasks:
  - {name: approve, approval: {message: "Go?", timeout: 50ms, on_timeout: approve}}
`),
    );
    expect(approved.status).toBe("completed");
  });

  it("ends with the run that is cancelled while it waits", async () => {
    const runId = await stack.start(document(""));
    await taskIn(runId, "approve", "waiting");
    await stack.request("POST", `/api/v1/job-runs/${runId}/cancel`);
    const run = await stack.ended(runId);
    expect([run.status, run.tasks["approve"]?.status]).toEqual(["cancelled", "cancelled"]);
  });
});

describe("a cancel", () => {
  it.each([
    ["in the query", "?force=true", undefined],
    ["in the body", "", { force: true }],
  ])("lets finally run, and stops it as well when it is forced %s", async (_, query, body) => {
    const runId = await stack.start(
      job(`
tasks:
  - {name: stay, wait: {event: never}}
finally:
  - {name: clean, wait: {event: never}}
  - {name: after, depends_on: [clean], uses: echo, parameters: {message: x}}
`),
    );
    await taskIn(runId, "stay", "waiting");
    const path = `/api/v1/job-runs/${runId}/cancel`;
    const cancel = () => stack.request("POST", path);
    expect((await cancel()).json.new_status).toBe("cancelling");
    await taskIn(runId, "clean", "waiting");
    expect((await cancel()).status).toBe(409);
    const forced = await stack.request("POST", path + query, body === undefined ? {} : { body });
    expect(forced.status).toBe(200);
    const run = await stack.ended(runId);
    expect(run.status).toBe("cancelled");
    expect(["stay", "clean", "after"].map((name) => run.tasks[name]?.status)).toEqual([
      "cancelled",
      "cancelled",
      "cancelled",
    ]);
  });
});

describe("sub-jobs", () => {
  const child = job(
    `
inputs: {n: {type: integer, required: true}}
tasks:
  - {name: double, uses: echo, parameters: {message: "\${{ inputs.n * 2 }}"}}
outputs: {result: "\${{ int(tasks.double.output) }}"}
`,
    "child-double",
  );

  it("end as their run ends, with its outputs", async () => {
    await stack.run(child, { n: 1 });
    const run = await stack.run(
      job(`
tasks:
  - {name: sub, job: {name: child-double, inputs: {n: 21}}}
  - {name: show, uses: echo, parameters: {message: "\${{ tasks.sub.outputs.result }}"}}
`),
    );
    expect(run.status).toBe("completed");
    expect(run.tasks["show"]?.output).toBe("42");
  });

  it("fail with a sentence when the job does not exist or its inputs are wrong", async () => {
    const run = await stack.run(
      job(`
tasks:
  - {name: missing, job: no-such-job}
  - {name: wrong, job: {name: child-double}}
`),
    );
    expect(run.tasks["missing"]?.error?.message).toContain("There is no job");
    expect(run.tasks["wrong"]?.error?.message).toContain("This input is required");
  });

  it("are cancelled with the run that waits for them", async () => {
    const alone = await stack.start(
      job("tasks:\n  - {name: stay, wait: {event: never}}\n", "child-stay"),
    );
    await stack.request("POST", `/api/v1/job-runs/${alone}/cancel`);
    const runId = await stack.start(job("tasks:\n  - {name: sub, job: child-stay}\n"));
    await taskIn(runId, "sub", "waiting");
    const [row] = await rows("SELECT id FROM job_runs WHERE parent_run_id = $1", [runId]);
    await stack.request("POST", `/api/v1/job-runs/${runId}/cancel`);
    expect((await stack.ended(runId)).status).toBe("cancelled");
    expect((await stack.ended(String(row!["id"]))).status).toBe("cancelled");
  });
});

describe("concurrency", () => {
  it("lets one run after the other hold a key, and none is left holding it", async () => {
    const text = job(`
concurrency: {key: "one", limit: 1}
tasks:
  - {name: work, wait: 30ms}
`);
    const first = await stack.start(text);
    const others = await Promise.all([1, 2, 3].map(() => again(first)));
    expect(others.map((other) => other.status)).toContain("pending");
    for (const { id } of [{ id: first }, ...others])
      expect((await stack.ended(id)).status).toBe("completed");
    expect(await rows("SELECT FROM concurrency_slots")).toEqual([]);
    expect(await rows("SELECT FROM concurrency_waiters")).toEqual([]);
  });

  it("refuses, skips, replaces or cancels as on_conflict says", async () => {
    const started = async (rule: string): Promise<string[]> => {
      const text = job(`
concurrency: {key: "k-\${{ job.name }}", ${rule}}
tasks:
  - {name: stay, wait: {event: never}}
`);
      const first = await stack.start(text);
      const second = await again(first);
      const third = await again(first);
      const states = await Promise.all([first, second.id, third.id].map(statusOf));
      for (const id of [first, second.id, third.id])
        await stack.request("POST", `/api/v1/job-runs/${id}/cancel`);
      return states.map((state) => (state === "queued" || state === "waiting" ? "running" : state));
    };
    expect(await started("on_conflict: fail")).toEqual(["running", "failed", "failed"]);
    expect(await started("on_conflict: skip")).toEqual(["running", "skipped", "skipped"]);
    expect(await started("queue_order: latest")).toEqual(["running", "skipped", "pending"]);
    expect(await started("max_queued: 1")).toEqual(["running", "pending", "failed"]);
    expect((await started("on_conflict: cancel_running"))[0]).toMatch(/cancel/);
  });

  it("limits tasks of several runs", async () => {
    const text = job(`
tasks:
  - name: each
    for_each: {range: {from: 1, to: 6}, max_parallel: 6}
    concurrency: {key: "shared", limit: 2}
    run: |
      mkdir -p "$DIR"; touch "$DIR/$STRATAL_ITEM_INDEX"; ls "$DIR" | wc -l; sleep 0.05; rm "$DIR/$STRATAL_ITEM_INDEX"
    env: {DIR: "${stack.dataDir}/slots"}
`);
    const run = await stack.run(text);
    expect(Object.values(run.tasks).map((task) => task.error)).toEqual(Array(7).fill(null));
    const seen = Object.entries(run.tasks).filter(([path]) => path !== "each");
    expect(seen.map(([, task]) => Number(task.output)).every((held) => held <= 2)).toBe(true);
    expect(await rows("SELECT FROM concurrency_slots")).toEqual([]);
  });

  it("keeps to max_parallel of a run", async () => {
    const run = await stack.run(
      job(`
max_parallel: 2
tasks:
  - name: each
    for_each: {range: {from: 1, to: 5}, max_parallel: 5}
    run: |
      mkdir -p "$DIR"; touch "$DIR/$STRATAL_ITEM_INDEX"; ls "$DIR" | wc -l; sleep 0.05; rm "$DIR/$STRATAL_ITEM_INDEX"
    env: {DIR: "${stack.dataDir}/parallel"}
`),
    );
    expect(run.status).toBe("completed");
    const held = Object.values(run.tasks).map((task) => Number(task.output ?? 0));
    expect(Math.max(...held)).toBeLessThanOrEqual(2);
  });

  it("fails a run at once that would wait for a key of a run above it", async () => {
    await stack.run(
      job(
        "concurrency: {key: deep}\ntasks:\n  - {name: a, uses: echo, parameters: {message: x}}\n",
        "child-deep",
      ),
    );
    const run = await stack.run(
      job("concurrency: {key: deep}\ntasks:\n  - {name: sub, job: child-deep}\n"),
    );
    expect(run.tasks["sub"]?.error?.kind).toBe("concurrency_deadlock");
  });
});

/** Another run of the same job. */
async function again(runId: string): Promise<{ id: string; status: string }> {
  const { json: first } = await stack.request("GET", `/api/v1/job-runs/${runId}`);
  const { json } = await stack.request("POST", "/api/v1/job-runs", {
    body: { job_id: (first as { job_id: string }).job_id },
  });
  const { job_run_id: id, status } = json as { job_run_id: string; status: string };
  return { id, status };
}
