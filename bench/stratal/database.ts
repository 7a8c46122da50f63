import { readFileSync } from "node:fs";
import { join } from "node:path";
import { layoutOf } from "../../src/store/embedded/placement.ts";

/** Line of `postmaster.pid` that holds the port, from 0. */
const PORT_LINE = 3;
const PID_LINE = 0;

/** Where the embedded database of a running `stratal up` answers: its size on the disk is nothing that the API tells. */
export function embeddedDatabaseUrl(dataDir: string): string {
  const { passwordFile, pgDataDir } = layoutOf(dataDir);
  const password = readFileSync(passwordFile, "utf8").trim();
  const port = postmasterLines(pgDataDir)[PORT_LINE];
  return `postgres://stratal:${password}@127.0.0.1:${port}/stratal`;
}

/** The process whose children are all that the embedded database runs. */
export function databaseProcess(dataDir: string): number {
  return Number(postmasterLines(layoutOf(dataDir).pgDataDir)[PID_LINE]);
}

function postmasterLines(pgDataDir: string): string[] {
  return readFileSync(join(pgDataDir, "postmaster.pid"), "utf8").split("\n");
}
