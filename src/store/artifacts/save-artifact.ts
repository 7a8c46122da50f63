import { newId } from "../../base/ids.ts";
import type { Database } from "../database.ts";
import { run } from "../statement.ts";
import type { StagedArtifact } from "./artifact-store.ts";
import { holdArtifactFile } from "./hold-artifact-file.queries.ts";
import { insertArtifactRow } from "./insert-artifact.queries.ts";

/** What an artifact is, and which attempt made it. */
export interface NewArtifact {
  projectId: string;
  runId: string;
  seq: number;
  attempt: number;
  name: string;
  /** Relative to the work directory or to $STRATAL_ARTIFACTS. */
  path: string;
  contentType: string;
  /** Null keeps it as long as its run. */
  retentionMs: number | null;
}

/**
 * Publishes a staged content and refers to it. The content's row stays locked from before the file appears until the reference
 * is committed, so that the pruner cannot come in between.
 */
export async function saveArtifact(
  database: Database,
  staged: StagedArtifact,
  artifact: NewArtifact,
): Promise<void> {
  const { sha256, size } = staged;
  const id = newId();
  await database.transaction(async (connection) => {
    await run(holdArtifactFile, { sha256, size }, connection);
    await staged.publish();
    await run(insertArtifactRow, { id, sha256, size, ...artifact }, connection);
  });
}
