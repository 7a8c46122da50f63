/** Compensations of what ran more than once or inside of something: what they read, what they are called, how they are counted. */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { namedJobs } from "../support/named-jobs.ts";
import { until } from "../support/processes.ts";
import { startTestStack, type SeenRun, type TestStack } from "../support/test-stack.ts";

let stack: TestStack;
let folder: string;
const job = namedJobs("rollback");
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "stratal-rollback-"));
  stack = await startTestStack();
});
afterAll(async () => {
  await stack.close();
  await rm(folder, { recursive: true, force: true });
});

/** What the compensations of a run put out, by the name of each. */
function undone({ tasks }: SeenRun): Record<string, string | null> {
  const found = Object.values(tasks).filter(({ name }) => name.startsWith("undo "));
  return Object.fromEntries(found.map(({ name, output }) => [name, output]));
}

it("gives the compensation of an item that item's own result as self", async () => {
  const run = await stack.run(`
stratal: 1
name: rollback-items
tasks:
  - name: book
    for_each: {in: [eu, us], as: shop, key: "\${{ shop }}"}
    uses: echo
    parameters: {message: "booked \${{ shop }}"}
    rollback: {uses: echo, parameters: {message: "\${{ shop }}: \${{ self.output }}"}}
  - {name: work, depends_on: [book], run: exit 3}
`);
  expect(undone(run)).toEqual({
    "undo book[eu]": "eu: booked eu",
    "undo book[us]": "us: booked us",
  });
});

it("tells compensations of tasks with the same name apart by where those stand", async () => {
  const run = await stack.run(`
stratal: 1
name: rollback-names
tasks:
  - name: shops
    for_each: {in: [eu, us], key: "\${{ item }}"}
    tasks:
      - name: book
        uses: echo
        parameters: {message: "\${{ item }}"}
        rollback: {uses: echo, parameters: {message: "\${{ self.output }}"}}
  - {name: work, depends_on: [shops], run: exit 3}
`);
  expect(undone(run)).toEqual({ "undo shops[eu]/book": "eu", "undo shops[us]/book": "us" });
});

it("does not count the controller among the open tasks of a run", async () => {
  const id = await stack.start(`
stratal: 1
name: rollback-count
tasks: [{name: ask, approval: {message: go}}]
finally: [{name: clean, run: echo done}]
`);
  const { json: waiting } = await stack.request("GET", `/api/v1/job-runs/${id}`);
  expect(waiting).toMatchObject({ total_tasks: 1, open_tasks: 1 });
  await stack.request("POST", `/api/v1/job-runs/${id}/cancel`, { body: {} });
  await stack.ended(id);
  const { json: ended } = await stack.request("GET", `/api/v1/job-runs/${id}`);
  expect(ended).toMatchObject({ total_tasks: 2, open_tasks: 0 });
});

it("tells of a run what its rollback came to, and that something failed that may", async () => {
  const failed = await stack.run(`
stratal: 1
name: rollback-partial
tasks:
  - {name: good, run: echo good, rollback: {run: echo undone}}
  - {name: stuck, run: echo stuck, rollback: {run: exit 9, retry: 0}}
  - {name: work, depends_on: [good, stuck], run: exit 3}
`);
  expect(failed).toMatchObject({ status: "failed", rollback: "partial", warnings: false });
  const completed = await stack.run(`
stratal: 1
name: rollback-none
tasks:
  - name: each
    for_each: {in: [0, 1], tolerate: 1}
    run: exit "$CODE"
    env: {CODE: "\${{ item }}"}
`);
  expect(completed).toMatchObject({ status: "completed", rollback: "none", warnings: true });
});

describe("a cancel while a run is rolled back", () => {
  /** Its last task fails; what undoes the first one waits for a file. */
  function undoing(gate: string): string {
    return job(`
tasks:
  - {name: one, run: echo one, rollback: {run: "echo begun; until test -e ${gate}; do sleep 0.05; done"}}
  - {name: two, depends_on: [one], run: echo two, rollback: {run: echo undone}}
  - {name: bad, depends_on: [two], run: exit 3}
on_failure: [{name: told_failure, run: echo told}]
on_cancel: [{name: told_cancel, run: echo told}]
finally: [{name: clean, run: echo clean}]
`);
  }

  async function inRollback(gate: string): Promise<string> {
    const id = await stack.start(undoing(gate));
    await until("the first task is being undone", async () => {
      const run = await stack.seen(id);
      return run.status === "rolling_back" && run.tasks["undo one"]?.status === "running";
    });
    return id;
  }

  const cancel = (id: string, body: object) =>
    stack.request("POST", `/api/v1/job-runs/${id}/cancel`, { body });

  it("lets the compensations go on to their end, and then does what follows a cancel", async () => {
    const gate = join(folder, "plain");
    const id = await inRollback(gate);
    expect((await cancel(id, {})).json.new_status).toBe("cancelling");
    await writeFile(gate, "");
    const run = await stack.ended(id);
    expect(run).toMatchObject({ status: "cancelled", rollback: "completed" });
    expect(run.tasks).toMatchObject({
      "undo one": { status: "completed" },
      told_cancel: { status: "completed" },
      clean: { status: "completed" },
    });
    expect(run.tasks).not.toHaveProperty("told_failure");
  });

  it("stops them when it is forced, and says that only a part was undone", async () => {
    const id = await inRollback(join(folder, "never"));
    expect((await cancel(id, { force: true })).status).toBe(200);
    const run = await stack.ended(id);
    expect(run).toMatchObject({ status: "cancelled", rollback: "partial" });
    expect(run.tasks).toMatchObject({
      "undo two": { status: "completed" },
      "undo one": { status: "cancelled" },
    });
    expect(run.tasks).not.toHaveProperty("clean");
  });
});

it("is over when the handlers run, and the run says so", async () => {
  const gate = join(folder, "handlers");
  const id = await stack.start(
    job(`
tasks:
  - {name: one, run: echo one, rollback: {run: echo undone}}
  - {name: bad, depends_on: [one], run: exit 3}
finally: [{name: clean, run: "until test -e ${gate}; do sleep 0.05; done"}]
`),
  );
  await until(
    "the list finally runs",
    async () => (await stack.seen(id)).tasks["clean"]?.status === "running",
  );
  expect(await stack.seen(id)).toMatchObject({ status: "running", rollback: "completed" });
  await writeFile(gate, "");
  expect(await stack.ended(id)).toMatchObject({ status: "failed", rollback: "completed" });
});
