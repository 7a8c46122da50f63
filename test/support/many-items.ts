/** Makes a run large without running it: the waiting parent and its items are written as a for_each of so many items leaves them. */
import type { Database } from "../../src/store/database.ts";
import { PROJECT, type Kernel } from "./kernel.ts";

/** A run whose task `each` has expanded into `items` queued items, with the sequence numbers 1 to `items`. */
export async function startManyItems(kernel: Kernel, items: number): Promise<string> {
  const document = { for_each: { in: [1, 2] }, name: "each" };
  const { runId } = await kernel.start([document]);
  await writeItems(kernel.database, runId, items);
  return runId;
}

async function writeItems(database: Database, runId: string, items: number): Promise<void> {
  await database.query({
    text: "UPDATE task_runs SET status = 'waiting', child_scope = 1 WHERE run_id = $1 AND seq = 0",
    values: [runId],
  });
  await database.query({
    text: `INSERT INTO scopes (run_id, id, project_id, parent_seq, parent_scope, size, open) VALUES ($1, 1, $2, 0, 0, $3, $3)`,
    values: [runId, PROJECT, items],
  });
  await database.query({
    text: `INSERT INTO task_runs (
             run_id, seq, project_id, node, scope, layer, name, status, open_deps, slot_kind, item, item_key, item_index, queued_at, attempt
           )
           SELECT $1, n, $2, 0, 1, 1, 'each[' || n || ']', 'queued', 0, 'inline', to_jsonb(n), n::text, n - 1, now(), 0
           FROM generate_series(1, $3::int) n`,
    values: [runId, PROJECT, items],
  });
}
