/** Follows the runs of a project that lists show first: the newest ones, and those that are open. */
import type { Queryable } from "../../../store/database.ts";
import { listWatchedRuns } from "../../../store/runs/graph/run-graph.ts";
import { listNamedRuns } from "../../../store/runs/list-named-runs.ts";
import type { JobRun } from "../../../api/job-runs.ts";
import { runAnswer } from "../../routes/run-answers.ts";
import type { Watch } from "../watch.ts";
import { ChangeHistory } from "./change-history.ts";
import { changeText, type Topic } from "./topic.ts";

/** Of the newest and of the open runs each; changes of others are seen by reading lists again. */
const MAX_WATCHED = 200;

export class RunsTopic implements Topic {
  readonly watch: Watch<number | null>;
  readonly #on: Queryable;
  readonly #projectId: string;
  readonly #history = new ChangeHistory<string>();
  /** By run id: a text that changes with the run, and the run if it has changed. */
  #watched = new Map<string, { version: string; isOpen: boolean; run: JobRun | null }>();
  #isFirst = true;

  constructor(
    on: Queryable,
    projectId: string,
    watch: (look: () => Promise<number>) => Watch<number | null>,
  ) {
    this.#on = on;
    this.#projectId = projectId;
    this.watch = watch(() => this.#look());
  }

  get step(): number {
    return this.#history.step;
  }

  /** Whoever comes reads a list after it has subscribed. */
  first(): Promise<string | null> {
    return Promise.resolve(null);
  }

  since(step: number): string | null {
    const changed = this.#history.since(step);
    if (changed === null) return null;
    const runs = [...changed].flatMap((id) => this.#watched.get(id)?.run ?? []);
    return changeText("runs", this.step, { runs });
  }

  async #look(): Promise<number> {
    const projectId = this.#projectId;
    // What was open is looked at once more: how it ended is news.
    const ids = [...this.#watched].flatMap(([id, { isOpen }]) => (isOpen ? [id] : []));
    const rows = await listWatchedRuns(this.#on, { projectId, limit: MAX_WATCHED, ids });
    const before = this.#watched;
    const changed = rows.filter(({ id, version }) => before.get(id)?.version !== version);
    const found = this.#isFirst ? [] : await this.#read(changed.map(({ id }) => id));
    const runs = new Map(found.map((run) => [run.id, run]));
    this.#watched = new Map(
      rows.map(({ id, version, open: isOpen }) => {
        const run = runs.get(id) ?? before.get(id)?.run ?? null;
        return [id, { version, isOpen, run }];
      }),
    );
    if (runs.size > 0) this.#history.record(new Set(runs.keys()));
    this.#isFirst = false;
    return this.step;
  }

  async #read(ids: string[]): Promise<JobRun[]> {
    if (ids.length === 0) return [];
    const rows = await listNamedRuns(this.#on, { projectId: this.#projectId, ids });
    return rows.map(runAnswer);
  }
}
