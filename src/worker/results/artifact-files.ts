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
    const { sha256, name } = theOne(all, reference);
    const opened = await store.open(sha256);
    if (opened === null)
      throw new UnusableRequest(
        `files: the content of the artifact "${name}" is not in this worker's artifact store. Workers and servers must share STRATAL_ARTIFACTS_DIR.`,
      );
    return opened.content;
  };
}

function theOne(all: readonly TaskArtifact[], reference: ArtifactReference): TaskArtifact {
  const { artifact, task } = reference;
  const named = all.filter(({ name, path }) => name === artifact || path === artifact);
  // An artifact of several files, or of several tasks, is none that one file could be made of.
  const [found, ...others] = named;
  const whose = task === null ? "an earlier task" : `the task "${task}"`;
  if (found === undefined)
    throw new UnusableRequest(`files: ${whose} has no artifact "${artifact}".${known(all)}`);
  if (others.length > 0)
    throw new UnusableRequest(
      `files: "${artifact}" means ${named.length} artifacts (${named
        .map(({ path }) => path)
        .slice(0, 5)
        .join(", ")}); name the task, or one of them by its path.`,
    );
  return found;
}

function known(all: readonly TaskArtifact[]): string {
  if (all.length === 0) return " It left none.";
  const names = [...new Set(all.map(({ name }) => name))].slice(0, 10);
  return ` There are: ${names.join(", ")}.`;
}
