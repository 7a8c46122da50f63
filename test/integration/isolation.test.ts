/** Isolation as the API shows it: levels of workers, limits of tasks and what attempts used. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { allowedLevels, limits } from "../support/isolation.ts";
import { startTestStack, type TestStack } from "../support/test-stack.ts";
import { until } from "../support/processes.ts";

const level = allowedLevels.at(-1)!;

interface Usage {
  cpu_seconds: number;
  peak_memory_bytes: number;
}

let stack: TestStack;
beforeAll(async () => {
  stack = await startTestStack({ settings: { workerIsolation: "auto" } });
});
afterAll(() => stack.close());

async function read<T>(path: string): Promise<T> {
  // The contract check of `request` has looked at the answer.
  return (await stack.request("GET", path)).json as T;
}

describe("a worker", () => {
  it("says at which level it runs scripts, and offers tags for it", async () => {
    const { workers } = await read<{ workers: { isolation: string; tags: string[] }[] }>(
      "/api/v1/workers",
    );
    expect(workers[0]!.isolation).toBe(level);
    const tags = allowedLevels.slice(0, allowedLevels.indexOf(level) + 1);
    expect(workers[0]!.tags).toEqual(
      expect.arrayContaining([
        ...(level === "process" ? ["isolation:process"] : tags.map((each) => `isolation:${each}`)),
        ...(limits.memory ? ["limits:memory"] : []),
      ]),
    );
  });

  it("runs tasks that ask for its level, and hands on what they leave", async () => {
    const run = await stack.run(`
stratal: 1
name: isolated
tasks:
  - name: first
    runs_on: ["isolation:${level}"]
    run: |
      echo "value=from here" > /dev/stdout
      echo 'number=42' >> "$STRATAL_OUTPUT"
  - name: second
    depends_on: [first]
    run: echo "$TASK_OUTPUT_FIRST"
`);
    expect(run.status).toBe("completed");
    expect(run.tasks["first"]!.outputs).toEqual({ number: "42" });
    expect(run.tasks["second"]!.output).toBe("value=from here");
  });
});

describe.runIf(limits.memory)("limits", () => {
  it("count what each attempt used, for the task run and for its attempts", async () => {
    const run = await stack.run(`
stratal: 1
name: counted
tasks:
  - name: busy
    resources: { memory: 512MiB }
    script: { language: perl, code: '$x = "x" x 20_000_000; $n += $_ for 1 .. 300_000' }
`);
    expect(run.status).toBe("completed");
    const { id } = run.tasks["busy"]!;
    const task = await read<{ usage: Usage }>(`/api/v1/task-runs/${id}`);
    expect(task.usage.peak_memory_bytes).toBeGreaterThan(20_000_000);
    expect(task.usage.cpu_seconds).toBeGreaterThan(0);
    const { attempts } = await read<{ attempts: { usage: Usage }[] }>(
      `/api/v1/task-runs/${id}/attempts`,
    );
    expect(attempts.map(({ usage }) => usage)).toEqual([task.usage]);
  });

  it("end a task that needs more memory with a failure that says so", async () => {
    const run = await stack.run(`
stratal: 1
name: greedy
tasks:
  - name: big
    resources: { memory: 64MiB }
    script: { language: perl, code: '$x = "x" x 300_000_000; print length $x' }
`);
    expect(run.tasks["big"]!.error).toMatchObject({ kind: "out_of_memory" });
    expect(run.tasks["big"]!.error!.message).toContain("its limit of 64 MiB");
  });
});

const CUT_OFF = `
stratal: 1
name: cut-off
tasks:
  - name: alone
    resources: { network: none }
    run: "tail -n +3 /proc/net/dev | cut -d: -f1"
`;

describe("a task without network", () => {
  it.runIf(level === "namespaces")("has the loopback interface only", async () => {
    const run = await stack.run(CUT_OFF);
    expect(run.tasks["alone"]!.output?.trim()).toBe("lo");
  });

  it("waits for a worker that can keep it from the network", async () => {
    const plain = await startTestStack({ settings: { workerIsolation: "process" } });
    try {
      const id = await plain.start(CUT_OFF);
      await until("the task says what it waits for", async () => {
        const { json } = await plain.request("GET", `/api/v1/job-runs/${id}/task-runs`);
        const { task_runs: tasks } = json as { task_runs: { queue_message: string | null }[] };
        return tasks[0]?.queue_message === "no worker offers isolation:namespaces";
      });
    } finally {
      await plain.close();
    }
  });
});
