/** The guards of the protocol, each of which the simulation can take away to see that it is missed. */

const all = {
  /** A result, or a task run handed back, counts for the attempt that is held only. */
  fencesAttempts: true,
  /** ... and only from the worker that holds it. */
  fencesWorkers: true,
  /** A claim counts in the epoch that it names only. */
  checksEpochs: true,
  /** An epoch that arrives late does not end the one that came after it. */
  numbersEpochs: true,
  /** A dead, draining or stopped worker claims nothing. */
  checksStatus: true,
  /** What a lost answer had claimed is looked for and handed back. */
  handsBack: true,
  /** A worker kills what it runs before its lease ends. */
  fencesItself: true,
  /** A worker that hangs, or is killed, has its scripts killed by its watchdog. */
  hasWatchdog: true,
  /** Whoever starts a script looks whether the lease has ended meanwhile. */
  looksBeforeStart: true,
  /** What a worker holds is compared with what it runs after the answers of its settles were heard. */
  hearsSettles: true,
  /** A settle whose answer was lost is repeated. */
  repeatsSettles: true,
  /** The tasks of dead workers are queued again. */
  reaps: true,
};

/** Which guards are in place. */
export type Rules = typeof all;

/** The protocol as it is. */
export const rules: Readonly<Rules> = all;

/** The protocol without some guards. */
export function without(guards: readonly (keyof Rules)[]): Rules {
  return { ...all, ...Object.fromEntries(guards.map((guard) => [guard, false])) };
}
