/** What the generators share: write only what changed, or with `--check` only report it. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const repositoryRoot = fileURLToPath(new URL("../", import.meta.url));

/**
 * Brings files (by path within the repository; null: must not exist) up to date and returns the paths that were not. With `check` nothing
 * is written.
 */
export function updateFiles(files: ReadonlyMap<string, string | null>, check: boolean): string[] {
  const outdated: string[] = [];
  for (const [path, content] of files) {
    const absolute = join(repositoryRoot, path);
    if (readIfPresent(absolute) === content) continue;
    outdated.push(path);
    if (check) continue;
    if (content === null) rmSync(absolute);
    else {
      mkdirSync(dirname(absolute), { recursive: true });
      writeFileSync(absolute, content);
    }
  }
  return outdated.sort();
}

/** Tells what was written, or what must be, and sets the exit code of a failed check. */
export function reportFiles(outdated: readonly string[], check: boolean, command: string): void {
  const list = outdated.map((path) => `  ${path}\n`).join("");
  if (outdated.length === 0) process.stdout.write("Generated files are up to date.\n");
  else if (check) {
    process.stderr.write(`Not up to date; run \`${command}\` and commit:\n${list}`);
    process.exitCode = 1;
  } else process.stdout.write(`Updated:\n${list}`);
}

function readIfPresent(path: string): string | null {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
}
