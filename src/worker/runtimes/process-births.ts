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
  /** Monotonic milliseconds. */
  atMs: number;
}

/** More processes and threads than a core can start; measured: 10 processes, 42 threads. */
const STARTS_PER_MS = 100;
/** Where more were started in between, listing all processes is as cheap. */
const MOST_IDS = 256;

/** Notes the moment; to be called before the first process is started. */
export function noteBirth(): Birth {
  return { lastPid: lastPid(), atMs: systemClock.monotonic() };
}

/** The ids that processes started since then may have; null for any. */
export function idsSince(birth: Birth, limits: IdLimits = machineLimits()): number[] | null {
  const { maxPid, cores } = limits;
  const ageMs = limits.nowMs - birth.atMs;
  if (birth.lastPid === null || limits.lastPid === null) return null;
  // Half of them: the threads of other containers take ids of this one's machine, too.
  if (ageMs * cores * STARTS_PER_MS > maxPid / 2) return null;
  const count = limits.lastPid - birth.lastPid;
  if (count < 0 || count > MOST_IDS) return null;
  return Array.from({ length: count }, (_, index) => birth.lastPid! + 1 + index);
}

/** What `idsSince` decides by. */
export interface IdLimits {
  nowMs: number;
  lastPid: number | null;
  maxPid: number;
  cores: number;
}

function machineLimits(): IdLimits {
  const nowMs = systemClock.monotonic();
  return { nowMs, lastPid: lastPid(), maxPid: maxPid(), cores: availableParallelism() };
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
