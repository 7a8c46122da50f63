/** The places where workflow systems go wrong (workflow-language.md §5), each by its name through server and worker. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { until } from "../support/processes.ts";
import { statesOf } from "../support/named-jobs.ts";
import { startTestStack, type SeenRun, type TestStack } from "../support/test-stack.ts";

let stack: TestStack;
beforeAll(async () => {
  stack = await startTestStack();
});
afterAll(() => stack.close());

let jobs = 0;
/** Runs a strict document with a name of its own. */
function run(body: string): Promise<SeenRun> {
  return stack.run(document(body));
}

function document(body: string): string {
  jobs += 1;
  return `stratal: 1\nname: traps-${jobs}\n${body}`;
}

async function cancel(runId: string): Promise<void> {
  const { status } = await stack.request("POST", `/api/v1/job-runs/${runId}/cancel`);
  expect(status).toBe(200);
}

/** Waits until a task run of an open run is in a state. */
async function reaches(runId: string, path: string, status: string): Promise<void> {
  await until(`${path} is ${status}`, async () => {
    const { tasks } = await stack.seen(runId);
    return tasks[path]?.status === status;
  });
}

describe("skips", () => {
  it("go through a chain of edges without stopping it", async () => {
    const seen = await run(`
tasks:
  - {name: a, if: "false", uses: echo, parameters: {message: x}}
  - {name: b, depends_on: [a], uses: echo, parameters: {message: x}}
  - {name: c, depends_on: [b], uses: echo, parameters: {message: x}}
`);
    expect(statesOf(seen)).toEqual({ a: "skipped(condition)", b: "completed", c: "completed" });
    expect(seen.status).toBe("completed");
  });

  it("take along who reads the data, and nobody behind", async () => {
    const seen = await run(`
tasks:
  - {name: a, if: "false", uses: echo, parameters: {message: x}}
  - {name: reader, uses: echo, parameters: {message: "\${{ tasks.a.output }}"}}
  - {name: asking, uses: echo, parameters: {message: "\${{ coalesce(tasks.a.output, 'none') }}"}}
  - {name: after, depends_on: [reader], uses: echo, parameters: {message: x}}
`);
    expect(statesOf(seen)).toEqual({
      a: "skipped(condition)",
      reader: "skipped(upstream_skipped)",
      asking: "completed",
      after: "completed",
    });
    expect(seen.tasks["asking"]?.output).toBe("none");
  });

  it("lose against a failure beside them", async () => {
    const seen = await run(`
tasks:
  - {name: skipped, if: "false", on_skip: cascade, uses: echo, parameters: {message: x}}
  - {name: failed, run: exit 1}
  - {name: after, depends_on: [skipped, failed], uses: echo, parameters: {message: x}}
`);
    expect(statesOf(seen)).toEqual({
      skipped: "skipped(condition)",
      failed: "failed",
      after: "skipped(upstream_failed)",
    });
    expect(seen.status).toBe("failed");
  });
});

describe("`if`", () => {
  it("with an error fails its task: that is not false", async () => {
    const seen = await run(`
tasks:
  - {name: a, if: "run.labels.none == 'x'", uses: echo, parameters: {message: x}}
  - {name: b, depends_on: [a], uses: echo, parameters: {message: x}}
`);
    expect(statesOf(seen)).toEqual({ a: "failed", b: "skipped(upstream_failed)" });
    expect(seen.tasks["a"]?.error?.kind).toBe("expression_error");
  });
});

describe("for_each", () => {
  it("over nothing is complete, with an empty list as its output", async () => {
    const seen = await run(`
tasks:
  - {name: each, for_each: {in: "\${{ range(0, 0) }}"}, uses: echo, parameters: {message: x}}
  - {name: after, uses: echo, parameters: {message: "\${{ tasks.each.output }}"}}
`);
    expect(statesOf(seen)).toEqual({ each: "completed", after: "completed" });
    expect(seen.tasks["after"]?.output).toBe("[]");
  });

  it("leaves holes in the results where items were skipped or failed", async () => {
    const seen = await run(`
tasks:
  - name: each
    for_each: {in: [a, b, c], key: "\${{ item }}", if: "item != 'b'", tolerate: 1}
    env: {ITEM: "\${{ item }}"}
    run: test "$ITEM" = a && echo "$ITEM"
  - name: after
    uses: echo
    parameters: {message: "\${{ tasks.each.output }} \${{ tasks.each.items.map(i, i.status) }}"}
`);
    expect(statesOf(seen)).toMatchObject({ "each[b]": "skipped(condition)", "each[c]": "failed" });
    expect(seen.tasks["after"]?.output).toBe('["a",null,null] ["completed","skipped","failed"]');
  });

  it("tolerates as many failing items as it says, and not one more", async () => {
    const body = (tolerate: number): string => `
tasks:
  - name: each
    for_each: {in: ["0", "1", "1"], max_parallel: 1, tolerate: ${tolerate}}
    env: {CODE: "\${{ item }}"}
    run: exit "$CODE"
`;
    const [tolerated, refused] = await Promise.all([run(body(2)), run(body(1))]);
    expect(tolerated.status).toBe("completed");
    expect(refused.status).toBe("failed");
    expect(refused.tasks["each"]?.error).toEqual({
      kind: "children_failed",
      message: "2 of 3 items did not succeed: each[1] failed, each[2] failed.",
    });
  });

  it("with allow_failure does not count its failed items as ok", async () => {
    const seen = await run(`
tasks:
  - {name: each, for_each: {in: [1]}, allow_failure: true, run: exit 1}
  - name: after
    depends_on: [each]
    uses: echo
    parameters: {message: "\${{ tasks.each.ok }} \${{ tasks.each.items[0].ok }}"}
`);
    expect(seen.tasks["after"]?.output).toBe("true false");
  });

  it("gives each combination of a matrix an output of its own", async () => {
    const seen = await run(`
tasks:
  - name: grid
    for_each: {matrix: {row: [a, b], column: [x, y]}, key: "\${{ item.row }}\${{ item.column }}"}
    uses: echo
    parameters: {message: "\${{ item.row }}-\${{ item.column }}"}
  - {name: after, uses: echo, parameters: {message: "\${{ tasks.grid.output }}"}}
`);
    expect(seen.tasks["grid[bx]"]?.output).toBe("b-x");
    expect(seen.tasks["after"]?.output).toBe('["a-x","a-y","b-x","b-y"]');
  });
});

