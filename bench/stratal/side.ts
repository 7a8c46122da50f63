import { jobRunStatuses } from "../../src/engine/states.ts";
import { createClient, type StratalClient } from "../../src/client/client.ts";
import { STRATAL } from "../measurement.ts";
import type { Side, Submission, TaskRecord, Watching, WorkloadRun } from "../side.ts";
import { inLanes } from "../lanes.ts";
import { paced } from "../paced.ts";
import { pollUntil, wallClock } from "../wait.ts";
import { chain, nameInCopy, type Workload } from "../workload.ts";
import { sayingDocument, submitJob, workloadDocument } from "./job-document.ts";
import type { Stack } from "./stack.ts";

const ENDED = new Set(["completed", "failed", "cancelled", "timed_out", "skipped"]);
/** Seldom, because asking takes the server's time; the end itself is read from the task runs. */
const WATCH_PAUSE_MS = 25;
const SUBMISSION_PAUSE_MS = 1;
/** Requests at a time that start runs: a submitter with many runs does not wait for each answer. */
const SUBMITTERS = 32;
const READERS = 8;
const ONE_TASK = chain(1);
const ECHO_JOB = "echo-one";
const OPEN = jobRunStatuses.filter((status) => !ENDED.has(status)).join(",");

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
  readonly #created = new Set<string>();

  constructor({ url, child }: Stack) {
    this.#client = createClient({ baseUrl: url });
    this.processIds = child.pid === undefined ? [] : [child.pid];
  }

  canRun(): boolean {
    return true;
  }

  async prepare(workload: Workload): Promise<() => Promise<WorkloadRun>> {
    await this.create(workloadDocument(workload));
    return () => this.run(workload.name, workload.copies);
  }

  /** Saves a job. */
  async create(document: string): Promise<void> {
    await submitJob(this.#client, document);
  }

  async #createOnce(name: string, document: string): Promise<void> {
    if (this.#created.has(name)) return;
    await this.create(document);
    this.#created.add(name);
  }

  /** Runs a saved job so many times at once, to the end of the last. */
  async run(jobName: string, copies = 1): Promise<WorkloadRun> {
    return this.ended(jobName, await this.startMany(jobName, copies));
  }

  /** The runs, which are all that the job has open, when they have ended. */
  async ended(jobName: string, runs: readonly StartedRun[]): Promise<WorkloadRun> {
    const [first] = runs;
    if (first === undefined) throw new Error(`No run of ${jobName} was started.`);
    await pollUntil(`${jobName} ends`, WATCH_PAUSE_MS, () => this.#haveEnded(first.job_id));
    return {
      submittedAt: first.submittedAt,
      tasks: async () =>
        (
          await inLanes(READERS, runs, ({ job_run_id: id }, copy) => this.#tasks(jobName, id, copy))
        ).flat(),
    };
  }

  readonly submitOne = async (watching: Watching): Promise<Submission> => {
    await this.#createOnce(ONE_TASK.name, workloadDocument(ONE_TASK));
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
  };

  async submitPaced(count: number, everyMs: number): Promise<number[]> {
    await this.#createOnce(ECHO_JOB, sayingDocument(ECHO_JOB));
    const started = await paced(count, everyMs, () => this.start(ECHO_JOB));
    await pollUntil("each task ends", WATCH_PAUSE_MS, () => this.#haveEnded(started[0]!.job_id));
    return inLanes(READERS, started, async ({ job_run_id: id, submittedAt }) => {
      // The task's line has the worker's time at which the task printed it, the task run that of its claim.
      const request = { params: { path: { id }, query: { ranges: "0" } } };
      const { blocks } = await this.#client.get("/api/v1/logs/job-runs/{id}/lines", request);
      return (blocks[0]?.runs[0]?.at_ms ?? Number.NaN) - submittedAt;
    });
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

  /** Starts runs of a saved job, several requests at a time. */
  startMany(jobName: string, copies: number): Promise<StartedRun[]> {
    return inLanes(SUBMITTERS, Array.from({ length: copies }), () => this.start(jobName));
  }

  /** True once no run of the job is open. Asks for the list, which is cheap however many tasks a run has. */
  async #haveEnded(jobId: string): Promise<true | null> {
    const query = { job_id: jobId, status: OPEN, limit: 1 };
    const { job_runs } = await this.#client.get("/api/v1/job-runs", { params: { query } });
    return job_runs.length === 0 ? true : null;
  }

  async #tasks(jobName: string, id: string, copy: number): Promise<TaskRecord[]> {
    const run = await this.#client.get("/api/v1/job-runs/{id}", { params: { path: { id } } });
    if (run.status !== "completed") throw new Error(`A run of ${jobName} is ${run.status}.`);
    return run.task_runs.map((task) => ({
      name: nameInCopy(copy, task.name),
      succeeded: task.status === "completed" && task.attempt === 1,
      startedAt: Date.parse(task.started_at ?? ""),
      endedAt: Date.parse(task.finished_at ?? ""),
    }));
  }
}
