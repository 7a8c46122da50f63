/** The constructs of the language through server and worker: what their task runs come to. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { namedJobs, statesOf } from "../support/named-jobs.ts";
import { PUBLIC_URL, startTestStack, type TestStack } from "../support/test-stack.ts";

let stack: TestStack;
beforeAll(async () => {
  stack = await startTestStack();
});
afterAll(async () => {
  await stack.close();
});

const job = namedJobs("language");

describe("for_each", () => {
  it("runs its task once per item, and later tasks read the items", async () => {
    const run = await stack.run(
      job(`
tasks:
  - name: each
    for_each: {in: [eu, us, ap], as: shop, key: "\${{ shop }}"}
    uses: echo
    parameters: {message: "\${{ shop }}-\${{ index }}"}
  - name: after
    uses: echo
    parameters: {message: "\${{ tasks.each.items.map(i, i.key + '=' + i.output) }}"}
`),
    );
    expect(statesOf(run)).toEqual({
      each: "completed",
      "each[eu]": "completed",
      "each[us]": "completed",
      "each[ap]": "completed",
      after: "completed",
    });
    expect(run.tasks["after"]?.output).toBe('["eu=eu-0","us=us-1","ap=ap-2"]');
    expect(run.status).toBe("completed");
  });

  it("is complete with an empty list for an empty list", async () => {
    const run = await stack.run(
      job(`
inputs: {list: {type: array, default: []}}
tasks:
  - {name: each, for_each: "\${{ inputs.list }}", uses: echo, parameters: {message: x}}
  - {name: after, uses: echo, parameters: {message: "\${{ tasks.each.output }}"}}
`),
    );
    expect(statesOf(run)).toEqual({ each: "completed", after: "completed" });
    expect(run.tasks["after"]?.output).toBe("[]");
  });
});

describe("groups", () => {
  it("run their inner graph with names of its own, once per item", async () => {
    const run = await stack.run(
      job(`
tasks:
  - {name: first, uses: echo, parameters: {message: base}}
  - name: regions
    for_each: {in: [eu, us], key: "\${{ item }}"}
    tasks:
      - {name: build, uses: echo, parameters: {message: "\${{ tasks.first.output }}-\${{ item }}"}}
      - {name: check, uses: echo, parameters: {message: "checked \${{ tasks.build.output }}"}}
`),
    );
    expect(run.status).toBe("completed");
    expect(statesOf(run)).toEqual({
      first: "completed",
      regions: "completed",
      "regions[eu]": "completed",
      "regions[us]": "completed",
      "regions[eu]/build": "completed",
      "regions[eu]/check": "completed",
      "regions[us]/build": "completed",
      "regions[us]/check": "completed",
    });
    expect(run.tasks["regions[us]/check"]?.output).toBe("checked base-us");
  });
});

describe("loop", () => {
  it("repeats until its condition holds", async () => {
    const run = await stack.run(
      job(`
tasks:
  - name: again
    loop: {until: "self.output == '2'"}
    uses: echo
    parameters: {message: "\${{ loop.index }}"}
`),
    );
    expect(statesOf(run)).toEqual({
      again: "completed",
      "again#0": "completed",
      "again#1": "completed",
      "again#2": "completed",
    });
    expect(run.tasks["again"]?.output).toBe("2");
  });
});

describe("loop.keep", () => {
  const rows = async (runId: string, table: string): Promise<number> => {
    const text = `SELECT count(*)::int AS count FROM ${table} WHERE run_id = $1`;
    const { rows: found } = await stack.database.query({ text, values: [runId] });
    return (found[0] as { count: number }).count;
  };

  it("keeps only the last iterations, with what they had expanded into", async () => {
    const run = await stack.run(
      job(`
tasks:
  - name: again
    loop: {until: loop.index == 5, keep: 2}
    tasks:
      - {name: each, for_each: [1, 2], uses: echo, parameters: {message: "\${{ loop.index }}"}}
      - {name: last, uses: echo, parameters: {message: "\${{ loop.index }} after \${{ loop.previous == null ? 'none' : loop.previous.status }}"}}
outputs: {state: "\${{ tasks.again.status }}"}
`),
    );
    expect(run).toMatchObject({ status: "completed", outputs: { state: "completed" } });
    const iterations = Object.keys(run.tasks).filter((path) => /^again#\d+$/.test(path));
    expect(iterations).toEqual(["again#4", "again#5"]);
    expect(run.tasks["again#5/last"]?.output).toBe("5 after completed");
    // The loop; then, for both iterations: itself, its two tasks, and the items of one.
    expect(Object.keys(run.tasks)).toHaveLength(1 + 2 * 5);
    expect(await rows(run.id, "task_runs")).toBe(1 + 2 * 5 + 1);
    expect(await rows(run.id, "scopes")).toBe(1 + 2 * 3);
  });

  it("keeps those of each item by themselves, and all that a rollback may have to undo", async () => {
    const items = await stack.run(
      job(`
tasks:
  - {name: each, for_each: [a, b], loop: {until: loop.index == 3, keep: 3}, uses: echo, parameters: {message: x}}
`),
    );
    const kept = Object.keys(items.tasks).filter((path) => path.includes("#"));
    expect(kept.sort()).toEqual([
      ...["each[0]#1", "each[0]#2", "each[0]#3"],
      ...["each[1]#1", "each[1]#2", "each[1]#3"],
    ]);
    const undone = await stack.run(
      job(`
tasks:
  - name: again
    loop: {until: loop.index == 3, keep: 1}
    tasks: [{name: book, uses: echo, parameters: {message: x}, rollback: {uses: echo, parameters: {message: y}}}]
  - {name: pay, depends_on: [again], run: exit 1}
`),
    );
    const compensations = Object.values(undone.tasks).filter(({ name }) => name.startsWith("undo"));
    expect(compensations).toHaveLength(4);
  });
});

describe("phases", () => {
  it("roll back in reverse order, then handlers, then finally", async () => {
    const run = await stack.run(
      job(`
tasks:
  - name: lock
    uses: echo
    parameters: {message: held}
    rollback: {uses: echo, parameters: {message: "release \${{ self.output }}"}}
  - {name: work, depends_on: [lock], run: exit 3}
on_failure:
  - {name: tell, uses: echo, parameters: {message: "\${{ tasks.work.status }}"}}
finally:
  - {name: clean, uses: echo, parameters: {message: done}}
`),
    );
    expect(run.status).toBe("failed");
    expect(statesOf(run)).toEqual({
      lock: "completed",
      work: "failed",
      "undo lock": "completed",
      tell: "completed",
      clean: "completed",
    });
    expect(run.tasks["undo lock"]?.output).toBe("release held");
    expect(run.tasks["tell"]?.output).toBe("failed");
  });

  it("tell handlers how the run ends so far, and nobody else", async () => {
    const run = await stack.run(
      job(`
tasks:
  - {name: tolerated, allow_failure: true, run: exit 2}
  - {name: work, run: exit 3}
  - {name: early, uses: echo, parameters: {message: "\${{ has(run.status) }}"}}
finally:
  - {name: last, uses: echo, parameters: {message: "\${{ run.status }} \${{ run.failed_tasks }}"}}
`),
    );
    expect(run.tasks["last"]?.output).toBe('failed ["work"]');
    expect(run.tasks["early"]?.output).toBe("false");
  });

  it("evaluate the outputs of a run that completed", async () => {
    const run = await stack.run(
      job(`
tasks:
  - {name: a, uses: echo, parameters: {message: "41"}}
outputs: {answer: "\${{ int(tasks.a.output) + 1 }}"}
`),
    );
    expect(run.status).toBe("completed");
    expect(run.outputs).toEqual({ answer: 42 });
  });
});

describe("run", () => {
  it("tells expressions its number, its page, and the run above it", async () => {
    const facts = `{'number': run.number, 'url': run.url, 'depth': run.depth, 'parent': run.parent, 'scheduled_for': run.scheduled_for}`;
    const name = "language-child";
    const document = job(
      `
inputs: {above: {type: object, default: "\${{ {'depth': run.depth, 'parent': run.parent} }}"}}
tasks: [{name: tell, uses: echo, parameters: {message: "\${{ ${facts} }}"}}]
outputs: {facts: "\${{ ${facts} }}", above: "\${{ inputs.above }}"}
`,
      name,
    );
    const alone = await stack.run(document);
    const { number } = alone.outputs!["facts"] as { number: number };
    expect(number).toBeGreaterThan(0);
    const url = `${PUBLIC_URL}/#/runs/${alone.id}`;
    const own = { number, url, depth: 0, parent: null, scheduled_for: null };
    expect(alone.outputs).toEqual({ facts: own, above: { depth: 0, parent: null } });
    expect(JSON.parse(alone.tasks["tell"]!.output!)).toEqual(own);
    const parent = await stack.run(job(`tasks: [{name: sub, job: ${name}}]`));
    expect(parent.tasks["sub"]?.outputs).toMatchObject({
      facts: { depth: 1, parent: parent.id },
      above: { depth: 1, parent: parent.id },
    });
    const below = (parent.tasks["sub"]!.outputs!["facts"] as { number: number }).number;
    expect(below).toBeGreaterThan(number);
  });
});
