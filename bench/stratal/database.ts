import { readFileSync } from "node:fs";
import { join } from "node:path";
import { layoutOf } from "../../src/store/embedded/placement.ts";

/** Line of `postmaster.pid` that holds the port, from 0. */
const PORT_LINE = 3;

/** Where the embedded database of a running `stratal up` answers: its size on the disk is nothing that the API tells. */
export function embeddedDatabaseUrl(dataDir: string): string {
  const { passwordFile, pgDataDir } = layoutOf(dataDir);
  const password = readFileSync(passwordFile, "utf8").trim();
  const port = readFileSync(join(pgDataDir, "postmaster.pid"), "utf8").split("\n")[PORT_LINE];
  return `postgres://stratal:${password}@127.0.0.1:${port}/stratal`;
}
