/** Finds what a script left as artifacts. Follows no links: whatever lies there is the script's. */
import { readdir } from "node:fs/promises";
import { basename, join, relative } from "node:path";
import type { ArtifactRule } from "../../definition/job-definition.ts";
import { isEmptyDirectory } from "../runtimes/restore-directory.ts";
import { partsOfWorkPath } from "../runtimes/work-path.ts";
import { fixedPrefix, globTest } from "./glob.ts";

/** A file that becomes an artifact. */
export interface FoundArtifact {
  name: string;
  /** Relative to the directory in which it was looked for. */
  path: string;
  absolutePath: string;
  /** Null leaves it to the job. */
  retentionMs: number | null;
}

/** Files and directories that are looked at for one rule. */
const MAX_VISITED = 100_000;

/** The files that a rule means, in the order of their paths, without those that the script was given. */
export async function findByRule(
  work: string,
  rule: ArtifactRule,
  given: ReadonlySet<string>,
): Promise<FoundArtifact[]> {
  const pattern = partsOfWorkPath(rule.path, `The path of the artifact "${rule.name}"`).join("/");
  const isMeant = globTest(pattern);
  const paths = await filesBelow(work, fixedPrefix(pattern));
  return paths
    .filter((path) => isMeant(path) && !given.has(path))
    .map((path) => ({
      name: rule.name,
      path,
      absolutePath: join(work, path),
      retentionMs: rule.retentionMs,
    }));
}

/** Everything in the directory that $STRATAL_ARTIFACTS names; a file's name is the artifact's. */
export async function findInDirectory(directory: string): Promise<FoundArtifact[]> {
  // By far the most, and not worth a turn of the thread pool.
  if (isEmptyDirectory(directory)) return [];
  const paths = await filesBelow(directory, "");
  return paths.map((path) => ({
    name: basename(path),
    path,
    absolutePath: join(directory, path),
    retentionMs: null,
  }));
}

/** Relative paths of the regular files below a directory, sorted. */
async function filesBelow(root: string, start: string): Promise<string[]> {
  const files: string[] = [];
  const open = [join(root, start)];
  for (let visited = 0; open.length > 0;) {
    const directory = open.pop()!;
    // Gone, a file, or closed to us: nothing of it can be kept.
    const entries = await readdir(directory, { withFileTypes: true }).catch(() => []);
    visited += 1 + entries.length;
    if (visited > MAX_VISITED)
      throw new Error(`there are more than ${MAX_VISITED} files; name a directory in the path`);
    for (const entry of entries) {
      const path = join(directory, entry.name);
      if (entry.isDirectory()) open.push(path);
      else if (entry.isFile()) files.push(relative(root, path));
    }
  }
  return files.sort();
}
