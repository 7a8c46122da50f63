/**
 * The paths of a run's task runs while it goes on. Owns what is known of them.
 *
 * 1. Task runs are numbered in the order in which they are made, so those that came since are the ones after those that are known.
 */
import type { Schemas, StratalClient } from "../client/client.ts";
import { taskPaths } from "./output/task-paths.ts";

const PAGE = 500;

export class PathLookup {
  readonly #client: StratalClient;
  readonly #runId: string;
  readonly #tasks: Schemas["TaskRun"][] = [];
  #paths: ReadonlyMap<string, string> = new Map();
  /** Those that the run does not have any more: their lines stay. */
  readonly #gone = new Set<string>();

  constructor(client: StratalClient, runId: string) {
    this.#client = client;
    this.#runId = runId;
  }

  /** The path of a task run that was looked up. */
  pathOf(id: string): string | undefined {
    return this.#paths.get(id);
  }

  /** Sees to it that the path of a task run is known, if the run has that task run. */
  async lookUp(id: string | null): Promise<void> {
    if (id === null || this.#paths.has(id) || this.#gone.has(id)) return;
    await this.#readNew();
    if (!this.#paths.has(id)) this.#gone.add(id);
  }

  async #readNew(): Promise<void> {
    const params = { path: { id: this.#runId } };
    for (;;) {
      const query = { limit: PAGE, offset: this.#tasks.length };
      const page = await this.#client.get("/api/v1/job-runs/{id}/task-runs", {
        params: { ...params, query },
      });
      this.#tasks.push(...page.task_runs);
      if (page.next_cursor === null) break;
    }
    this.#paths = taskPaths(this.#tasks);
  }
}
