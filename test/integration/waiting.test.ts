/** What the API says about runs that do not go on, in situations that server and worker make. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Schemas } from "../../src/client/client.ts";
import { until } from "../support/processes.ts";
import { namedJobs } from "../support/named-jobs.ts";
import { startTestStack, type TestStack } from "../support/test-stack.ts";

type Waiting = Schemas["Waiting"];

let stack: TestStack;
beforeAll(async () => {
  stack = await startTestStack();
});
afterAll(async () => {
  await stack.close();
});

const job = namedJobs("waiting");

async function why(runId: string, query = ""): Promise<Waiting> {
  const { status, json, text } = await stack.request(
    "GET",
    `/api/v1/job-runs/${runId}/waiting${query}`,
  );
  if (status !== 200) throw new Error(text);
  return json as Waiting;
}

/** Causes by the paths of the open task runs. */
function causes({ tasks }: Waiting): Record<string, string> {
  return Object.fromEntries(tasks.map(({ path, cause }) => [path, cause]));
}

/** Starts a run and answers why it waits, once its open task runs have these causes. */
async function stuck(document: string, expected: Record<string, string>): Promise<Waiting> {
  return stuckRun(await stack.start(document), expected);
}

async function stuckRun(runId: string, expected: Record<string, string>): Promise<Waiting> {
  let answer = await why(runId);
  const wanted = JSON.stringify(expected);
  await until(
    `the causes of run ${runId} are ${wanted}; they are ${JSON.stringify(causes(answer))}`,
    async () => {
      answer = await why(runId);
      return JSON.stringify(causes(answer)) === wanted;
    },
  );
  return answer;
}

function entry(answer: Waiting, path: string): Schemas["WaitingTask"] {
  const found = answer.tasks.find((task) => task.path === path);
  if (found === undefined) throw new Error(`no entry of ${path}`);
  return found;
}

describe("one cause", () => {
  it("names the tag that no worker has, and the dependencies that wait for it", async () => {
    const answer = await stuck(
      job(`
tasks:
  - {name: done, uses: echo, parameters: {message: x}}
  - {name: render, depends_on: [done], run: "true", runs_on: [gpu]}
  - {name: publish, depends_on: [done, render], uses: echo, parameters: {message: x}}
`),
      { render: "no_worker", publish: "dependency" },
    );
    expect(entry(answer, "render")).toMatchObject({
      status: "queued",
      message: "waits for a worker: no worker offers gpu",
      releases: expect.stringContaining("STRATAL_WORKER_TAGS"),
      since: expect.any(String),
      details: { queue: { name: "default", tags: expect.arrayContaining(["gpu"]) } },
    });
    expect(entry(answer, "publish")).toMatchObject({
      message: "waits for 1 of 2 dependencies: render (queued)",
      details: { tasks: { open: 1, total: 2, named: [{ name: "render", status: "queued" }] } },
    });
    expect(answer.summary).toEqual([
      { cause: "dependency", count: 1, message: "waiting for dependencies" },
      { cause: "no_worker", count: 1, message: "waiting for a worker: no worker offers gpu" },
    ]);
    expect(answer.run).toMatchObject({
      cause: "tasks",
      message:
        "waits for 2 task runs: 1 waiting for dependencies, 1 waiting for a worker: no worker offers gpu",
    });
  });

  it("says that a run is paused, of the run and of its queued task runs", async () => {
    const runId = await stack.start(
      job(`
tasks:
  - {name: a, run: "true", runs_on: [gpu]}
  - {name: b, depends_on: [a], uses: echo, parameters: {message: x}}
`),
    );
    await stack.request("POST", `/api/v1/job-runs/${runId}/pause`);
    const answer = await stuckRun(runId, { a: "paused", b: "dependency" });
    expect(entry(answer, "a")).toMatchObject({
      message: expect.stringMatching(/^waits because the run is paused \(for \d+s\)$/),
      releases: `Resume the run: stratal runs resume ${runId}`,
    });
    expect(answer.run).toMatchObject({
      cause: "paused",
      message: expect.stringMatching(/^is paused by a user for \d+s$/),
      since: expect.any(String),
    });
  });

  it("counts down to the next attempt, with what the last one failed of", async () => {
    const answer = await stuck(
      job(`
tasks:
  - {name: flaky, run: exit 3, retry: {max: 4, delay: 1h, max_delay: 1h, jitter: none}}
`),
      { flaky: "retry_timer" },
    );
    expect(entry(answer, "flaky")).toMatchObject({
      status: "retrying",
      message: expect.stringMatching(
        /^tries again in (59m\d+s|1h) \(re-try 1 of 4\); attempt 1 failed: .*3/,
      ),
      details: { timer: { attempt: 2, at: expect.any(String) } },
    });
  });

  it("counts down to the next iteration of a loop", async () => {
    const answer = await stuck(
      job(`
tasks:
  - {name: poll, uses: echo, parameters: {message: x}, loop: {until: "false", delay: 1h}}
`),
      { poll: "loop_delay" },
    );
    expect(entry(answer, "poll").message).toMatch(
      /^waits for the next iteration of its loop: poll#1 starts in (59m\d+s|1h)$/,
    );
  });

  it("has nothing to say about a run that has ended", async () => {
    const run = await stack.run(job("tasks: [{name: a, uses: echo, parameters: {message: x}}]"));
    expect(await why(run.id)).toMatchObject({
      status: "completed",
      run: null,
      summary: [],
      tasks: [],
      next_cursor: null,
    });
  });

  it("answers that there is no such run", async () => {
    const id = "01890000-0000-7000-8000-000000000000";
    const { status, json } = await stack.request("GET", `/api/v1/job-runs/${id}/waiting`);
    expect([status, json.code]).toEqual([404, "not_found"]);
  });
});

