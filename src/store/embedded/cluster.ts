/**
 * The database cluster on disk. Owns: creating it once with a password, refusing one of another PostgreSQL release. Does not own: the server
 * process.
 *
 * 1. `cluster/` is made under another name and renamed when complete, so a start that was killed leaves nothing half made,
 *    and of two that start at once one wins.
 */
import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chmod, chown, mkdir, open, readFile, readdir, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { StratalError, messageOf } from "../../base/errors.ts";
import type { Placement } from "./placement.ts";
import { processExists } from "./postmaster.ts";
import { identity } from "./server-account.ts";

const runFile = promisify(execFile);

/** The superuser and the database that `url` names. */
export const DATABASE_USER = "stratal";

const UNFINISHED_PREFIX = "unfinished-";

/** Creates the cluster unless it is there, checks that these programs can use it, and returns its password. */
export async function ensureCluster(placement: Placement, durable: boolean): Promise<string> {
  const { pgDataDir, passwordFile } = placement.layout;
  if ((await readIfPresent(join(pgDataDir, "PG_VERSION"))) === null)
    await createCluster(placement, durable);
  await checkVersion(placement);
  const password = await readIfPresent(passwordFile);
  if (password !== null) return password.trim();
  throw new StratalError(
    "invalid_settings",
    `The password of the embedded database is missing: ${passwordFile}. Put the file back, or remove ` +
      `${placement.layout.clusterDir} with everything that is stored in it.`,
  );
}

async function checkVersion({ layout, majorVersion }: Placement): Promise<void> {
  const found = (await readIfPresent(join(layout.pgDataDir, "PG_VERSION")))?.trim();
  if (found === String(majorVersion)) return;
  throw new StratalError(
    "invalid_settings",
    `The data in ${layout.pgDataDir} was written by PostgreSQL ${found ?? "of an unknown version"}, and this release of Stratal brings ` +
      `PostgreSQL ${majorVersion}. Dump it with the release that wrote it and restore it here (pg_dump, pg_restore), ` +
      "or choose another data directory.",
  );
}

async function createCluster(placement: Placement, durable: boolean): Promise<void> {
  const { dataDir, clusterDir } = placement.layout;
  await removeUnfinished(dataDir);
  const unfinished = join(
    dataDir,
    `${UNFINISHED_PREFIX}${process.pid}-${randomBytes(4).toString("hex")}`,
  );
  try {
    await mkdir(unfinished, { mode: 0o700 });
    const password = randomBytes(24).toString("base64url");
    await writePrivately(join(unfinished, "password"), `${password}\n`);
    await runInitdb(placement, unfinished, password, durable);
    await rename(unfinished, clusterDir).catch(async (error: unknown) => {
      // Another process may have been faster: its cluster is the one.
      if ((await readIfPresent(join(placement.layout.pgDataDir, "PG_VERSION"))) === null)
        throw error;
    });
  } catch (error) {
    const details = String((error as { stderr?: unknown }).stderr ?? "").trim() || messageOf(error);
    throw new StratalError(
      "invalid_settings",
      `Creating the embedded database in ${dataDir} failed: ${details}`,
      { cause: error },
    );
  } finally {
    await rm(unfinished, { recursive: true, force: true });
  }
}

async function runInitdb(
  { binaries, account }: Placement,
  directory: string,
  password: string,
  durable: boolean,
): Promise<void> {
  const dataDir = join(directory, "data");
  const passwordCopy = join(directory, "initdb-password");
  await mkdir(dataDir, { mode: 0o700 });
  await writePrivately(passwordCopy, password);
  if (account !== null) {
    await chmod(directory, 0o711);
    for (const path of [dataDir, passwordCopy]) await chown(path, account.uid, account.gid);
  }
  const options = ["--auth=scram-sha-256", "--encoding=UTF8", "--no-instructions"];
  // The same order and case rules on every machine, from PostgreSQL itself.
  const locale = ["--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"];
  await runFile(
    binaries.initdb,
    [
      `--pgdata=${dataDir}`,
      `--username=${DATABASE_USER}`,
      `--pwfile=${passwordCopy}`,
      ...options,
      ...locale,
      ...(durable ? [] : ["--no-sync"]),
    ],
    { ...identity(account), cwd: directory, env: { LC_ALL: "C", PATH: "/usr/bin:/bin" } },
  );
  await rm(passwordCopy);
}

/** What starts that were killed left behind; one that is at work in another process is not touched. */
async function removeUnfinished(dataDir: string): Promise<void> {
  for (const name of await readdir(dataDir)) {
    if (!name.startsWith(UNFINISHED_PREFIX)) continue;
    const pid = Number(name.slice(UNFINISHED_PREFIX.length).split("-")[0]);
    if (!processExists(pid)) await rm(join(dataDir, name), { recursive: true, force: true });
  }
}

async function writePrivately(path: string, text: string): Promise<void> {
  const file = await open(path, "wx", 0o600);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
}

async function readIfPresent(path: string): Promise<string | null> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
}