describe("a while loop", () => {
  it("fails with its first iteration that fails", async () => {
    const seen = await run(`
tasks:
  - name: again
    loop: {while: loop.index < 5}
    env: {INDEX: "\${{ loop.index }}"}
    run: test "$INDEX" -lt 1
`);
    expect(statesOf(seen)).toEqual({
      "again#0": "completed",
      "again#1": "failed",
      again: "failed",
    });
    expect(seen.status).toBe("failed");
  });
});

describe("cancel", () => {
  it("between two attempts ends the task, which is not tried again", async () => {
    const runId = await stack.start(
      document(`
tasks:
  - {name: again, retry: {max: 3, delay: 1h}, run: exit 1}
`),
    );
    await reaches(runId, "again", "retrying");
    await cancel(runId);
    const seen = await stack.ended(runId);
    expect(seen.status).toBe("cancelled");
    expect(seen.tasks["again"]).toMatchObject({ status: "cancelled", attempt: 1 });
  });

  it("is followed by on_cancel and finally, which has a time of its own", async () => {
    const runId = await stack.start(
      document(`
timeout: 1h
finally_timeout: 1s
tasks:
  - {name: work, run: sleep 600}
on_cancel:
  - {name: tell, uses: echo, parameters: {message: told}}
finally:
  - {name: quick, uses: echo, parameters: {message: cleaned}}
  - {name: slow, run: sleep 600}
`),
    );
    await reaches(runId, "work", "running");
    await cancel(runId);
    const seen = await stack.ended(runId);
    expect(seen.status).toBe("cancelled");
    expect(statesOf(seen)).toEqual({
      work: "cancelled",
      tell: "completed",
      quick: "completed",
      slow: "cancelled",
    });
  });
});

describe("rollback", () => {
  const diamond = (left: string): string => `
tasks:
  - {name: top, uses: echo, parameters: {message: x}, rollback: {uses: echo, parameters: {message: x}}}
  - {name: left, depends_on: [top], uses: echo, parameters: {message: x}, rollback: ${left}}
  - {name: right, depends_on: [top], uses: echo, parameters: {message: x}, rollback: {uses: echo, parameters: {message: x}}}
  - {name: bottom, depends_on: [left, right], uses: echo, parameters: {message: x}, rollback: {uses: echo, parameters: {message: x}}}
  - {name: work, depends_on: [bottom], run: exit 1}
`;

  it("undoes a diamond from the bottom to the top", async () => {
    const seen = await run(diamond("{uses: echo, parameters: {message: x}}"));
    expect(seen.status).toBe("failed");
    const order = ["undo bottom", "undo left", "undo top"].map((path) => times(seen, path));
    expect(order[0]!.ended).toBeLessThanOrEqual(order[1]!.began);
    expect(order[1]!.ended).toBeLessThanOrEqual(order[2]!.began);
    expect(times(seen, "undo bottom").ended).toBeLessThanOrEqual(times(seen, "undo right").began);
    expect(times(seen, "undo right").ended).toBeLessThanOrEqual(times(seen, "undo top").began);
  });

  it("goes on behind a compensation that fails", async () => {
    const seen = await run(diamond("{run: exit 1, retry: 0}"));
    expect(statesOf(seen)).toMatchObject({
      "undo bottom": "completed",
      "undo left": "failed",
      "undo right": "completed",
      "undo top": "completed",
    });
  });
});

function times({ tasks }: SeenRun, path: string): { began: number; ended: number } {
  const { started_at: started, finished_at: finished } = tasks[path]!;
  return { began: Date.parse(started!), ended: Date.parse(finished!) };
}
