/**
 * Failpoints: named places at which a test breaks a running process on purpose (docs/chaos.md). Owns what is armed; whether that is allowed
 * is the settings' affair.
 *
 * 1. Nothing is armed unless somebody asks for it, and then a failpoint is one comparison and a call.
 * 2. A failpoint surrounds one thing that is done elsewhere, as a rule one statement or transaction, so that a process can end, or lose
 *    its connection, just before and just after it.
 */
import { writeSync } from "node:fs";
import { systemClock } from "./clock.ts";
import { didYouMean } from "./did-you-mean.ts";
import { StratalError } from "./errors.ts";

/** Every failpoint, and what it surrounds. */
export const failpointTable = {
  "worker.register": "a worker registers itself",
  "worker.heartbeat": "a worker extends its lease",
  "worker.epoch": "a worker begins a new epoch of its claims",
  "worker.held": "what a worker holds is read: by itself, or by the reaper",
  "worker.leave": "a worker says that it drains, or that it has stopped",
  "task.claim": "task runs are claimed",
  "task.settle": "a batch of results is written, and successors are claimed",
  "task.expand": "a scope is made, or the run's next phase",
  "task.wait": "a task run begins to wait",
  "task.requeue": "task runs are handed back, or taken from a dead worker",
  "task.slot": "a task run takes a slot of its concurrency key, or queues for one",
  "task.log": "lines of a log are stored",
  "run.create": "a run is created with its key and its tasks",
  "run.insert": "the run is inserted, after its key was reserved",
  "run.flush": "a run that workers know of already is waited for until it is on the disk",
  "run.cancel": "a run is cancelled",
  "plan.load": "a version of a job is read",
  "reaper.round": "the tasks of dead workers are queued again",
  "reaper.bury": "workers are declared dead, in the reaper's transaction",
  "timers.wake": "task runs whose timer is due are queued",
  "slots.admit": "a free slot is given to who waits for it",
  "children.tell": "a task run hears of the end of the run that it waits for",
  "rings.send": "rings are sent to other processes",
} as const;

/** The name of a failpoint. */
export type FailpointName = keyof typeof failpointTable;

/** What can happen at a failpoint, and how. */
export const failpointActions = {
  kill: "the process ends before it is done, as by `kill -9`",
  "kill-after": "the process ends as soon as it is done",
  throw: "it is not done; the connection seems lost",
  unknown: "it is done, but the connection seems lost before the answer",
  delay: "it is done 3 s later",
} as const;

/** What happens at a failpoint. */
export type FailpointAction = keyof typeof failpointActions;

/** Longer than the shortest lease. */
const DELAY_MS = 3_000;

interface Armed {
  action: FailpointAction;
  /** It happens each so many times that the process comes by. */
  every: number;
  passes: number;
}

let armed: ReadonlyMap<string, Armed> | null = null;

/** What an armed failpoint throws; everywhere taken for a database that is away. */
export class SimulatedOutage extends Error {}

/** Arms what the text says: `<name>=<action>`, with `@<n>` for each n-th time only, several separated by commas. */
export function armFailpoints(text: string): void {
  armed = new Map(text.split(",").map((part) => readPart(part.trim())));
}

/** Disarms everything. */
export function disarmFailpoints(): void {
  armed = null;
}

/** Does the work, or breaks it if this failpoint is armed. */
export function atFailpoint<T>(name: FailpointName, work: () => Promise<T>): Promise<T> {
  return armed === null ? work() : passArmed(armed, name, work);
}

async function passArmed<T>(
  all: ReadonlyMap<string, Armed>,
  name: FailpointName,
  work: () => Promise<T>,
): Promise<T> {
  const own = all.get(name);
  if (own === undefined) return work();
  own.passes += 1;
  if (own.passes % own.every !== 0) return work();
  // At once: the process may end with the next line.
  writeSync(process.stderr.fd, `failpoint ${name}: ${own.action}\n`);
  if (own.action === "kill") process.kill(process.pid, "SIGKILL");
  if (own.action === "throw") throw new SimulatedOutage(`failpoint ${name}: not done`);
  if (own.action === "delay") await systemClock.sleep(DELAY_MS);
  const result = await work();
  if (own.action === "kill-after") process.kill(process.pid, "SIGKILL");
  if (own.action === "unknown") throw new SimulatedOutage(`failpoint ${name}: answer lost`);
  return result;
}

function readPart(part: string): [FailpointName, Armed] {
  const [, name = "", action = "", every = "1"] =
    /^([^=@]*)=([^=@]*)(?:@([1-9]\d{0,5}))?$/.exec(part) ?? [];
  if (name === "")
    throw refused(`"${part}" is none; write <name>=<action>, such as task.settle=unknown@3.`);
  if (!isFailpoint(name))
    throw refused(`there is no "${name}".${didYouMean(name, Object.keys(failpointTable))}`);
  if (!isAction(action))
    throw refused(`"${action}" cannot happen; ${Object.keys(failpointActions).join(", ")} can.`);
  return [name, { action, every: Number(every), passes: 0 }];
}

function isFailpoint(name: string): name is FailpointName {
  return Object.hasOwn(failpointTable, name);
}

function isAction(name: string): name is FailpointAction {
  return Object.hasOwn(failpointActions, name);
}

function refused(why: string): StratalError {
  return new StratalError("invalid_settings", `Failpoints cannot be armed: ${why}`);
}
