/** The kernel's moves in short form, on a database of the test's own. */
import { newId } from "../../src/base/ids.ts";
import { compilePlan } from "../../src/definition/compile-plan.ts";
import { parseJobDocument } from "../../src/definition/parse-job.ts";
import type { DocumentFormat } from "../../src/definition/read-document.ts";
import { edgeValue, type SkipReason } from "../../src/engine/states.ts";
import type { Database } from "../../src/store/database.ts";
import { createJob } from "../../src/store/jobs/create-job.ts";
import { accountingOf } from "../../src/store/runs/accounting.ts";
import { claimTasks, type ClaimedTask } from "../../src/store/runs/claim-tasks.ts";
import { createRun } from "../../src/store/runs/create-run.ts";
import {
  settleAndClaim,
  settleTasks,
  type SettledTask,
  type TaskResult,
} from "../../src/store/runs/settle-tasks.ts";
import { JobVersions, type JobVersion } from "../../src/store/versions/job-version.ts";
import { registerWorker } from "../../src/store/workers/workers.ts";

export const PROJECT = "00000000-0000-7000-8000-000000000001";

/** A task of a test job: its name and those of its dependencies. */
export type TestTask = { name: string; depends_on?: string[]; [key: string]: unknown };

/** A run of a test job. */
export interface StartedTestRun {
  runId: string;
  status: string;
  version: JobVersion;
  versionId: string;
}

/** A name that no other job has. */
export function uniqueJobName(): string {
  return `job_${newId().replaceAll("-", "_")}`;
}

export class Kernel {
  readonly database: Database;
  readonly versions: JobVersions;

  constructor(database: Database) {
    this.database = database;
    this.versions = new JobVersions(database);
  }

  /** Starts a run of a new job of `echo` tasks. */
  async start(tasks: TestTask[], job: Record<string, unknown> = {}): Promise<StartedTestRun> {
    const text = JSON.stringify({
      stratal: 1,
      name: uniqueJobName(),
      ...job,
      tasks: tasks.map((task) => ({ uses: "echo", ...task })),
    });
    return this.startDocument(text, "json");
  }

  /** Starts a run of a new job, as its author wrote it. */
  async startDocument(text: string, format: DocumentFormat): Promise<StartedTestRun> {
    const parsed = parseJobDocument(text, format);
    const plan = compilePlan(parsed.definition);
    const saved = await createJob(this.database, {
      projectId: PROJECT,
      definition: parsed.definition,
      plan,
      sourceText: text,
      sourceFormat: format,
      contentHash: parsed.contentHash,
      warnings: [],
      templates: [],
      createdBy: "test",
    });
    const { rows } = await this.database.query({
      text: "SELECT id FROM job_versions WHERE job_id = $1",
      values: [saved.jobId],
    });
    const versionId = (rows[0] as { id: string }).id;
    const { runId, status } = await createRun(this.database, {
      projectId: PROJECT,
      jobId: saved.jobId,
      versionId,
      plan,
      inputs: {},
      triggeredBy: "test",
    });
    return { runId, status, versionId, version: await this.versions.load(versionId) };
  }

  /** Starts one more run of a job. */
  async startAgain({ version, versionId }: StartedTestRun): Promise<string> {
    const { jobId, projectId, plan } = version;
    const run = { projectId, jobId, versionId, plan, inputs: {}, triggeredBy: "test" };
    return (await createRun(this.database, run)).runId;
  }

  /** Registers a worker that takes every test task. */
  async worker(leaseMs = 60_000): Promise<string> {
    const id = newId();
    await registerWorker(this.database, {
      id,
      name: "test",
      hostname: "test",
      pid: 1,
      version: "0",
      queues: ["default"],
      tags: [],
      processSlots: 10,
      inlineSlots: 10,
      leaseMs,
    });
    return id;
  }

  claim(workerId: string, limit = 100, epoch = 0): Promise<ClaimedTask[]> {
    return claimTasks(this.database, {
      workerId,
      epoch,
      queues: ["default"],
      tags: [],
      processLimit: limit,
      inlineLimit: limit,
    });
  }

  /** Settles a claimed task with a state. */
  async settle(
    workerId: string,
    claimed: ClaimedTask,
    status: TaskResult["status"] = "completed",
    extra: Partial<TaskResult> = {},
  ): Promise<SettledTask[]> {
    return settleTasks(this.database, workerId, [await this.result(claimed, status, extra)]);
  }

  /** Settles a claimed task, and claims every successor that becomes ready. */
  async settleAndClaim(
    workerId: string,
    claimed: ClaimedTask,
    status: TaskResult["status"] = "completed",
  ): Promise<ClaimedTask[]> {
    const result = await this.result(claimed, status);
    const takes = { epoch: 0, wanted: [result.successors.map(() => true)] };
    return (await settleAndClaim(this.database, workerId, [result], takes)).claimed;
  }

  async result(
    claimed: ClaimedTask,
    status: TaskResult["status"],
    extra: Partial<TaskResult> = {},
  ): Promise<TaskResult> {
    const version = await this.versions.load(claimed.versionId);
    const { allowFailure } = version.plan.nodes[claimed.node]!.task;
    const skipReason: SkipReason | null = status === "skipped" ? "upstream_failed" : null;
    const failed = status === "failed" || status === "timed_out" || status === "retrying";
    return {
      projectId: claimed.projectId,
      runId: claimed.runId,
      seq: claimed.seq,
      attempt: claimed.attempt,
      status,
      attemptStatus: status === "retrying" ? "failed" : status,
      skipReason,
      cascades: false,
      value: edgeValue(
        status === "retrying" ? "failed" : status,
        extra.skipReason ?? skipReason,
        allowFailure,
      ),
      allowedFailure: failed && allowFailure,
      exitCode: null,
      output: null,
      outputs: null,
      error: failed ? { kind: "exit", message: "exit code 1" } : null,
      delayMs: status === "retrying" ? 0 : null,
      ...accountingOf(version.plan, claimed.scope),
      successors: status === "retrying" ? [] : version.successors[claimed.node]!,
      ...extra,
    };
  }

  /** Claims and settles with one worker until nothing is ready; answers task names in claim order. */
  async runAll(
    workerId: string,
    outcome: (claimed: ClaimedTask) => TaskResult["status"] = () => "completed",
  ): Promise<number[]> {
    const order: number[] = [];
    for (;;) {
      const claimed = await this.claim(workerId);
      if (claimed.length === 0) return order;
      for (const task of claimed) {
        order.push(task.seq);
        await this.settle(workerId, task, task.badDeps > 0 ? "skipped" : outcome(task));
      }
    }
  }

  /** State of the run, and of its tasks by name. */
  async states(runId: string): Promise<{ run: string; tasks: Record<string, string> }> {
    const run = await this.database.query({
      text: "SELECT status FROM job_runs WHERE id = $1",
      values: [runId],
    });
    const tasks = await this.database.query({
      text: "SELECT name, status, skip_reason FROM task_runs WHERE run_id = $1 ORDER BY seq",
      values: [runId],
    });
    const rows = tasks.rows as { name: string; status: string; skip_reason: string | null }[];
    return {
      run: (run.rows[0] as { status: string }).status,
      tasks: Object.fromEntries(
        rows.map((row) => [
          row.name,
          row.skip_reason === null ? row.status : `${row.status}(${row.skip_reason})`,
        ]),
      ),
    };
  }
}
