/** Re-tries of what holds other tasks or runs another job: all of it starts afresh. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestStack, type SeenRun, type TestStack } from "../support/test-stack.ts";

let stack: TestStack;
let folder: string;
beforeAll(async () => {
  stack = await startTestStack();
  folder = await mkdtemp(join(tmpdir(), "retries-"));
});
afterAll(async () => {
  await stack.close();
  await rm(folder, { recursive: true });
});

/** A script that fails the first time that it meets a name. */
function failsOnce(name: string): string {
  const flag = join(folder, name);
  return `test -e "${flag}" || { touch "${flag}"; exit 1; }`;
}

function statesOf({ tasks }: SeenRun, named: string): string[] {
  return Object.values(tasks)
    .filter(({ name }) => name === named)
    .map(({ status }) => status);
}

const once = "{max: 1, delay: 0s, kinds: [children_failed]}";

it("starts a failed group afresh, tasks that had completed too", async () => {
  const run = await stack.run(`
stratal: 1
name: retry-group
tasks:
  - name: both
    retry: ${once}
    tasks:
      - {name: first, uses: echo, parameters: {message: hello}}
      - {name: second, depends_on: [first], run: '${failsOnce("group")}'}
  - {name: after, depends_on: [both], uses: echo, parameters: {message: "\${{ tasks.both.status }}"}}
`);
  expect(run.status).toBe("completed");
  expect(run.tasks["both"]?.status).toBe("completed");
  expect(run.tasks["after"]?.output).toBe("completed");
  const { rows } = await stack.database.query({
    text: "SELECT name, status FROM task_runs WHERE run_id = $1 AND scope > 0 ORDER BY seq",
    values: [run.id],
  });
  expect(rows).toEqual([
    { name: "first", status: "completed" },
    { name: "second", status: "failed" },
    { name: "first", status: "completed" },
    { name: "second", status: "completed" },
  ]);
});

it("re-tries the item of a for_each that is a group, not its siblings", async () => {
  const run = await stack.run(`
stratal: 1
name: retry-group-items
tasks:
  - name: each
    for_each: {in: [a, b], key: "\${{ item }}"}
    retry: ${once}
    tasks:
      - {name: work, run: 'test "$ITEM" = a || ${failsOnce("items")}', env: {ITEM: "\${{ item }}"}}
`);
  expect(run.status).toBe("completed");
  expect(statesOf(run, "each[b]")).toEqual(["completed"]);
  const { rows } = await stack.database.query({
    text: `SELECT p.name FROM task_runs t JOIN scopes s ON s.run_id = t.run_id AND s.id = t.scope
           JOIN task_runs p ON p.run_id = s.run_id AND p.seq = s.parent_seq
           WHERE t.run_id = $1 AND t.name = 'work' ORDER BY p.name`,
    values: [run.id],
  });
  expect(rows.map((row) => (row as { name: string }).name)).toEqual([
    "each[a]",
    "each[b]",
    "each[b]",
  ]);
});

it("undoes what completed in a try of a group that failed, too", async () => {
  const run = await stack.run(`
stratal: 1
name: retry-group-rollback
tasks:
  - name: both
    retry: ${once}
    tasks:
      - {name: book, uses: echo, parameters: {message: x}, rollback: {uses: echo, parameters: {message: undone}}}
      - {name: pay, depends_on: [book], run: exit 1}
`);
  expect(run.status).toBe("failed");
  const { rows } = await stack.database.query({
    text: "SELECT status FROM task_runs WHERE run_id = $1 AND name = 'undo both/book'",
    values: [run.id],
  });
  expect(rows).toEqual([{ status: "completed" }, { status: "completed" }]);
});

it("re-tries a sub-job with another run of it", async () => {
  const child = await stack.request("POST", "/api/v1/jobs", {
    body: {
      stratal: 1,
      name: "retry-child",
      tasks: [{ name: "work", run: failsOnce("child") }],
    },
  });
  expect(child.status).toBe(201);
  const run = await stack.run(`
stratal: 1
name: retry-sub-job
tasks:
  - {name: call, job: retry-child, retry: {max: 1, delay: 0s, kinds: [child_run_failed]}}
`);
  expect(run.status).toBe("completed");
  const { rows } = await stack.database.query({
    text: "SELECT status FROM job_runs WHERE parent_run_id = $1 ORDER BY id",
    values: [run.id],
  });
  expect(rows).toEqual([{ status: "failed" }, { status: "completed" }]);
});

describe("attempts", () => {
  const numbers = async (run: SeenRun, path: string): Promise<number[]> => {
    const { json } = await stack.request(
      "GET",
      `/api/v1/task-runs/${run.tasks[path]!.id}/attempts`,
    );
    return (json as { attempts: { attempt: number }[] }).attempts.map(({ attempt }) => attempt);
  };

  it("count tries, not the times that something went on after it had waited", async () => {
    const run = await stack.run(`
stratal: 1
name: attempts-waiting
tasks:
  - {name: pause, wait: 10ms, outputs: {n: "\${{ self.attempts }}"}}
  - {name: ask, approval: {message: go, timeout: 10ms, on_timeout: approve}}
  - {name: each, for_each: [1, 2], loop: {until: loop.index == 1}, uses: echo, parameters: {message: x}}
  - {name: seen, uses: echo, parameters: {message: "\${{ [tasks.pause.attempts, tasks.each.attempts] }}"}}
`);
    const seen = Object.fromEntries(Object.entries(run.tasks).map(([k, t]) => [k, t.attempt]));
    expect(new Set(Object.values(seen))).toEqual(new Set([1]));
    expect(await numbers(run, "each")).toEqual([1]);
    expect(run.tasks["pause"]?.outputs).toEqual({ n: 1 });
    expect(run.tasks["seen"]?.output).toBe("[1,1]");
    const { json } = await stack.request("GET", `/api/v1/job-runs/${run.id}/events?limit=500`);
    const events = (json as { events: { attempt: number | null }[] }).events;
    expect(Math.max(...events.map(({ attempt }) => attempt ?? 0))).toBe(1);
  });

  it("are 2 after one retry, also of what waits for a slot or for others", async () => {
    const run = await stack.run(`
stratal: 1
name: attempts-retried
tasks:
  - name: both
    retry: ${once}
    tasks: [{name: inner, run: '${failsOnce("attempts-group")}'}]
  - name: each
    for_each: [1, 2, 3]
    concurrency: {key: attempts, limit: 1}
    retry: {max: 1, delay: 0s}
    run: 'echo "attempt $STRATAL_ATTEMPT"; test "$STRATAL_ATTEMPT" = 2'
    artifacts: [{name: none, path: nothing, optional: true}]
`);
    expect(run.tasks["both"]?.attempt).toBe(2);
    expect(await numbers(run, "both")).toEqual([1, 2]);
    for (const path of ["each[0]", "each[1]", "each[2]"]) {
      expect(run.tasks[path]).toMatchObject({ attempt: 2, output: "attempt 2" });
      expect(await numbers(run, path)).toEqual([1, 2]);
      const { json } = await stack.request("GET", `/api/v1/logs/task-runs/${run.tasks[path]!.id}`);
      const logs = (json as { logs: { attempt: number; message: string }[] }).logs;
      for (const { attempt, message } of logs.filter((line) => line.message.startsWith("attempt")))
        expect(message).toBe(`attempt ${attempt}`);
    }
  });
});
