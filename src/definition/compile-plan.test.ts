import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { growthOverTenfold, LINEAR_GROWTH } from "../../test/support/growth.ts";
import { compilePlan } from "./compile-plan.ts";
import { parseJobDocument } from "./parse-job.ts";
import { ancestorsOf, type Plan } from "./plan.ts";

interface Sketch {
  name: string;
  order?: number;
  depends_on?: string[];
  [key: string]: unknown;
}

function plan(tasks: Sketch[], mode: "strict" | "legacy" = "legacy"): Plan {
  const document = {
    ...(mode === "strict" ? { stratal: 1 } : {}),
    name: "j",
    tasks: tasks.map((task) => ("uses" in task || "script" in task ? task : { run: "x", ...task })),
  };
  return compilePlan(parseJobDocument(JSON.stringify(document), "json").definition);
}

function edges(compiled: Plan): Record<string, string[]> {
  const names = compiled.nodes.map((node) => node.task.name);
  return Object.fromEntries(
    compiled.nodes.map((node) => [node.task.name, node.dependencies.map((index) => names[index]!)]),
  );
}

describe("compilePlan", () => {
  it("counts what the tasks inside of a group need as data that the group needs", () => {
    const inner = { name: "c", uses: "echo", parameters: { m: "${a.output}" } };
    const compiled = plan([{ name: "a" }, { name: "g", tasks: [inner], run: undefined }], "strict");
    expect(compiled.nodes[1]).toMatchObject({ dependencies: [0], reads: [0] });
  });

  it("lets `depends_on` win over `order`", () => {
    const compiled = plan([
      { name: "a", order: 1 },
      { name: "b", order: 2 },
      { name: "c", order: 3, depends_on: ["a", "a"] },
      { name: "d" },
    ]);
    expect(edges(compiled)).toEqual({ a: [], b: ["a"], c: ["a"], d: [] });
    expect(compiled.error).toBeNull();
  });

  it("makes a stage wait for all tasks of lower order, those with `depends_on` too", () => {
    const compiled = plan([
      { name: "slow", order: 1 },
      { name: "free", order: 2, depends_on: ["other"] },
      { name: "other" },
      { name: "last", order: 9 },
    ]);
    expect(edges(compiled)["last"]).toEqual(["slow", "free"]);
  });

  it("gives a stage the same ancestors as an edge to every task of lower order would", () => {
    const sketch = fc.array(
      fc.record({ order: fc.integer({ min: 0, max: 4 }), explicit: fc.boolean() }),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(sketch, (rows) => {
        const tasks = rows.map((row, index) => ({
          name: `t${index}`,
          order: row.order,
          ...(row.explicit ? { depends_on: ["root"] } : {}),
        }));
        const compiled = plan([...tasks, { name: "root" }]);
        rows.forEach((row, index) => {
          if (row.explicit) return;
          const lower = rows.flatMap((other, at) => (other.order < row.order ? [at] : []));
          expect(ancestorsOf(compiled, index)).toEqual(expect.arrayContaining(lower));
          expect(ancestorsOf(compiled, index).filter((at) => at < rows.length)).toEqual(lower);
        });
      }),
    );
  });

  it("adds edges for references in strict mode only", () => {
    const tasks = [
      { name: "a" },
      { name: "b", uses: "echo", parameters: { m: ["<${a.output}>"] } },
    ];
    expect(edges(plan(tasks, "strict"))["b"]).toEqual(["a"]);
    expect(edges(plan(tasks, "legacy"))["b"]).toEqual([]);
  });

  it("starts a strict task with an empty `depends_on` at once", () => {
    const compiled = plan(
      [
        { name: "a", order: 1 },
        { name: "b", order: 2, depends_on: [] },
      ],
      "strict",
    );
    expect(edges(compiled)["b"]).toEqual([]);
  });

  it("says why a legacy job cannot run", () => {
    expect(plan([{ name: "a", depends_on: ["x"] }]).error).toBe(
      'Task "a" depends on "x", which does not exist.',
    );
    const cycle = plan([
      { name: "a", order: 2 },
      { name: "b", order: 1, depends_on: ["a"] },
    ]);
    expect(cycle.error).toContain("a → b → a");
  });

  it("asks for a process and the language's tag for scripts, and runs builtins inline", () => {
    const [script, builtin] = plan([
      { name: "a", script: { language: "ruby", code: "x" }, runs_on: ["linux", "lang:ruby"] },
      { name: "b", uses: "echo", runs_on: "gpu" },
    ]).nodes;
    expect(script).toMatchObject({ slotKind: "process", tags: ["linux", "lang:ruby"] });
    expect(builtin).toMatchObject({ slotKind: "inline", tags: ["gpu"] });
  });

  it("asks for a worker that can keep a task from the network", () => {
    const [task] = plan([{ name: "a", run: "x", resources: { network: "none" } }]).nodes;
    expect(task!.tags).toContain("isolation:namespaces");
  });

  it("stays cheap for 10 000 tasks in stages of 100, and refuses stages that would need millions of edges", () => {
    const staged = (size: number, count = 10_000): Sketch[] =>
      Array.from({ length: count }, (_, index) => ({
        name: `t${index}`,
        order: Math.floor(index / size),
      }));
    expect(plan(staged(100)).nodes[9_999]!.dependencies).toHaveLength(100);
    const compile = (count: number): void => void plan(staged(100, count));
    expect(growthOverTenfold(1_000, compile)).toBeLessThan(LINEAR_GROWTH);
    expect(() => plan(staged(5_000))).toThrow(/25000000 dependencies/);
  });
});
