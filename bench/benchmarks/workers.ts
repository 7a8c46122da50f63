import type { ChildProcess } from "node:child_process";
import { join } from "node:path";
import { createClient } from "../../src/client/client.ts";
import { interleave, ownRow, type Benchmark, type Ground } from "../measurement.ts";
import { StratalSide } from "../stratal/side.ts";
import { sleepDocument } from "../stratal/job-document.ts";
import { startStack, startWorker, type Stack } from "../stratal/stack.ts";
import { pollUntil } from "../wait.ts";

const SLOTS = 4;
const SLEEP_SECONDS = 0.5;
/** How often each slot sleeps in one measurement. */
const ROUNDS = 10;
const REGISTERED_PAUSE_MS = 50;

/** Workers that mostly wait, so that the cores of one machine are enough for all of them (P9). */
export const workers: Benchmark = {
  name: "workers",
  suites: ["scale"],
  needs: "nothing",
  sentence: "scripts that sleep on one worker and on more: how much of the slots' time they sleep",
  async run(ground) {
    const { workers: counts, repeats } = ground.options.size;
    const dataDir = join(ground.processes.directory, "workers");
    const slots = { inlineSlots: SLOTS, processSlots: SLOTS };
    const stack = await startStack(ground.processes, { dataDir, databaseUrl: null, ...slots });
    const side = new StratalSide(stack);
    const more: ChildProcess[] = [];
    const subjects: Record<string, () => Promise<number>> = {};
    for (const count of counts) {
      const job = `sleep-${count}`;
      await side.create(sleepDocument(job, count * SLOTS * ROUNDS, SLEEP_SECONDS));
      subjects[count] = async () => {
        await setWorkers(ground, { stack, dataDir, more }, count);
        return share(side, job);
      };
    }
    const shares = await interleave(repeats, subjects, (text) => {
      ground.progress(`workers: ${text}`);
    });
    for (const child of [...more, stack.child]) await ground.processes.end(child);
    return counts.map((count) =>
      ownRow(
        "workers",
        `${count} workers × ${SLOTS} scripts that sleep ${SLEEP_SECONDS} s, of the ideal`,
        "%",
        shares[count] ?? [],
        "higher",
      ),
    );
  },
};

interface Fleet {
  stack: Stack;
  dataDir: string;
  /** Beside the one that the stack has. */
  more: ChildProcess[];
}

async function setWorkers({ processes }: Ground, fleet: Fleet, count: number): Promise<void> {
  const { stack, dataDir, more } = fleet;
  for (const child of more.splice(count - 1)) await processes.end(child);
  while (more.length < count - 1)
    more.push(startWorker(processes, stack, { dataDir, slots: SLOTS }));
  const client = createClient({ baseUrl: stack.url });
  await pollUntil(`${count} workers are active`, REGISTERED_PAUSE_MS, async () => {
    const { workers: known } = await client.get("/api/v1/workers");
    return known.filter(({ status }) => status === "active").length === count ? true : null;
  });
}

/** Of the time that it took, how much the slots slept, in per cent. */
async function share(side: StratalSide, job: string): Promise<number> {
  const { submittedAt, tasks } = await side.run(job);
  const ended = await tasks();
  const elapsedMs = Math.max(...ended.map(({ endedAt }) => endedAt)) - submittedAt;
  return (100 * ROUNDS * SLEEP_SECONDS * 1_000) / elapsedMs;
}
