import { readdirSync, readFileSync } from "node:fs";

/** What `/proc` counts in, on every Linux that Node runs on. */
const TICK_MS = 10;

interface ProcessTimes {
  parent: number;
  ticks: number;
}

/** Processor time that the processes and all their descendants have used so far; null where there is no /proc. */
export function cpuTimeMs(roots: readonly number[]): number | null {
  const all = readProcesses();
  if (all.size === 0) return null;
  const wanted = new Set(roots);
  // Descendants may have lower numbers than their parents once numbers have wrapped, so until nothing is added.
  for (let size = 0; size !== wanted.size;) {
    size = wanted.size;
    for (const [id, { parent }] of all) if (wanted.has(parent)) wanted.add(id);
  }
  return [...wanted].reduce((sum, id) => sum + (all.get(id)?.ticks ?? 0), 0) * TICK_MS;
}

function readProcesses(): Map<number, ProcessTimes> {
  const processes = new Map<number, ProcessTimes>();
  for (const name of entriesOfProc()) {
    if (!/^\d+$/.test(name)) continue;
    const times = readTimes(name);
    if (times !== null) processes.set(Number(name), times);
  }
  return processes;
}

function entriesOfProc(): string[] {
  try {
    return readdirSync("/proc");
  } catch {
    return [];
  }
}

/** Null when the process has ended meanwhile. */
function readTimes(id: string): ProcessTimes | null {
  try {
    const stat = readFileSync(`/proc/${id}/stat`, "utf8");
    // The command's name, in parentheses, may hold anything; see proc_pid_stat(5) for the fields after it.
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    const [user, system, endedUser, endedSystem] = fields.slice(11, 15).map(Number);
    const ticks = (user ?? 0) + (system ?? 0) + (endedUser ?? 0) + (endedSystem ?? 0);
    return { parent: Number(fields[1]), ticks };
  } catch {
    return null;
  }
}
