/** Makes a new run begin with the results of the one that it repeats. The caller holds the transaction that creates it. */
import type { JsonObject } from "../../base/json.ts";
import type { ReusePlan } from "../../engine/reuse.ts";
import type { Queryable } from "../database.ts";
import { run } from "../statement.ts";
import { linkRerunRow } from "./link-rerun.queries.ts";
import { reopenScopes, resetTasks } from "./rerun-run.ts";
import { reuseTaskRows } from "./reuse-tasks.queries.ts";
import { unofferRun } from "./unoffer-run.queries.ts";

/** Links the runs and takes results over; null takes none. `data` is what the event says. */
export async function repeatRun(
  connection: Queryable,
  runId: string,
  rerunOf: string,
  plan: ReusePlan | null,
  data: JsonObject,
): Promise<void> {
  const reused = plan?.reused ?? [];
  await run(linkRerunRow, { runId, rerunOf, reused: reused.length, data }, connection);
  if (plan === null || reused.length === 0) return;
  await run(unofferRun, { runId }, connection);
  await run(
    reuseTaskRows,
    {
      runId,
      rerunOf,
      seqs: reused.map(({ seq }) => seq),
      sources: reused.map(({ source }) => source),
    },
    connection,
  );
  await reopenScopes(connection, runId, plan.next);
  await resetTasks(connection, runId, plan.next.tasks);
}
