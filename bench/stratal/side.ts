import { createClient, type StratalClient } from "../../src/client/client.ts";
import { STRATAL } from "../measurement.ts";
import type { Side, Submission, TaskRecord, Watching, WorkloadRun } from "../side.ts";
import { pollUntil, wallClock } from "../wait.ts";
import { chain, type Workload } from "../workload.ts";
import { submitJob, workloadDocument } from "./job-document.ts";
import type { Stack } from "./stack.ts";

const ENDED = new Set(["completed", "failed", "cancelled", "timed_out"]);
/** Seldom, because asking takes the server's time; the end itself is read from the task runs. */
const WATCH_PAUSE_MS = 25;
const SUBMISSION_PAUSE_MS = 1;
const ONE_TASK = chain(1);

/** A run on its way. */
export interface StartedRun {
  job_run_id: string;
  job_id: string;
  submittedAt: number;
}

/** Stratal through its public HTTP API. */
export class StratalSide implements Side {
  readonly name = STRATAL;
  readonly durability =
    "PostgreSQL with fsync and synchronous_commit on: what was answered survives the loss of power";
  readonly processIds: readonly number[];
  readonly #client: StratalClient;
  #hasOneTaskJob = false;

  constructor({ url, child }: Stack) {
    this.#client = createClient({ baseUrl: url });
    this.processIds = child.pid === undefined ? [] : [child.pid];
  }

  async prepare(workload: Workload): Promise<() => Promise<WorkloadRun>> {
    await this.create(workloadDocument(workload));
    return () => this.run(workload.name);
  }

  /** Saves a job. */
  async create(document: string): Promise<void> {
    await submitJob(this.#client, document);
  }

  /** Runs a saved job once, to its end. */
  async run(jobName: string): Promise<WorkloadRun> {
    return this.ended(jobName, await this.start(jobName));
  }

  /** The run when it has ended. */
  async ended(jobName: string, started: StartedRun): Promise<WorkloadRun> {
    const { job_run_id: id, job_id: jobId, submittedAt } = started;
    const status = await pollUntil(`${jobName} ends`, WATCH_PAUSE_MS, () => this.#ended(id, jobId));
    if (status !== "completed") throw new Error(`The run of ${jobName} is ${status}.`);
    return { submittedAt, tasks: await this.#tasks(id) };
  }

  async submitOne(watching: Watching): Promise<Submission> {
    if (!this.#hasOneTaskJob) await this.prepare(ONE_TASK);
    this.#hasOneTaskJob = true;
    const submittedAt = wallClock();
    const start = performance.now();
    const { job_run_id: id } = await this.start(ONE_TASK.name);
    if (watching === "push") {
      for await (const message of this.#client.followLogs(id)) void message;
      return { elapsedMs: performance.now() - start, startMs: null };
    }
    const path = { params: { path: { id } } };
    const run = await pollUntil("the task ends", SUBMISSION_PAUSE_MS, async () => {
      const answer = await this.#client.get("/api/v1/job-runs/{id}", path);
      return ENDED.has(answer.status) ? answer : null;
    });
    const elapsedMs = performance.now() - start;
    const startedAt = Date.parse(run.task_runs[0]?.started_at ?? "");
    return { elapsedMs, startMs: startedAt - submittedAt };
  }

  close(): Promise<void> {
    return Promise.resolve();
  }

  /** Starts a run of a saved job. */
  async start(jobName: string): Promise<StartedRun> {
    const submittedAt = wallClock();
    const started = await this.#client.post("/api/v1/job-runs", { body: { job_name: jobName } });
    return { ...started, submittedAt };
  }

  /** The status of a run that has ended. Asks for the list, which is cheap however many tasks the run has. */
  async #ended(runId: string, jobId: string): Promise<string | null> {
    const query = { job_id: jobId, limit: 1 };
    const { job_runs } = await this.#client.get("/api/v1/job-runs", { params: { query } });
    const run = job_runs.find((each) => each.id === runId);
    return run !== undefined && ENDED.has(run.status) ? run.status : null;
  }

  async #tasks(id: string): Promise<TaskRecord[]> {
    const run = await this.#client.get("/api/v1/job-runs/{id}", { params: { path: { id } } });
    return run.task_runs.map((task) => ({
      name: task.name,
      succeeded: task.status === "completed" && task.attempt === 1,
      startedAt: Date.parse(task.started_at ?? ""),
      endedAt: Date.parse(task.finished_at ?? ""),
    }));
  }
}
