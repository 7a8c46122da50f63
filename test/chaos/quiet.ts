/** Waiting for what has to come about around the faults: that everything is up, that everything has ended, that nothing lives on. */
import { setTimeout as sleep } from "node:timers/promises";
import type { Arena } from "./arena.ts";
import type { Violation } from "./check/check.ts";
import { leftRows, livingProcesses } from "./check/leftovers.ts";

/** How long runs may take to end after the last fault. */
const DRAIN_LIMIT_MS = 60_000;
const START_LIMIT_MS = 180_000;
const SURVIVAL_LIMIT_MS = 10_000;
const POLL_MS = 250;

/** Waits until every server and worker has started: one that cannot start would only make everything else look stuck. */
export async function untilUp({ servers, workers }: Arena): Promise<void> {
  const end = performance.now() + START_LIMIT_MS;
  for (const member of [...servers, ...workers])
    while (!member.isUp) {
      const { name, logFile } = member.options;
      if (performance.now() > end) throw new Error(`${name} did not start; its log is ${logFile}.`);
      await sleep(POLL_MS);
    }
}

/** Waits until nothing is open any more, or until it is clear that something will stay so; answers how long. */
export async function drain({ database }: Arena): Promise<number> {
  const begunAt = performance.now();
  for (;;) {
    const left = await leftRows(database).catch(() => ["the database is away"]);
    const ms = Math.round(performance.now() - begunAt);
    if (left.length === 0 || ms > DRAIN_LIMIT_MS) return ms;
    await sleep(POLL_MS);
  }
}

/** Processes with the text that live although they should not, as sentences. They are killed: they would write on into a directory that goes. */
export async function survivors(text: string): Promise<string[]> {
  const end = performance.now() + SURVIVAL_LIMIT_MS;
  for (;;) {
    const living = livingProcesses(text);
    if (living.length > 0 && performance.now() < end) {
      await sleep(POLL_MS);
      continue;
    }
    for (const { pid } of living) killIfThere(pid);
    return living.map(({ pid, command }) => `process ${pid} lives: ${command}`);
  }
}

function killIfThere(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch {
    // It has ended since.
  }
}

/** Stops everything; answers what did not stop, and what lives on. */
export async function closed(arena: Arena, directory: string): Promise<Violation[]> {
  const found = await arena.close();
  found.push(...(await survivors(directory)));
  return found.map((message) => ({ runId: null, message }));
}

/** Stops everything when this process is interrupted: its processes would outlive it. */
export function closeWhenInterrupted(arena: Arena): void {
  for (const signal of ["SIGINT", "SIGTERM"] as const)
    process.once(signal, () => {
      void arena.close().finally(() => process.exit(130));
    });
}
