import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { DryRun, PlannedTask } from "../../src/api/job-checks.ts";
import { newId } from "../../src/base/ids.ts";
import { registerWorker } from "../../src/store/workers/workers.ts";
import { startTestServer, type Answer, type TestServer } from "../support/http-server.ts";

let api: TestServer;
beforeAll(async () => {
  api = await startTestServer();
  await worker("linux-1", ["linux", "lang:bash"]);
  await worker("linux-2", ["linux", "lang:bash", "lang:python"]);
  await api.request("POST", "/api/v1/secrets", {
    body: { name: "KNOWN", value: "some-long-value" },
  });
});
afterAll(() => api.close());

async function worker(name: string, tags: string[]): Promise<void> {
  await registerWorker(api.database, {
    ...{ id: newId(), name, hostname: "host", pid: 1, version: "0", queues: ["default"], tags },
    ...{ processSlots: 1, inlineSlots: 1, leaseMs: 3_600_000 },
  });
}

const ask = (body: object): Promise<Answer> =>
  api.request("POST", "/api/v1/jobs/dry-run", { body });

async function dryRun(document: string, inputs: object = {}): Promise<DryRun> {
  const { status, json } = await ask({ document, inputs });
  expect(status).toBe(200);
  return json as DryRun;
}

function taskNamed({ tasks }: DryRun, name: string): PlannedTask {
  return tasks.find((task) => task.name === name)!;
}

const document = `stratal: 1
name: dry
inputs:
  target: {type: enum, values: [staging, prod], required: true}
  count: {type: integer, default: 3}
env: {API: "https://\${{ inputs.target }}.test"}
tasks:
  - {name: first, run: echo 1}
  - {name: second, run: echo 2, secrets: {KNOWN: A, ABSENT: B}}
  - name: sum
    depends_on: [first]
    if: inputs.target == 'prod'
    script: {language: python, code: print(1)}
    env: {FROM: "\${{ tasks.second.output }}", KEY: "\${{ secrets.ALSO_ABSENT }}"}
  - {name: far, depends_on: [sum], uses: echo, queue: other, parameters: {message: done}}
`;

describe("POST /api/v1/jobs/dry-run", () => {
  it("shows the stages, and why a task waits for another", async () => {
    const answer = await dryRun(document, { target: "prod" });
    expect(answer).toMatchObject({ name: "dry", mode: "strict", version: null, runnable: true });
    expect(answer.stages).toEqual([["first", "second"], ["sum"], ["far"]]);
    expect(taskNamed(answer, "sum")).toMatchObject({
      ...{ scope: "main", group: null, kind: "script", runs: "python", stage: 2 },
      dependencies: [
        { task: "first", because: "depends_on" },
        { task: "second", because: "reads" },
      ],
      dependency_count: 2,
      slot: "process",
    });
    expect(taskNamed(answer, "far")).toMatchObject({
      kind: "builtin",
      runs: "echo",
      slot: "inline",
    });
  });

  it("names the workers that could take each task, and what is missing where none could", async () => {
    const answer = await dryRun(document, { target: "prod" });
    expect(taskNamed(answer, "first")).toMatchObject({ worker_count: 2, queue_message: null });
    expect(taskNamed(answer, "sum")).toMatchObject({
      tags: ["lang:python"],
      workers: ["linux-2"],
      worker_count: 1,
    });
    expect(taskNamed(answer, "far")).toMatchObject({
      workers: [],
      worker_count: 0,
      queue_message: "no worker takes the queue other",
    });
  });

  it("names the secrets that are missing, and the tasks that need them", async () => {
    const { missing_secrets: missing } = await dryRun(document, { target: "prod" });
    expect(missing).toEqual([
      { name: "ABSENT", tasks: ["second"] },
      { name: "ALSO_ABSENT", tasks: ["sum"] },
    ]);
  });

  it("lists what would be evaluated", async () => {
    const { evaluates } = taskNamed(await dryRun(document, { target: "prod" }), "sum");
    expect(evaluates).toEqual([
      { path: "if", text: "inputs.target == 'prod'" },
      { path: "env.FROM", text: "${{ tasks.second.output }}" },
      { path: "env.KEY", text: "${{ secrets.ALSO_ABSENT }}" },
    ]);
  });

  it("resolves the inputs and refuses wrong ones", async () => {
    const { inputs } = await dryRun(document, { target: "staging", count: "7" });
    expect(inputs).toEqual({ target: "staging", count: 7 });
    const wrong = await ask({ document, inputs: { target: "moon" } });
    expect(wrong.status).toBe(400);
    expect(wrong.json).toMatchObject({
      code: "invalid_inputs",
      errors: [{ path: "inputs.target" }],
    });
  });

  it("saves nothing and runs nothing", async () => {
    await dryRun(document, { target: "prod" });
    expect((await api.request("GET", "/api/v1/jobs?name=dry")).json.count).toBe(0);
    expect((await api.request("GET", "/api/v1/job-runs")).json.count).toBe(0);
  });

  it("says where a document is wrong", async () => {
    const { status, json } = await ask({ document: "stratal: 1\nname: x\ntasks: 3\n" });
    expect(status).toBe(400);
    expect(json).toMatchObject({ code: "invalid_definition", errors: [{ line: 3 }] });
  });

  it("takes a saved job, its newest version or another", async () => {
    const text = (run: string): string =>
      `stratal: 1\nname: dry-saved\ntasks: [{name: a, run: ${run}}]\n`;
    const headers = { "content-type": "application/yaml" };
    const created = await api.request("POST", "/api/v1/jobs", { body: text("echo 1"), headers });
    const id = created.json.job.id as string;
    const body = text("echo 2").replace("name: a", "name: b");
    await api.request("PUT", `/api/v1/jobs/${id}`, { body, headers });
    expect((await ask({ job_id: id })).json).toMatchObject({ version: 2, stages: [["b"]] });
    expect((await ask({ job_id: id, version: 1 })).json).toMatchObject({
      version: 1,
      stages: [["a"]],
    });
    expect((await ask({ job_id: id, version: 9 })).status).toBe(404);
    expect((await ask({ job_id: newId() })).status).toBe(404);
  });

  it("tells that a legacy document with a cycle cannot run, and which tasks are in no stage", async () => {
    const task = (name: string, order: number, dependencies?: string[]) => ({
      ...{ name, type: "custom", order },
      config: {
        ...(dependencies === undefined ? {} : { depends_on: dependencies }),
        script: { language: "bash", code: "true" },
      },
    });
    const circle = { name: "circle", tasks: [task("a", 1, ["b"]), task("b", 1, ["a"])] };
    const answer = await dryRun(JSON.stringify(circle));
    expect(answer).toMatchObject({ runnable: false, mode: "legacy", stages: [] });
    expect(answer.error).toContain("circle");
    const staged = { name: "staged", tasks: [task("late", 2), task("early", 1)] };
    const { tasks, stages } = await dryRun(JSON.stringify(staged));
    expect(stages).toEqual([["early"], ["late"]]);
    expect(tasks[0]!.dependencies).toEqual([{ task: "early", because: "order" }]);
  });

  it("wants a document or a job, not both and not neither", async () => {
    for (const body of [{}, { document, job_id: newId() }]) {
      const { status, json } = await ask(body);
      expect(status).toBe(400);
      expect(JSON.stringify(json)).toContain("`document` or `job_id`");
    }
  });
});
