/** Immutable job versions as workers and the reaper need them, cached by id. */
import type { JsonValue } from "../../base/json.ts";
import { atFailpoint } from "../../base/failpoint.ts";
import { compilePlan } from "../../definition/compile-plan.ts";
import type { JobDefinition } from "../../definition/job-definition.ts";
import { ancestorsOf, successorsOf, type Plan } from "../../definition/plan.ts";
import { parseJobDocument } from "../../definition/parse-job.ts";
import { restorePlan, type StoredPlan } from "../../definition/stored-plan.ts";
import { TASK_LAYER } from "../../engine/expand.ts";
import type { CompensationItem } from "../../engine/rollback.ts";
import type { Queryable } from "../database.ts";
import { runOne } from "../statement.ts";
import { loadTemplates } from "../templates/load-templates.ts";
import { loadVersionText } from "./load-version-text.queries.ts";
import { loadVersionRow } from "./load-version.queries.ts";

/** Versions kept; a plan of 10 000 tasks takes some megabytes. */
const MAX_KEPT = 100;

export class JobVersion {
  readonly jobId: string;
  readonly jobName: string;
  readonly projectId: string;
  /** Counts the versions of the job from 1. */
  readonly number: number;
  readonly definition: JobDefinition;
  readonly plan: Plan;
  /** Node indexes that depend on each node. */
  readonly successors: number[][];
  readonly #ancestors = new Map<number, number[]>();

  constructor(parts: {
    jobId: string;
    jobName: string;
    projectId: string;
    number: number;
    definition: JobDefinition;
    plan: Plan;
  }) {
    this.jobId = parts.jobId;
    this.jobName = parts.jobName;
    this.projectId = parts.projectId;
    this.number = parts.number;
    this.definition = parts.definition;
    this.plan = parts.plan;
    this.successors = successorsOf(parts.plan);
  }

  /** Sequence numbers of the task runs that depend on one: as far from it as their nodes are from its own. */
  successorSeqs(task: {
    seq: number;
    node: number;
    scope: number;
    layer: number;
    item: JsonValue;
  }): number[] {
    // The controller, items and iterations have none.
    if (task.node < 0 || task.layer !== TASK_LAYER) return [];
    const { graph } = this.plan.nodes[task.node]!;
    if (this.plan.graphs[graph]!.kind === "rollback")
      // Written when the rollback was planned.
      return (task.item as unknown as CompensationItem).before.map((place) => task.scope + place);
    const distance = task.seq - task.node;
    const successors = this.successors[task.node]!;
    return distance === 0 ? successors : successors.map((node) => node + distance);
  }

  /** All transitive dependencies of a node: the tasks whose outputs it may read. */
  ancestors(node: number): number[] {
    const known = this.#ancestors.get(node);
    if (known !== undefined) return known;
    const found = ancestorsOf(this.plan, node);
    this.#ancestors.set(node, found);
    return found;
  }
}

export class JobVersions {
  readonly #kept = new Map<string, Promise<JobVersion>>();
  readonly #on: Queryable;

  constructor(on: Queryable) {
    this.#on = on;
  }

  /** The version; concurrent callers share one query, and a failed one is forgotten. */
  load(versionId: string): Promise<JobVersion> {
    const known = this.#kept.get(versionId) ?? this.#read(versionId);
    this.#kept.delete(versionId);
    this.#kept.set(versionId, known);
    if (this.#kept.size > MAX_KEPT) this.#kept.delete(this.#kept.keys().next().value!);
    known.catch(() => this.#kept.delete(versionId));
    return known;
  }

  async #read(versionId: string): Promise<JobVersion> {
    const row = await atFailpoint("plan.load", () =>
      runOne(loadVersionRow, { versionId }, this.#on),
    );
    if (row === undefined) throw new Error(`job version ${versionId} is gone`);
    // These columns hold what saving a document wrote.
    const definition = row.definition as unknown as JobDefinition;
    const plan = restorePlan(row.plan as unknown as StoredPlan, definition);
    const content =
      plan === null ? await this.#compile(versionId, row.project_id) : { definition, plan };
    return new JobVersion({
      jobId: row.job_id,
      jobName: row.job_name,
      projectId: row.project_id,
      number: row.number,
      ...content,
    });
  }

  /** A version that an earlier release saved is read again from its author's text. */
  async #compile(
    versionId: string,
    projectId: string,
  ): Promise<{ definition: JobDefinition; plan: Plan }> {
    const row = await runOne(loadVersionText, { versionId }, this.#on);
    if (row === undefined) throw new Error(`job version ${versionId} is gone`);
    const format = row.source_format === "yaml" ? "yaml" : "json";
    const templates = await loadTemplates(this.#on, projectId, row.source_text, {
      withDeleted: true,
    });
    const { definition } = parseJobDocument(row.source_text, format, { templates });
    return { definition, plan: compilePlan(definition) };
  }
}
