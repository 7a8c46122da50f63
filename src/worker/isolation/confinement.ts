import type { Resources } from "../../definition/job-definition.ts";
import type { TaskOutcome } from "../../engine/outcome.ts";
import type { Isolation } from "../runtimes/isolation.ts";
import type { WorkDirectory } from "../runtimes/work-directory.ts";
import type { AttemptUsage } from "./cgroup-files.ts";
import type { IsolationLevel, LimitAbilities } from "./levels.ts";

/** One attempt that is to be kept in its place. */
export interface ConfinementRequest {
  directory: WorkDirectory;
  /** A UUID of the attempt alone. */
  marker: string;
  resources: Resources | null;
  /** What a script at level "process" without limits runs with. */
  plain: Isolation;
  /** For what the task's user should know; goes into the task's log. */
  note(text: string): void;
}

/** Where one attempt's script runs. */
export interface Confined {
  /** The request's `plain` itself where the script is like any process of the worker's user. */
  isolation: Isolation;
  /** Directory for compiler caches. */
  cacheRoot: string;
  /** What was used so far; null where nothing is counted. */
  usage(): AttemptUsage | null;
  /** The outcome in the light of what the limits did to the script. */
  explained(outcome: TaskOutcome): TaskOutcome;
  /** To be called when nothing of the attempt runs any more. */
  release(): Promise<void>;
}

/** Makes the places that scripts run in. */
export interface Confiner {
  readonly level: IsolationLevel;
  readonly can: LimitAbilities;
  /** The user ids that scripts run as; empty where it is the worker's. */
  readonly uids: readonly number[];
  /** Throws UnusableRequest for what this level cannot give. */
  confine(request: ConfinementRequest): Promise<Confined>;
  close(): void;
}
