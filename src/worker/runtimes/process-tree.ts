/**
 * Finds and kills everything that a script started. Two ways together: the process group, and the marker that every
 * descendant inherits in its environment (it finds those that left the group by setsid, nohup or a double fork). A process that
 * clears its environment (`env -i`) and leaves the group is out of reach at this isolation level.
 */
import { closeSync, existsSync, openSync, readdirSync, readFileSync, readSync } from "node:fs";
import { systemClock, type Clock } from "../../base/clock.ts";
import { idsSince, noteBirth, type Birth } from "./process-births.ts";

/** The environment variable that marks all processes of one attempt. */
export const MARKER_VARIABLE = "STRATAL_EXEC";

/** What was started for one attempt. */
export interface ProcessTree {
  /** Process group id, the pid of its leader; null if that is not known. */
  group: number | null;
  /** Value of STRATAL_EXEC: a UUID of this attempt alone. */
  marker: string;
  /** From before the first process that may do what the script says. */
  birth: Birth;
}

/** Rounds without a survivor after which a tree counts as dead: a process may fork while it is looked for. */
const EMPTY_ROUNDS = 2;
const MAX_ROUNDS = 250;
const LONGEST_PAUSE_MS = 50;
/** Reading /proc blocks; after this long other work gets its turn. */
const SCAN_SLICE_MS = 4;
/** Linux limits a process's initial arguments and environment to a quarter of its stack limit; 8 MiB covers a stack of 32 MiB. */
const MAX_ENVIRON_BYTES = 8 * 1024 * 1024;

/** Signals a process group; false when it has no members. */
export function signalGroup(group: number, signal: NodeJS.Signals | 0): boolean {
  return send(-group, signal);
}

/** Where a round looks: what was started since, and some older ones. */
interface Scope {
  since: Birth;
  also: readonly number[];
}

/** What a round found by the marker. */
interface Look {
  marked: number[];
  /** Have no environment: zombies, or about to become another program. What could not be read is here, too. */
  unclear: number[];
}

/**
 * Kills the tree until two rounds in a row find nothing alive; returns how many processes were seen last (0 = all dead). After a round
 * that found nothing only what was unclear in it, and what was started meanwhile, is to be seen: a process that it read is not one of ours.
 */
export async function killTree(tree: ProcessTree, clock: Clock): Promise<number> {
  const { group } = tree;
  // A leader that was started in advance is older than the rest of its tree.
  const whole: Scope = { since: tree.birth, also: group === null ? [] : [group] };
  let scope = whole;
  let inGroup = true;
  let empty = 0;
  let found = 0;
  for (let round = 1; round <= MAX_ROUNDS && empty < EMPTY_ROUNDS; round += 1) {
    // A group without members gets none any more.
    inGroup = inGroup && group !== null && signalGroup(group, "SIGKILL");
    const since = noteBirth();
    const look = await findMarked(tree.marker, scope);
    for (const pid of look?.marked ?? []) send(pid, "SIGKILL");
    // Zombies keep a group alive until they are reaped, so only without /proc does the group decide.
    found = look?.marked.length ?? (inGroup ? 1 : 0);
    empty = found === 0 ? empty + 1 : 0;
    scope = found === 0 && look !== null ? { since, also: look.unclear } : whole;
    if (found > 0) await clock.sleep(Math.min(LONGEST_PAUSE_MS, round * 5));
  }
  return found;
}

/** Looks for processes whose environment carries the marker; null on systems without /proc. */
async function findMarked(marker: string, { since, also }: Scope): Promise<Look | null> {
  const needle = Buffer.from(`${MARKER_VARIABLE}=${marker}`);
  const unclear: number[] = [];
  const young = idsSince(since)?.concat(also).map(String) ?? null;
  const marked = await findProcesses((entry) => {
    const found = environContains(entry, needle);
    if (found === null) unclear.push(Number(entry));
    return found === true;
  }, young);
  return marked && { marked: marked.filter((pid) => pid !== process.pid), unclear };
}

/** True while a process group has a member that is more than a zombie, which may wait long for a slow init to reap it. */
export async function groupIsAlive(group: number): Promise<boolean> {
  if (!signalGroup(group, 0)) return false;
  const living = await findProcesses((entry) => isLivingMember(entry, group));
  return living === null || living.length > 0;
}

/** Process ids, of `among` or of all, that pass the test; null on systems without /proc. */
async function findProcesses(
  test: (entry: string) => boolean,
  among: readonly string[] | null = null,
): Promise<number[] | null> {
  const entries = among ?? processEntries();
  if (entries === null) return null;
  const found: number[] = [];
  let sliceStart = systemClock.monotonic();
  for (const entry of entries) {
    if (test(entry)) found.push(Number(entry));
    if (systemClock.monotonic() - sliceStart < SCAN_SLICE_MS) continue;
    await new Promise((resolve) => setImmediate(resolve));
    sliceStart = systemClock.monotonic();
  }
  return found;
}

/** Reads the state and the group from /proc/<pid>/stat, after the name, which may hold anything (proc_pid_stat(5)). */
function isLivingMember(entry: string, group: number): boolean {
  try {
    const stat = readFileSync(`/proc/${entry}/stat`, "latin1");
    const [state, , memberOf] = stat.slice(stat.lastIndexOf(")") + 2).split(" ", 3);
    return Number(memberOf) === group && state !== "Z" && state !== "X";
  } catch {
    return false;
  }
}

function processEntries(): string[] | null {
  try {
    const entries = readdirSync("/proc").filter((name) => name >= "0" && name < ":");
    return entries.length > 0 ? entries : null;
  } catch {
    return null;
  }
}

/** One buffer for all scans (they are synchronous per process): growing it once is enough. */
let buffer = Buffer.alloc(64 * 1024);

/** Null if it cannot be said: the process has none at the moment, or it is somebody else's. */
function environContains(entry: string, needle: Buffer): boolean | null {
  const path = `/proc/${entry}/environ`;
  // Most ids are nobody's, and an error costs more than the question.
  if (!existsSync(path)) return false;
  let descriptor: number;
  try {
    descriptor = openSync(path, "r");
  } catch {
    return null;
  }
  try {
    const length = readAll(descriptor);
    return length === 0 ? null : buffer.subarray(0, length).includes(needle);
  } catch {
    return null;
  } finally {
    closeSync(descriptor);
  }
}

/** Reads a file into the buffer; returns its length. */
function readAll(descriptor: number): number {
  let length = 0;
  for (;;) {
    if (length === buffer.length) {
      if (length >= MAX_ENVIRON_BYTES) return length;
      buffer = Buffer.concat([buffer], length * 2);
    }
    const read = readSync(descriptor, buffer, length, buffer.length - length, null);
    if (read === 0) return length;
    length += read;
  }
}

function send(target: number, signal: NodeJS.Signals | 0): boolean {
  try {
    process.kill(target, signal);
    return true;
  } catch {
    return false;
  }
}
