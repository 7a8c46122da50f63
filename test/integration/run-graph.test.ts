import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newRunId } from "../../src/base/ids.ts";
import { taskRunStatuses } from "../../src/engine/states.ts";
import { startTestServer, type TestServer } from "../support/http-server.ts";
import { Kernel } from "../support/kernel.ts";
import { startManyItems } from "../support/many-items.ts";
import { startTestStack, type TestStack } from "../support/test-stack.ts";

let api: TestServer;
let kernel: Kernel;
beforeAll(async () => {
  api = await startTestServer();
  kernel = new Kernel(api.database);
});
afterAll(() => api.close());

const graphOf = async (runId: string) =>
  (await api.request("GET", `/api/v1/job-runs/${runId}/graph`)).json;

const state = (name: string) => taskRunStatuses.findIndex((status) => status === name);

describe("GET /api/v1/job-runs/{id}/graph", () => {
  it("answers nodes by the plan and task runs as columns", async () => {
    const { runId } = await kernel.start([
      { name: "first" },
      { name: "second", depends_on: ["first"], allow_failure: true },
    ]);
    const workerId = await kernel.worker();
    const [claimed] = await kernel.claim(workerId);
    await kernel.settle(workerId, claimed!);
    const graph = await graphOf(runId);
    expect(graph.states).toEqual([...taskRunStatuses]);
    expect(graph.run).toMatchObject({
      id: runId,
      status: "running",
      phase: "main",
      version_number: 1,
      counts: { completed: 1, queued: 1 },
    });
    expect(graph.nodes).toMatchObject([
      { name: "first", kind: "builtin", type: "echo", depends_on: [], group: null, part: "main" },
      { name: "second", kind: "builtin", type: "echo", depends_on: [0], allow_failure: true },
    ]);
    expect(graph.tasks).toMatchObject({
      seq: [0, 1],
      node: [0, 1],
      parent: [-1, -1],
      state: [state("completed"), state("queued")],
      attempt: [1, 0],
      item: [null, null],
      names: {},
    });
    expect(graph.tasks.end[0]).toBeGreaterThanOrEqual(graph.tasks.start[0]);
    expect([graph.tasks.start[1], graph.tasks.end[1]]).toEqual([null, null]);
  });

  it("has a rev that grows with what happens", async () => {
    const { runId } = await kernel.start([{ name: "only" }]);
    const before = await graphOf(runId);
    await kernel.claim(await kernel.worker());
    expect((await graphOf(runId)).rev).toBeGreaterThan(before.rev);
  });

  it("keeps ten thousand items under 420 KiB", async () => {
    const runId = await startManyItems(kernel, 10_000);
    const { text, json } = await api.request("GET", `/api/v1/job-runs/${runId}/graph`);
    expect(text.length).toBeLessThan(420 * 1024);
    expect(json.tasks.seq).toHaveLength(10_001);
    expect(json.tasks.parent.slice(0, 3)).toEqual([-1, 0, 0]);
    expect(json.tasks.item.slice(-1)).toEqual(["10000"]);
    expect(json.tasks.names).toEqual({});
  });

  it("does not know runs of nobody", async () => {
    const { status } = await api.request("GET", `/api/v1/job-runs/${newRunId()}/graph`);
    expect(status).toBe(404);
  });
});

describe("the graph of a run with phases", () => {
  let stack: TestStack;
  beforeAll(async () => {
    stack = await startTestStack();
  });
  afterAll(() => stack.close());

  it("shows groups, items, iterations and handlers, and nothing of the controller", async () => {
    const { id } = await stack.run(`
stratal: 1
name: phases
tasks:
  - name: regions
    for_each: { in: [eu, us], key: "\${{ item }}" }
    tasks:
      - { name: build, uses: echo, parameters: { message: x } }
  - { name: again, loop: { until: "loop.index >= 1", max_iterations: 5 }, uses: echo, parameters: { message: x } }
finally:
  - { name: tidy, uses: echo, parameters: { message: x } }
`);
    const { json: graph } = await stack.request("GET", `/api/v1/job-runs/${id}/graph`);
    const { nodes, tasks } = graph;
    const names = tasks.seq.map((seq: number, at: number) => {
      const node = nodes[tasks.node[at]].name;
      const item = tasks.item[at];
      return tasks.names[seq] ?? (item === null ? node : `${node}[${item}]`);
    });
    const parents = tasks.parent.map((seq: number) => names[tasks.seq.indexOf(seq)] ?? null);
    expect(names.map((name: string, at: number) => [name, parents[at]]).sort()).toEqual([
      ["again#0", "again"],
      ["again#1", "again"],
      ["again", null],
      ["build", "regions[eu]"],
      ["build", "regions[us]"],
      ["regions", null],
      ["regions[eu]", "regions"],
      ["regions[us]", "regions"],
      ["tidy", null],
    ]);
    expect(nodes).toMatchObject([
      { name: "regions", kind: "group", for_each: true, part: "main" },
      { name: "again", kind: "builtin", loop: true },
      { name: "build", group: 0, part: "main" },
      { name: "tidy", part: "finally" },
    ]);
    expect(graph.run.counts).toEqual({ completed: 9 });
  });
});
