/** A disk of a few megabytes for databases, which tests fill and empty. Needs root and a PostgreSQL on this machine. */
import { execFileSync } from "node:child_process";
import { chownSync, statSync } from "node:fs";
import { mkdtemp, open, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inject } from "vitest";
import { Database } from "../../src/store/database.ts";

export interface SmallDisk {
  /** Name of the tablespace on it. */
  tablespace: string;
  /** Leaves not a byte of room. */
  fill(): Promise<void>;
  /** Gives the room back. */
  makeRoom(): Promise<void>;
  /** Removes it; no database may be on it any more. */
  remove(): Promise<void>;
}

/** Makes such a disk, or says in one sentence why that is impossible here. */
export async function makeSmallDisk(megabytes: number): Promise<SmallDisk | string> {
  if (process.getuid?.() !== 0) return "mounting a file system needs root";
  const server = new Database({
    url: inject("postgresUrl"),
    maxConnections: 1,
    applicationName: "test",
  });
  const sql = (text: string) => server.query({ text, values: [] });
  const mount = await mkdtemp(join(tmpdir(), "stratal-small-disk-"));
  try {
    const { rows } = await sql("SELECT current_setting('data_directory') AS directory");
    // The one column of this statement.
    const owner = statSync((rows[0] as { directory: string }).directory);
    execFileSync("mount", ["-t", "tmpfs", "-o", `size=${megabytes}m`, "tmpfs", mount]);
    chownSync(mount, owner.uid, owner.gid);
  } catch (error) {
    await server.close();
    await rm(mount, { recursive: true });
    return `a tmpfs for PostgreSQL cannot be mounted: ${String(error)}`;
  }
  const tablespace = `small_disk_${process.pid}`;
  await sql(`CREATE TABLESPACE ${tablespace} LOCATION '${mount}'`);
  const ballast = join(mount, "ballast");
  return {
    tablespace,
    fill: () => fillUp(ballast),
    makeRoom: () => rm(ballast),
    remove: async () => {
      await sql(`DROP TABLESPACE ${tablespace}`);
      await server.close();
      execFileSync("umount", [mount]);
      await rm(mount, { recursive: true });
    },
  };
}

async function fillUp(path: string): Promise<void> {
  const file = await open(path, "w");
  try {
    for (let size = 1 << 20; size >= 1; size >>= 4) await writeUntilFull(file, Buffer.alloc(size));
  } finally {
    await file.close();
  }
}

async function writeUntilFull(
  file: Awaited<ReturnType<typeof open>>,
  block: Buffer,
): Promise<void> {
  try {
    for (;;) await file.write(block);
  } catch (error) {
    // Node's errors of system calls have a code.
    if ((error as NodeJS.ErrnoException).code !== "ENOSPC") throw error;
  }
}
