/**
 * Which process ids can belong to processes that were started after a moment. Linux gives process ids in ascending order and begins
 * again at its limit, so a look at a young tree need not open every process of the machine: 150 of them took 3 ms, a handful of
 * ids takes 0.05 ms.
 *
 * 1. A wrong answer would let a process live. So the ids count only while the machine cannot have used them all up since; in
 *    doubt the answer is null, and every process is looked at.
 */
import { openSync, readFileSync, readSync } from "node:fs";
import { availableParallelism } from "node:os";
import { systemClock } from "../../base/clock.ts";

/** The moment before something was started. */
export interface Birth {
  /** The newest process of the machine then; null where the system does not say. */
  lastPid: number | null;
  /** Within one era the ids only rise. */
  era: number;
}

/** More processes and threads than a core can start; measured: 10 processes, 42 threads. */
const STARTS_PER_MS = 100;
/** Where more were started in between, listing all processes is as cheap. */
const MOST_IDS = 256;

/** What the machine says. */
export interface IdLook {
  /** Monotonic milliseconds before and after it was asked: this process may have been held up in between. */
  fromMs: number;
  toMs: number;
  lastPid: number | null;
  maxPid: number;
  cores: number;
}

/** Follows the ids of a machine from look to look. What is looked at often may be old: no look may come too late, however many there are. */
export class IdWatch {
  #last: IdLook | null = null;
  #era = 0;

  /** Notes a moment. */
  note(look: IdLook): Birth {
    if (this.#last === null || !follows(this.#last, look)) this.#era += 1;
    this.#last = look;
    return { lastPid: look.lastPid, era: this.#era };
  }

  /** The ids that processes started since then may have; null for any. */
  idsSince(birth: Birth, look: IdLook): number[] | null {
    const { lastPid, era } = this.note(look);
    if (birth.lastPid === null || lastPid === null || era !== birth.era) return null;
    const count = lastPid - birth.lastPid;
    if (count > MOST_IDS) return null;
    return Array.from({ length: count }, (_, index) => birth.lastPid! + 1 + index);
  }
}

/** True if the ids cannot have begun again since the look before. */
function follows(before: IdLook, { toMs, lastPid, maxPid, cores }: IdLook): boolean {
  if (before.lastPid === null || lastPid === null || lastPid < before.lastPid) return false;
  // Half of them: the threads of other containers take ids of this one's machine, too.
  return (toMs - before.fromMs) * cores * STARTS_PER_MS <= maxPid / 2;
}

const watch = new IdWatch();

/** Notes the moment; to be called before the first process is started. */
export function noteBirth(): Birth {
  return watch.note(lookNow());
}

/** The ids that processes started since then may have; null for any. */
export function idsSince(birth: Birth): number[] | null {
  return watch.idsSince(birth, lookNow());
}

function lookNow(): IdLook {
  const fromMs = systemClock.monotonic();
  const last = lastPid();
  const toMs = systemClock.monotonic();
  return { fromMs, toMs, lastPid: last, maxPid: maxPid(), cores: availableParallelism() };
}

/** /proc/loadavg, open for as long as this process lives: it is read several times for each script. */
let loadavg: number | null = null;
const line = Buffer.alloc(128);

/** The last field of /proc/loadavg (proc(5)). */
function lastPid(): number | null {
  try {
    loadavg ??= openSync("/proc/loadavg", "r");
    const length = readSync(loadavg, line, 0, line.length, 0);
    const pid = Number(line.toString("latin1", 0, length).trim().split(" ").at(-1));
    return Number.isInteger(pid) ? pid : null;
  } catch {
    return null;
  }
}

let knownMaxPid: number | null = null;

function maxPid(): number {
  if (knownMaxPid !== null) return knownMaxPid;
  try {
    knownMaxPid = Number(readFileSync("/proc/sys/kernel/pid_max", "latin1")) || 0;
  } catch {
    knownMaxPid = 0;
  }
  return knownMaxPid;
}
