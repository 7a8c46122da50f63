import { join } from "node:path";
import { Readable } from "node:stream";
import { LocalArtifactStore } from "../../src/store/artifacts/local-artifact-store.ts";
import { saveArtifact } from "../../src/store/artifacts/save-artifact.ts";
import type { Database } from "../../src/store/database.ts";
import { PROJECT } from "./kernel.ts";

/** Leaves an artifact as the first task of a run would, in the store of a server with this data directory; answers its id. */
export async function leaveArtifact(
  { database, dataDir }: { database: Database; dataDir: string },
  runId: string,
  content: string,
  path = "report.txt",
): Promise<string> {
  const store = new LocalArtifactStore(join(dataDir, "artifacts"));
  const staged = await store.stage(Readable.from([Buffer.from(content)]), 1_000_000);
  await saveArtifact(database, staged, {
    ...{ projectId: PROJECT, runId, seq: 0, attempt: 1, name: "report" },
    ...{ path, contentType: "text/html", retentionMs: null },
  });
  const { rows } = await database.query({
    text: "SELECT id FROM artifacts WHERE run_id = $1 AND path = $2",
    values: [runId, path],
  });
  return (rows[0] as { id: string }).id;
}
