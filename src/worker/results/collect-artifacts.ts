/**
 * Stores what an attempt left as artifacts. Owns which rules count for which outcome, and what goes wrong with them.
 *
 * 1. A file is opened as hostile (open-script-file.ts) and read once; its hash is that of what was stored.
 * 2. A missing artifact fails an attempt that succeeded; one that failed already keeps its own error.
 */
import { messageOf } from "../../base/errors.ts";
import type { ArtifactRule, FailureKind } from "../../definition/job-definition.ts";
import type { TaskOutcome } from "../../engine/outcome.ts";
import { ArtifactTooLarge, type ArtifactStore } from "../../store/artifacts/artifact-store.ts";
import { saveArtifact, type NewArtifact } from "../../store/artifacts/save-artifact.ts";
import type { Database } from "../../store/database.ts";
import { storableText } from "../capture/storable-text.ts";
import { openScriptFile } from "../runtimes/open-script-file.ts";
import { UnusableRequest } from "../runtimes/script-environment.ts";
import type { WorkDirectory } from "../runtimes/work-directory.ts";
import { contentTypeOf } from "./content-type.ts";
import { outlastOutage } from "./outlast-outage.ts";
import { findByRule, findInDirectory, type FoundArtifact } from "./find-artifacts.ts";

/** Where artifacts go, and what limits them. */
export interface ArtifactTarget {
  database: Database;
  store: ArtifactStore;
  maxArtifactBytes: number;
}

/** Which attempt's artifacts are collected. */
export interface ArtifactSource {
  attempt: Pick<NewArtifact, "projectId" | "runId" | "seq" | "attempt">;
  rules: readonly ArtifactRule[];
  directory: WorkDirectory;
  /** Relative paths that the script was given: no artifacts. */
  given: ReadonlySet<string>;
  /** For artifacts without a retention of their own; null keeps them as long as the run. */
  retentionMs: number | null;
  /** Aborted when the attempt is stopped. */
  signal: AbortSignal;
  /** Something for the task's log. */
  note(text: string): void;
}

/** Most files that one attempt may leave. */
const MAX_ARTIFACTS = 1_000;
const MAX_NAME_LENGTH = 255;
const MAX_PATH_LENGTH = 4_096;

/** Stores the artifacts of an attempt that came to `outcome`, and answers what that is then. */
export async function collectArtifacts(
  target: ArtifactTarget,
  source: ArtifactSource,
  outcome: TaskOutcome,
): Promise<TaskOutcome> {
  try {
    await collect(target, source, outcome);
    return outcome;
  } catch (error) {
    const failure = failureOf(error);
    source.note(failure.message);
    return outcome.status === "completed" ? { status: "failed", error: failure } : outcome;
  }
}

/** Why an attempt's artifacts make it fail. */
class ArtifactFailure extends Error {
  readonly kind: FailureKind;

  constructor(kind: FailureKind, message: string) {
    super(message);
    this.kind = kind;
  }
}

function failureOf(error: unknown): { kind: FailureKind; message: string } {
  if (error instanceof ArtifactFailure) return { kind: error.kind, message: error.message };
  if (error instanceof UnusableRequest) return { kind: "validation", message: error.message };
  return { kind: "internal", message: `The artifacts could not be stored: ${messageOf(error)}.` };
}

async function collect(
  target: ArtifactTarget,
  source: ArtifactSource,
  outcome: TaskOutcome,
): Promise<void> {
  const { rules, directory, given, note } = source;
  const missing: ArtifactRule[] = [];
  const found = await findInDirectory(directory.artifacts);
  for (const rule of rules.filter((each) => counts(each, outcome))) {
    checkName(rule);
    const matches = await findByRule(directory.work, rule, given);
    found.push(...matches);
    if (matches.length === 0 && !rule.optional) missing.push(rule);
  }
  if (found.length > MAX_ARTIFACTS)
    throw new ArtifactFailure(
      "output_too_large",
      `The task left ${found.length} artifacts; at most ${MAX_ARTIFACTS} are kept. Pack them into one file.`,
    );
  for (const artifact of found) {
    const refused = await store(target, source, artifact);
    if (refused !== null) note(`The artifact ${artifact.path} is not kept: ${refused}.`);
  }
  const [first] = missing;
  if (first !== undefined)
    throw new ArtifactFailure(
      "artifact_missing",
      `The artifact "${first.name}" is missing: the task left no file ${first.path} in its work directory. Write it there, or mark the artifact as \`optional\`.`,
    );
}

/** Expressions can make a name that no artifact can have. */
function checkName({ name }: ArtifactRule): void {
  if (name.trim() === "" || name.length > MAX_NAME_LENGTH)
    throw new UnusableRequest(
      `artifacts: the name of an artifact has 1 to ${MAX_NAME_LENGTH} characters; this one has ${name.trim().length}.`,
    );
}

function counts(rule: ArtifactRule, { status }: TaskOutcome): boolean {
  if (rule.when === "always") return true;
  if (rule.when === "ok") return status === "completed";
  return status === "failed" || status === "timed_out";
}

/** Words for what is not stored; null when it is. */
async function store(
  target: ArtifactTarget,
  { attempt, retentionMs, signal }: ArtifactSource,
  artifact: FoundArtifact,
): Promise<string | null> {
  const path = storableText(artifact.path);
  if (path.length > MAX_PATH_LENGTH) return "its path is too long";
  const opened = await openScriptFile(artifact.absolutePath);
  if (opened === null) return "it is gone";
  if ("refused" in opened) return opened.refused;
  try {
    const content = opened.file.createReadStream({ autoClose: false });
    const staged = await target.store.stage(content, target.maxArtifactBytes);
    try {
      const described = {
        ...attempt,
        name: storableText(artifact.name),
        path,
        contentType: contentTypeOf(path),
        retentionMs: artifact.retentionMs ?? retentionMs,
      };
      await outlastOutage(() => saveArtifact(target.database, staged, described), signal);
    } finally {
      await staged.discard();
    }
    return null;
  } catch (error) {
    if (!(error instanceof ArtifactTooLarge)) throw error;
    throw new ArtifactFailure(
      "output_too_large",
      `The artifact ${path} has ${opened.size} bytes; at most ${target.maxArtifactBytes} are kept. Make it smaller, or raise STRATAL_MAX_ARTIFACT_SIZE of the worker.`,
    );
  } finally {
    await opened.file.close();
  }
}
