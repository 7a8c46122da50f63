import type { Logger } from "../../base/logger.ts";
import type { ArtifactTarget } from "./collect-artifacts.ts";

/** What a worker's attempts share for their results. */
export interface ResultContext extends ArtifactTarget {
  logger: Logger;
  /** Tells viewers that there is something new of a run. */
  announce(runId: string): void;
}
