import type { Readable } from "node:stream";
import type { ArtifactReference } from "../../definition/job-definition.ts";
import { listTaskArtifacts, type TaskArtifact } from "../../store/artifacts/artifacts.ts";
import { UnusableRequest } from "../runtimes/script-environment.ts";
import type { ArtifactTarget } from "./collect-artifacts.ts";

/** The tasks that a task may take artifacts from, in the order of the job. */
export interface EarlierArtifacts {
  runId: string;
  /** The task runs that ran their bodies. */
  tasks: readonly { name: string; seqs: readonly number[] }[];
}

/** The content of an earlier task's artifact, opened when it is asked for; throws UnusableRequest if there is none, or several. */
export function artifactContent(
  { database, store }: ArtifactTarget,
  earlier: EarlierArtifacts,
  reference: ArtifactReference,
): () => Promise<Readable> {
  return async () => {
    const tasks = earlier.tasks.filter(({ name }) => (reference.task ?? name) === name);
    const seqs = tasks.flatMap((task) => task.seqs);
    const all = await listTaskArtifacts(database, earlier.runId, seqs);
    const { sha256, name } = theOne(all, reference, tasks);
    const opened = await store.open(sha256);
    if (opened === null)
      throw new UnusableRequest(
        `files: the content of the artifact "${name}" is not in this worker's artifact store. Workers and servers must share STRATAL_ARTIFACTS_DIR.`,
      );
    return opened.content;
  };
}

function theOne(
  all: readonly TaskArtifact[],
  reference: ArtifactReference,
  tasks: EarlierArtifacts["tasks"],
): TaskArtifact {
  const { artifact, task } = reference;
  const named = all.filter(({ name, path }) => name === artifact || path === artifact);
  // An artifact of several files, or of several tasks, is none that one file could be made of.
  const [found, ...others] = named;
  const whose = task === null ? "an earlier task" : `the task "${task}"`;
  if (found === undefined)
    throw new UnusableRequest(`files: ${whose} has no artifact "${artifact}".${known(all)}`);
  if (others.length > 0) throw new UnusableRequest(ambiguous(artifact, named, tasks));
  return found;
}

/** What the several are, and what would tell them apart: items of one task that write to one path cannot be told apart by it. */
function ambiguous(
  artifact: string,
  named: readonly TaskArtifact[],
  tasks: EarlierArtifacts["tasks"],
): string {
  const paths = named.map(({ path }) => path);
  const repeating = tasks.find(({ seqs }) =>
    repeatsPath(named.filter(({ seq }) => seqs.includes(seq))),
  );
  if (repeating !== undefined)
    return `files: several items of the task "${repeating.name}" left an artifact "${artifact}" with the same path, so it is not clear whose is meant. Use the item in its name or path, such as \`path: \${{ item }}.csv\`, and refer to the one of that item.`;
  return `files: "${artifact}" means ${named.length} artifacts (${paths.slice(0, 5).join(", ")}); name the task, or one of them by its path.`;
}

function repeatsPath(artifacts: readonly TaskArtifact[]): boolean {
  return new Set(artifacts.map(({ path }) => path)).size < artifacts.length;
}

function known(all: readonly TaskArtifact[]): string {
  if (all.length === 0) return " It left none.";
  const names = [...new Set(all.map(({ name }) => name))].slice(0, 10);
  return ` There are: ${names.join(", ")}.`;
}