describe("task runs inside of others", () => {
  it("lets the items of a for_each wait for those before them", async () => {
    const answer = await stuck(
      job(`
tasks:
  - {name: each, for_each: {in: [a, b, c, d], key: "\${{ item }}", max_parallel: 2}, run: "true", runs_on: [gpu]}
`),
      {
        each: "children",
        "each[a]": "no_worker",
        "each[b]": "no_worker",
        "each[c]": "max_parallel",
        "each[d]": "max_parallel",
      },
    );
    expect(entry(answer, "each").message).toMatch(
      /^waits for 4 of 4 task runs inside of it: each\[a\] \(queued\), each\[b\] \(queued\), each\[c\] \(pending\)/,
    );
    expect(entry(answer, "each[d]")).toMatchObject({
      message: expect.stringMatching(
        /^waits for its turn: 2 items run at once \(max_parallel\), now each\[a\].*; 1 before it$/,
      ),
      details: { window: { limit: 2, before: 1 }, tasks: { open: 4, total: 4 } },
    });
  });

  it("follows the names through groups in items", async () => {
    const answer = await stuck(
      job(`
tasks:
  - name: regions
    for_each: {in: [eu, us], key: "\${{ item }}", max_parallel: 1}
    tasks:
      - {name: first, uses: echo, parameters: {message: x}}
      - {name: build, depends_on: [first], run: "true", runs_on: [gpu]}
      - {name: check, depends_on: [build], uses: echo, parameters: {message: x}}
  - {name: after, depends_on: [regions], uses: echo, parameters: {message: x}}
`),
      {
        regions: "children",
        after: "dependency",
        "regions[eu]": "children",
        "regions[us]": "max_parallel",
        "regions[eu]/build": "no_worker",
        "regions[eu]/check": "dependency",
      },
    );
    expect(entry(answer, "regions[eu]").message).toBe(
      "waits for 2 of 3 task runs inside of it: build (queued), check (pending)",
    );
    expect(entry(answer, "regions[eu]/check").message).toBe("waits for build (queued)");
    expect(entry(answer, "after").message).toMatch(/^waits for regions \(waiting \d+s\)$/);
  });

  it("tells which compensations a compensation waits for", async () => {
    const answer = await stuck(
      job(`
tasks:
  - {name: one, uses: echo, parameters: {message: x}, rollback: {run: "true"}}
  - {name: two, depends_on: [one], uses: echo, parameters: {message: x}, rollback: {run: exit 1, retry: {max: 1, delay: 1h, max_delay: 1h}}}
  - {name: bad, depends_on: [two], run: exit 1}
`),
      { "undo one": "dependency", "undo two": "retry_timer" },
    );
    expect(answer.status).toBe("rolling_back");
    expect(entry(answer, "undo one").message).toBe("waits for undo two (retrying)");
    expect(answer.run?.message).toMatch(/^waits for 2 task runs of its rollback: /);
  });
});

describe("pages", () => {
  it("come one after the other, with the same summary, and can be asked for one task", async () => {
    const runId = await stack.start(
      job(`
tasks:
  - {name: each, for_each: {range: {from: 1, to: 30}, max_parallel: 5}, run: "true", runs_on: [gpu]}
`),
    );
    await until("the items are there", async () => (await why(runId)).count === 31);
    const paths: string[] = [];
    let query = "?limit=10";
    for (let page = 0; page < 4; page += 1) {
      const { tasks, next_cursor: cursor, summary } = await why(runId, query);
      paths.push(...tasks.map(({ path }) => path));
      expect(summary.reduce((sum, { count }) => sum + count, 0)).toBe(31);
      query = `?limit=10&cursor=${cursor}`;
      expect(cursor === null).toBe(page === 3);
    }
    expect(new Set(paths).size).toBe(31);
    const one = await why(runId, `?task=${encodeURIComponent("each[7]")}`);
    expect(causes(one)).toEqual({ "each[7]": "max_parallel" });
    const id = one.tasks[0]!.task_run_id;
    expect(causes(await why(runId, `?task=${id}`))).toEqual({ "each[7]": "max_parallel" });
    const other = `${id.slice(0, 8)}-0000-7000-8000-000000000001`;
    expect(causes(await why(runId, `?task=${other}`))).toEqual({});
  });
});
