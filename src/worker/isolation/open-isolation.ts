/** Decides on the isolation level of a worker, from what its settings ask for and what its machine allows. */
import { StratalError } from "../../base/errors.ts";
import type { Settings } from "../../config/settings.ts";
import { openCgroups, type Cgroups } from "./cgroups.ts";
import type { SandboxView } from "./commands.ts";
import { createConfiner } from "./confiner.ts";
import type { Confiner } from "./confinement.ts";
import { isolationLevels, reaches, type IsolationLevel } from "./levels.ts";
import { findTools, probeLevels, topLevel, type LevelFinding } from "./probe.ts";
import { UserPool } from "./user-pool.ts";

const UID_COUNT = 500;
/** Beyond the slots: attempts that have ended and are still being cleaned up. */
const SPARE_USERS = 4;

type IsolationSettings = Pick<
  Settings,
  | "workerIsolation"
  | "isolationRequired"
  | "isolationReadable"
  | "isolationWritable"
  | "isolationMaxProcesses"
  | "isolationFirstUid"
  | "workerProcessSlots"
>;

/** What a machine allows, and what a worker with these settings makes of it. */
export interface IsolationReport {
  findings: readonly LevelFinding[];
  /** The level of scripts; null if the worker would not start. */
  level: IsolationLevel | null;
  /** Why it would not start; null if it would. */
  refusal: string | null;
  limits: Pick<Cgroups, "can" | "lacking">;
}

/** Looks at the machine. Answers the control groups, too, which are open then. */
async function examine(
  settings: IsolationSettings,
  path: string,
): Promise<{ report: IsolationReport; cgroups: Cgroups }> {
  const view = viewOf(settings, []);
  const wanted = wantedLevel(settings);
  const needsProbe = wanted !== "process" || settings.isolationRequired !== "process";
  const findings = await probeLevels({ path, uid: settings.isolationFirstUid, view });
  const cgroups = openCgroups();
  const level = wanted === "auto" ? strongest(findings) : wanted;
  const refusal = needsProbe ? refusalOf(settings, level, findings) : null;
  const limits = { can: cgroups.can, lacking: cgroups.lacking };
  return { report: { findings, level: refusal === null ? level : null, refusal, limits }, cgroups };
}

/** What a worker with these settings would do on this machine. */
export async function isolationReport(
  settings: IsolationSettings,
  path: string,
): Promise<IsolationReport> {
  const { report, cgroups } = await examine(settings, path);
  cgroups.close();
  return report;
}

/** The place maker of a worker; throws where the machine does not allow what the settings ask for. */
export async function openIsolation(options: {
  settings: IsolationSettings;
  path: string;
  cacheRoot: string;
  /** Directories of interpreters outside of /usr, asked for once the user of scripts is known. */
  interpreterRoots: (user: number | null) => Promise<readonly string[]>;
}): Promise<{ confiner: Confiner; report: IsolationReport }> {
  const { settings, path, cacheRoot, interpreterRoots } = options;
  const { report, cgroups } = await examine(settings, path);
  const { level, refusal } = report;
  if (level === null) {
    cgroups.close();
    throw new StratalError("invalid_settings", refusal ?? "");
  }
  const users = await usersFor(level, settings, path);
  const roots = await interpreterRoots(users?.uids[0] ?? null);
  const confiner = createConfiner({
    level,
    cgroups,
    tools: await findTools(path),
    users,
    view: viewOf(settings, roots),
    maxProcesses: settings.isolationMaxProcesses,
    cacheRoot,
    path,
  });
  return { confiner, report };
}

/** A worker that is not root has one user only: its own. */
async function usersFor(
  level: IsolationLevel,
  { isolationFirstUid: first, workerProcessSlots }: IsolationSettings,
  path: string,
): Promise<UserPool | null> {
  if (level === "process" || process.getuid?.() !== 0) return null;
  return UserPool.open({ first, size: UID_COUNT }, workerProcessSlots + SPARE_USERS, path);
}

function viewOf(
  { isolationReadable, isolationWritable }: IsolationSettings,
  roots: readonly string[],
): SandboxView {
  const readable = [...new Set([...roots, ...isolationReadable])];
  return { ...topLevel(), readable, writable: isolationWritable };
}

function wantedLevel({ workerIsolation }: IsolationSettings): IsolationLevel | "auto" {
  return workerIsolation ?? "auto";
}

function strongest(findings: readonly LevelFinding[]): IsolationLevel {
  return findings.findLast(({ missing }) => missing === null)?.level ?? "process";
}

function refusalOf(
  settings: IsolationSettings,
  level: IsolationLevel,
  findings: readonly LevelFinding[],
): string | null {
  const missingOf = (wanted: IsolationLevel): string | null =>
    findings.find((each) => each.level === wanted)?.missing ?? null;
  const missing = missingOf(level);
  if (missing !== null)
    return `STRATAL_ISOLATION asks for level "${level}", which this machine does not allow: ${missing}`;
  const required = settings.isolationRequired;
  if (reaches(level, required)) return null;
  const above = isolationLevels.filter((each) => reaches(each, required));
  const reasons = above.flatMap((each) => {
    const reason = missingOf(each);
    return reason === null ? [] : [`${each}: ${reason}`];
  });
  const how =
    reasons.length === above.length
      ? `This machine does not allow it. ${reasons.join(" ")}`
      : `STRATAL_ISOLATION asks for "${level}"; take it away, or name the level that is required.`;
  return `STRATAL_ISOLATION_REQUIRED asks for isolation level "${required}" or better, and this worker would run scripts at "${level}". ${how}`;
}
