import type { JobDefinition } from "../definition/job-definition.ts";
import type { Plan } from "../definition/plan.ts";
import { loadRunnableVersion } from "../store/jobs/load-runnable-version.ts";
import type { Queryable } from "../store/database.ts";

/** What starting a run of a version needs. */
export interface RunnableVersion {
  plan: Plan;
  inputs: JobDefinition["inputs"];
  mode: JobDefinition["mode"];
}

/** Versions kept; a plan of 10 000 tasks takes some megabytes. */
const MAX_KEPT = 50;

/** The newest used versions by id. They are immutable, so nothing ever has to be forgotten but for room. */
export class RunnableVersions {
  readonly #kept = new Map<string, RunnableVersion>();

  async load(on: Queryable, projectId: string, versionId: string): Promise<RunnableVersion> {
    const key = `${projectId}/${versionId}`;
    const known = this.#kept.get(key);
    this.#kept.delete(key);
    const version = known ?? (await this.#read(on, projectId, versionId));
    this.#kept.set(key, version);
    if (this.#kept.size > MAX_KEPT) this.#kept.delete(this.#kept.keys().next().value!);
    return version;
  }

  async #read(on: Queryable, projectId: string, versionId: string): Promise<RunnableVersion> {
    const row = await loadRunnableVersion(on, { projectId, versionId });
    if (row === undefined) throw new Error(`job version ${versionId} is gone`);
    // These columns hold what saving a document wrote.
    return {
      plan: row.plan as unknown as Plan,
      inputs: row.inputs as unknown as JobDefinition["inputs"],
      mode: row.mode as JobDefinition["mode"],
    };
  }
}
