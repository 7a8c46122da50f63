/** Compensations of what ran more than once or inside of something: what they read, what they are called, how they are counted. */
import { afterAll, beforeAll, expect, it } from "vitest";
import { startTestStack, type SeenRun, type TestStack } from "../support/test-stack.ts";

let stack: TestStack;
beforeAll(async () => {
  stack = await startTestStack();
});
afterAll(async () => {
  await stack.close();
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
