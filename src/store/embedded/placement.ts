/**
 * Where the embedded PostgreSQL lives. Owns: the directory's layout, its permissions, the way out when the server's account cannot get
 * there. Does not own: what is inside the cluster.
 *
 * 1. Only `cluster/data` belongs to the server's account; what we read and write beside it is ours, so that a server that
 *    was broken into cannot make a root process follow its symbolic links.
 */
import { createHash } from "node:crypto";
import { chmod, mkdir, realpath, stat } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { StratalError, messageOf } from "../../base/errors.ts";
import type { Logger } from "../../base/logger.ts";
import { copyBinaries, findBinaries, probeBinaries, type Binaries } from "./binaries.ts";
import { canEnter, serverAccount, type ServerAccount } from "./server-account.ts";

/** Used by root when the chosen place is closed to the server's account. */
const FALLBACK_DIR = "/var/lib/stratal";

export interface Layout {
  /** What everything below is in. */
  dataDir: string;
  /** Appears complete or not at all: the password and the data that was made with it. */
  clusterDir: string;
  passwordFile: string;
  /** PGDATA. */
  pgDataDir: string;
  logFile: string;
}

export interface Placement {
  layout: Layout;
  account: ServerAccount | null;
  binaries: Binaries;
  majorVersion: number;
}

/** The paths within a data directory. */
export function layoutOf(dataDir: string): Layout {
  const clusterDir = join(dataDir, "cluster");
  return {
    dataDir,
    clusterDir,
    passwordFile: join(clusterDir, "password"),
    pgDataDir: join(clusterDir, "data"),
    logFile: join(dataDir, "server.log"),
  };
}

/**
 * Chooses directory, account and programs, and creates the directory. Data that exists decides: where it lies is where it stays, and if it
 * cannot be reached there, that is an error and not a reason to start with an empty database elsewhere.
 */
export async function choosePlacement(wantedDir: string, logger: Logger): Promise<Placement> {
  const wanted = layoutOf(resolve(wantedDir));
  const account = await serverAccount(wanted.pgDataDir);
  if (account === null) return prepare(wanted, account, logger);
  const name = createHash("sha256").update(wanted.dataDir).digest("hex").slice(0, 12);
  const fallback = layoutOf(join(FALLBACK_DIR, name));
  const isWantedOpen = await canEnter(await existingParent(wanted.dataDir), account);
  if (await hasData(wanted)) {
    if (isWantedOpen) return prepare(wanted, account, logger);
    throw new StratalError(
      "invalid_settings",
      `User id ${account.uid}, to whom the data in ${wanted.pgDataDir} belongs, cannot enter ${dirname(wanted.dataDir)} any more. ` +
        "Let it pass there (`chmod o+x` on the folders above), or move the data directory.",
    );
  }
  if (isWantedOpen && !(await hasData(fallback))) return prepare(wanted, account, logger);
  logger.warn(
    { wanted: wanted.dataDir, dataDir: fallback.dataDir },
    `The database is kept in ${fallback.dataDir}: ` +
      (isWantedOpen
        ? `an earlier start put it there for ${wanted.dataDir}.`
        : `user id ${account.uid}, which PostgreSQL runs under because it refuses root, cannot enter ${dirname(wanted.dataDir)}.`),
  );
  return prepare(fallback, await serverAccount(fallback.pgDataDir), logger);
}

async function hasData(layout: Layout): Promise<boolean> {
  return (await stat(join(layout.pgDataDir, "PG_VERSION")).catch(() => null)) !== null;
}

async function existingParent(path: string): Promise<string> {
  const parent = dirname(path);
  const exists = (await stat(parent).catch(() => null)) !== null;
  return exists || parent === path ? parent : existingParent(parent);
}

async function prepare(
  { dataDir }: Layout,
  account: ServerAccount | null,
  logger: Logger,
): Promise<Placement> {
  await createDirectory(dataDir, account);
  const layout = layoutOf(await realpath(dataDir));
  const binaries = await findBinaries();
  const installed = await probeBinaries(binaries, account);
  if ("majorVersion" in installed) return { layout, account, binaries, ...installed };
  if (account === null) throw notRunnable(binaries, installed.problem);
  logger.info(
    `Copying PostgreSQL to ${FALLBACK_DIR}: user id ${account.uid} cannot run it from ${binaries.directory}.`,
  );
  await createDirectory(FALLBACK_DIR, account);
  const copy = await copyBinaries(binaries, FALLBACK_DIR);
  const copied = await probeBinaries(copy, account);
  if ("problem" in copied) throw notRunnable(copy, copied.problem);
  return { layout, account, binaries: copy, ...copied };
}

function notRunnable(binaries: Binaries, problem: string): StratalError {
  return new StratalError(
    "invalid_settings",
    `The embedded PostgreSQL in ${binaries.directory} does not run on this machine: ${problem.trim()}. ` +
      "Reinstall the dependencies, or give the URL of a PostgreSQL server.",
  );
}

/** Creates the directory and lets the account through to it, also past a strict umask; what it holds has modes of its own. */
async function createDirectory(directory: string, account: ServerAccount | null): Promise<void> {
  try {
    const first = await mkdir(directory, { recursive: true });
    if (account === null) return;
    for (let path = directory; path.length >= (first ?? directory).length; path = dirname(path))
      await chmod(path, ((await stat(path)).mode & 0o777) | 0o111);
  } catch (error) {
    throw new StratalError(
      "invalid_settings",
      `The data directory ${directory} cannot be made: ${messageOf(error)}. Choose another one.`,
      { cause: error },
    );
  }
}
