import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A temporary folder in which `stratal up` can keep its database, also as root. */
export async function createStackFolder(): Promise<{
  path: string;
  dataDir: string;
  remove(): Promise<void>;
}> {
  const path = await mkdtemp(join(tmpdir(), "stratal-e2e-"));
  // As root, the embedded PostgreSQL runs under another uid, which must be able to enter.
  await chmod(path, 0o755);
  return {
    path,
    dataDir: join(path, "data"),
    remove: () => rm(path, { recursive: true, force: true }),
  };
}
