import { spawn } from "node:child_process";
import { availableParallelism } from "node:os";
import { interleave, pick, STRATAL, type Benchmark } from "../measurement.ts";
import type { WorkloadRun } from "../side.ts";
import { scriptDocument } from "../stratal/job-document.ts";
import { StratalSide } from "../stratal/side.ts";

/** What a script costs beyond its process. */
export const scripts: Benchmark = {
  name: "scripts",
  sentence: "bash scripts that do nothing, as many at once as there are cores, beside plain spawn",
  async run({ options, stack, progress }) {
    const { repeats, scriptTasks: count } = options.size;
    const side = new StratalSide(stack);
    const job = `scripts-${count}`;
    await side.create(scriptDocument(job, count));
    await side.run(job);
    const results = await interleave(
      repeats,
      {
        [STRATAL]: async () => elapsedMs(await side.run(job)),
        "Node spawn": () => spawnMany(count, availableParallelism()),
      },
      (text) => {
        progress(`${job}: ${text}`);
      },
    );
    const values = pick(results, (ms) => count / (ms / 1_000));
    const what = `${count} × bash -c true, ${availableParallelism()} at once`;
    return [{ benchmark: "scripts", what, unit: "tasks/s", better: "higher", values }];
  },
};

function elapsedMs({ submittedAt, tasks }: WorkloadRun): number {
  return Math.max(...tasks.map((task) => task.endedAt)) - submittedAt;
}

/** Milliseconds that this process needs for so many shells. */
async function spawnMany(count: number, atOnce: number): Promise<number> {
  const start = performance.now();
  let started = 0;
  const lane = async (): Promise<void> => {
    while (started < count) {
      started += 1;
      await runShell();
    }
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
  return performance.now() - start;
}

function runShell(): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn("bash", ["-c", "true"], { stdio: ["ignore", "pipe", "pipe"] });
    child.once("error", reject);
    child.once("close", () => {
      resolve();
    });
    child.stdout.resume();
    child.stderr.resume();
  });
}
