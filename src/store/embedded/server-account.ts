/**
 * The operating-system account of the embedded PostgreSQL, which refuses to run as root. Owns: choosing the account and finding out what it
 * can reach. Does not own: files.
 */
import { execFile } from "node:child_process";
import { stat } from "node:fs/promises";
import { promisify } from "node:util";
import { StratalError, messageOf } from "../../base/errors.ts";

const runFile = promisify(execFile);

/** Best first: the one made for PostgreSQL, then the one that every system has. */
const SERVICE_ACCOUNTS = ["postgres", "nobody"];

export interface ServerAccount {
  uid: number;
  gid: number;
}

/**
 * The account to run the server of `clusterDir` under, or null for our own: only root can and must change it. A directory that
 * somebody else's server already uses stays theirs.
 */
export async function serverAccount(clusterDir: string): Promise<ServerAccount | null> {
  const owner = await stat(clusterDir).catch(() => null);
  const self = process.getuid?.() ?? 0;
  if (self === 0) return owner !== null && owner.uid !== 0 ? owner : serviceAccount();
  if (owner === null || owner.uid === self) return null;
  throw new StratalError(
    "invalid_settings",
    `${clusterDir} belongs to user id ${owner.uid}, and this process runs as ${self}. ` +
      "Run as that user, or choose another data directory.",
  );
}

async function serviceAccount(): Promise<ServerAccount> {
  for (const name of SERVICE_ACCOUNTS) {
    const [uid, gid] = await Promise.all([numericId("-u", name), numericId("-g", name)]);
    if (uid !== null && gid !== null) return { uid, gid };
  }
  throw new StratalError(
    "invalid_settings",
    `PostgreSQL does not run as root, and there is no user ${SERVICE_ACCOUNTS.join(" or ")}. ` +
      "Run as an ordinary user, or give the URL of a PostgreSQL server.",
  );
}

async function numericId(flag: "-u" | "-g", name: string): Promise<number | null> {
  try {
    return Number((await runFile("id", [flag, name])).stdout);
  } catch {
    return null;
  }
}

/** Whether the account can enter the directory: asked of the system, which also knows about access lists and mounts. */
export async function canEnter(directory: string, account: ServerAccount | null): Promise<boolean> {
  try {
    await runFile("/bin/sh", ["-c", 'cd "$1"', "sh", directory], {
      ...identity(account),
      cwd: "/",
      env: {},
    });
    return true;
  } catch (error) {
    // An exit code: the shell ran and could not enter. Anything else: we could not even start it under that account.
    if (typeof (error as { code?: unknown }).code === "number") return false;
    throw new StratalError(
      "invalid_settings",
      `Starting a process as user id ${account?.uid ?? "of our own"} is not possible: ${messageOf(error)}. ` +
        "Run as an ordinary user, or give the URL of a PostgreSQL server.",
      { cause: error },
    );
  }
}

/** The account as options of `spawn`. */
export function identity(account: ServerAccount | null): { uid?: number; gid?: number } {
  return account === null ? {} : { uid: account.uid, gid: account.gid };
}
