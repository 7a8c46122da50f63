/** What the matrix of failpoints goes through. */
import {
  failpointActions,
  failpointTable,
  type FailpointAction,
  type FailpointName,
} from "../../../src/base/failpoint.ts";

/** A failpoint, and what happens at it. */
export interface Case {
  name: FailpointName;
  action: FailpointAction;
  /** It happens each so many times that a process comes by. */
  every: number;
}

/** What a process does only once in a while: it happens each time. Everything else happens each third time, so that something gets done. */
const SELDOM = new Set<FailpointName>([
  "worker.register",
  "worker.leave",
  "worker.epoch",
  "worker.held",
  "reaper.bury",
  "reaper.round",
  "task.requeue",
  "run.cancel",
  "plan.load",
  "timers.wake",
  "slots.admit",
  "children.tell",
]);

/** Every failpoint with everything that can happen at it. */
export function allCases(): Case[] {
  // The tables' own keys.
  const names = Object.keys(failpointTable) as FailpointName[];
  const actions = Object.keys(failpointActions) as FailpointAction[];
  return names.flatMap((name) =>
    actions.map((action) => ({ name, action, every: SELDOM.has(name) ? 1 : 3 })),
  );
}

/** As STRATAL_FAILPOINTS takes it. */
export function armingOf(cases: readonly Case[]): string {
  return cases.map(({ name, action, every }) => `${name}=${action}@${every}`).join(",");
}
