import { randomFillSync } from "node:crypto";

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** True for the canonical text form of any UUID. */
export function isUuid(text: string): boolean {
  return UUID.test(text);
}

const ID_BYTES = 16;
/** Asking the system for few bytes costs as much as for many. */
const pool = Buffer.alloc(256 * ID_BYTES);
let used = pool.length;

/** Random bytes for one id. */
function nextBytes(): Buffer {
  if (used === pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  used += ID_BYTES;
  return pool.subarray(used - ID_BYTES, used);
}

/** A new UUIDv7 (RFC 9562 §5.7): 48 bits of Unix milliseconds, then random bits. */
export function newId(nowMs: number = Date.now()): string {
  const bytes = nextBytes();
  bytes.writeUIntBE(nowMs, 0, 6);
  bytes[6] = 0x70 | (bytes[6]! & 0x0f);
  bytes[8] = 0x80 | (bytes[8]! & 0x3f);
  return format(bytes.toString("hex"));
}

/**
 * A new job run id: a UUIDv7 whose last 24 bits are zero. They hold `seq + 1` in the ids of the run's task runs, so a task
 * run's id names its run and needs no column of its own. 50 random bits per millisecond remain.
 */
export function newRunId(nowMs: number = Date.now()): string {
  return `${newId(nowMs).slice(0, 30)}000000`;
}

/** Largest sequence number that fits in a task run id. */
export const MAX_TASK_SEQ = 0xff_fffe;

/** The public id of task run `seq` of a run. */
export function taskRunId(runId: string, seq: number): string {
  return runId.slice(0, 30) + (seq + 1).toString(16).padStart(6, "0");
}

/** The run and sequence number behind a task run's public id; null if the id cannot be one. */
export function parseTaskRunId(id: string): { runId: string; seq: number } | null {
  if (!isUuid(id)) return null;
  const number = Number.parseInt(id.slice(30), 16);
  if (number === 0) return null;
  return { runId: `${id.slice(0, 30).toLowerCase()}000000`, seq: number - 1 };
}

/** The lowest run id of a moment; ranges of run ids are spans of time. */
export function lowestRunIdAt(ms: number): string {
  return format(ms.toString(16).padStart(12, "0") + "0".repeat(20));
}

function format(hex: string): string {
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
