import { describe, expect, it } from "vitest";
import { allTasks, cycleOf, edgesOf } from "./job-model.ts";
import { readModel } from "./read-model.ts";
import { addressOf, taskAt } from "./task-address.ts";

function modelOf(text: string) {
  const read = readModel(text);
  if (!read.ok) throw new Error(read.problems[0]?.message);
  return read.model;
}

const job = modelOf(`
stratal: 1
name: j
tasks:
  - {name: a, run: x}
  - {name: b, script: {language: python, code: y}, depends_on: a}
  - {name: c, uses: echo, parameters: {message: "\${{ tasks.b.output }}"}, if: "tasks.a.ok"}
  - name: g
    for_each: [1]
    tasks:
      - {name: b, run: x}
      - {name: d, run: x, env: {B: "\${{ tasks.b.output }}", C: "\${{ tasks.c.output }}"}}
  - {name: s1, order: 1, wait: 5s}
  - {name: s2, order: 2, job: other}
  - {name: f, approval: {message: ok}, depends_on: [{task: g, status: failed}]}
finally:
  - {name: clean, uses: tidy@2}
`);

describe("the model of a job", () => {
  it("tells what each task runs", () => {
    expect(allTasks(job).map(({ name, kind, runs }) => [name, kind, runs])).toEqual([
      ["a", "script", "bash"],
      ["b", "script", "python"],
      ["c", "builtin", "echo"],
      ["g", "group", ""],
      ["b", "script", "bash"],
      ["d", "script", "bash"],
      ["s1", "wait", "5s"],
      ["s2", "job", "other"],
      ["f", "approval", ""],
      ["clean", "template", "tidy@2"],
    ]);
  });

  it("tells why one waits for another", () => {
    const main = job.lists[0]!.tasks;
    expect(edgesOf(main, job.value.tasks, job.mode).map((edge) => Object.values(edge))).toEqual([
      ["a", "b", "depends_on", null],
      ["b", "c", "reads", null],
      ["a", "c", "reads", null],
      ["c", "g", "reads", null],
      ["s1", "s2", "order", null],
      ["g", "f", "depends_on", "failed"],
    ]);
    expect(edgesOf(main, job.value.tasks, "legacy").map(({ because }) => because)).not.toContain(
      "reads",
    );
  });

  it("shows the way round that a new edge would close", () => {
    const edges = edgesOf(job.lists[0]!.tasks, job.value.tasks, job.mode);
    expect(cycleOf(edges, "g", "a")).toEqual(["g", "a", "c", "g"]);
    expect(cycleOf(edges, "a", "g")).toBeNull();
  });

  it("finds tasks by their address again", () => {
    for (const task of allTasks(job)) {
      const address = addressOf(job, task)!;
      expect(taskAt(job, address)).toBe(task);
    }
    expect(taskAt(job, "g/d")?.path).toEqual(["tasks", 3, "tasks", 1]);
    expect(taskAt(job, "finally:clean")?.name).toBe("clean");
    expect(taskAt(job, "gone")).toBeNull();
  });

  it("of a legacy document reads what stands in config", () => {
    const legacy = modelOf(
      '{"name":"x","tasks":[{"name":"a","type":"custom","config":{"script":{"language":"python","code":"1"}}},' +
        '{"name":"b","type":"builtin","config":{"depends_on":["a"],"parameters":{"task_name":"http_request"}}}]}',
    );
    expect(allTasks(legacy)).toMatchObject([
      { kind: "script", runs: "python" },
      { kind: "builtin", runs: "http_request", dependencies: [{ task: "a" }] },
    ]);
  });
});
