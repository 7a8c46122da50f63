/** What a run of the harness says at its end, and what it leaves to look into. */
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Database } from "../../src/store/database.ts";
import type { Violation } from "./check/check.ts";
import type { Result } from "./main.ts";

const SHOWN = 40;
/** Runs of which the rows are written out. */
const WRITTEN = 50;
const TABLES = [
  "job_runs",
  "task_runs",
  "scopes",
  "task_attempts",
  "run_events",
  "ready_tasks",
  "timers",
];

/** The result in lines. */
export function describeResult(result: Result): string {
  const { faults, violations } = result;
  const total = [...faults.values()].reduce((sum, count) => sum + count, 0);
  const kinds = [...faults].sort(([, one], [, other]) => other - one);
  const shown = violations.slice(0, SHOWN);
  const more = violations.length - shown.length;
  return [
    `faults: ${total}`,
    ...kinds.map(([kind, count]) => `  ${String(count).padStart(5)} ${kind}`),
    `processes started again: ${result.restarts}; starts with a wrong clock: ${result.skewed}`,
    `runs: ${result.runs}, task runs: ${result.tasks}, claims: ${result.claims}, lost: ${result.lost}`,
    `script executions: ${result.executions}; outcomes compared with the model: ${result.compared}`,
    `everything ended ${(result.drainedMs / 1_000).toFixed(1)} s after the last fault`,
    ...shown.map(({ runId, message }) => `VIOLATION ${runId ?? "-"}: ${message}`),
    ...(more > 0 ? [`... and ${more} more, in violations.json`] : []),
    `violations: ${violations.length}`,
    "",
  ].join("\n");
}

/** Writes the rows of the runs that violate something, one file for each. */
export async function writeEvidence(
  directory: string,
  database: Database,
  violations: readonly Violation[],
): Promise<void> {
  const ids = new Set(violations.map(({ runId }) => runId).filter((id) => id !== null));
  for (const id of [...ids].slice(0, WRITTEN)) {
    const rows: Record<string, unknown[]> = {};
    for (const table of TABLES) {
      const key = table === "job_runs" ? "id" : "run_id";
      const found = await database.query({
        text: `SELECT * FROM ${table} WHERE ${key}::text = $1`,
        values: [id],
      });
      rows[table] = found.rows;
    }
    await writeFile(join(directory, `run-${id}.json`), JSON.stringify(rows, null, 1));
  }
}
