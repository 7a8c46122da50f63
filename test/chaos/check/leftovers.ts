/** What must not be there when every run has ended: rows that would hold up others, and processes. */
import { readdirSync, readFileSync } from "node:fs";
import type { Database } from "../../../src/store/database.ts";

const COUNTS = `
  SELECT
    (SELECT count(*) FROM job_runs WHERE finished_at IS NULL) AS "open runs",
    (SELECT count(*) FROM task_runs WHERE finished_at IS NULL) AS "open task runs",
    (SELECT count(*) FROM ready_tasks) AS "ready tasks",
    (SELECT count(*) FROM timers) AS timers,
    (SELECT count(*) FROM concurrency_slots) AS "concurrency slots",
    (SELECT count(*) FROM concurrency_waiters) AS "concurrency waiters",
    (SELECT count(*) FROM event_waits) AS "event waits",
    (SELECT count(*) FROM run_logs l WHERE l.chunks <> (SELECT count(*) FROM log_chunks c WHERE c.run_id = l.run_id))
      AS "logs with a gap",
    (SELECT count(*) FROM (
      SELECT FROM job_runs WHERE parent_run_id IS NOT NULL GROUP BY parent_run_id, parent_seq HAVING count(*) > 1
    ) twice) AS "sub-jobs that started twice"`;

/** What is left in the database, as sentences. */
export async function leftRows(on: Database): Promise<string[]> {
  const { rows } = await on.query({ text: COUNTS, values: [] });
  // One row of counts.
  const counts = rows[0] as Record<string, number>;
  return Object.entries(counts)
    .filter(([, count]) => count > 0)
    .map(([what, count]) => `${count} ${what} are left`);
}

/** A process that should be gone. */
export interface Survivor {
  pid: number;
  command: string;
}

/** Processes whose environment or command line has the text. */
export function livingProcesses(text: string): Survivor[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .flatMap((pid) => {
      const command = readProc(pid, "cmdline").replaceAll("\0", " ");
      const isMarked = command.includes(text) || readProc(pid, "environ").includes(text);
      return isMarked ? [{ pid: Number(pid), command: command.slice(0, 100) }] : [];
    });
}

function readProc(pid: string, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, "latin1");
  } catch {
    return "";
  }
}
