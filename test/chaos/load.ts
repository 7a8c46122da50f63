/** Keeps a number of runs open: starts new ones through the API as an impatient client does, and cancels some. */
import { setTimeout as sleep } from "node:timers/promises";
import {
  ApiError,
  createClient,
  documentBody,
  type StratalClient,
} from "../../src/client/client.ts";
import type { Arena } from "./arena.ts";
import type { ChaosJob } from "./documents.ts";
import type { Random } from "./random.ts";

const REQUEST_MS = 4_000;
/** For all jobs, on a machine that has more to do than this. */
const SAVE_LIMIT_MS = 180_000;
const RETRY_MS = 150;
const CANCELLED = 0.06;

export interface LoadOptions {
  arena: Arena;
  jobs: readonly ChaosJob[];
  random: Random;
  /** Runs that are open at a time. */
  openRuns: number;
}

export class Load {
  /** Labels of all starts that were asked for, with the run that the API named; null if it never answered. */
  readonly asked = new Map<string, string | null>();
  /** Answers that no fault explains. */
  readonly refusals: string[] = [];
  readonly #options: LoadOptions;
  readonly #clients: StratalClient[];
  readonly #pending = new Set<Promise<void>>();

  constructor(options: LoadOptions) {
    this.#options = options;
    this.#clients = options.arena.urls.map((baseUrl) =>
      createClient({ baseUrl, timeoutMs: REQUEST_MS }),
    );
  }

  get accepted(): string[] {
    return [...this.asked.values()].filter((id) => id !== null);
  }

  /** Saves the jobs, waiting for the servers to come up. */
  async save(): Promise<void> {
    const signal = AbortSignal.timeout(SAVE_LIMIT_MS);
    for (const { name, yaml } of this.#options.jobs) {
      const saved = await this.#request(
        (client) => client.post("/api/v1/jobs", documentBody(yaml, "yaml")),
        signal,
      );
      if (saved === null)
        throw new Error(`The job ${name} was not saved: ${this.refusals.join("; ")}`);
    }
  }

  /** Starts runs until `signal` is aborted, then gives what is under way a last moment. */
  async run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      const missing = this.#options.openRuns - (await this.#openRuns()) - this.#pending.size;
      for (let count = 0; count < missing; count += 1) this.#begin(signal);
      await sleep(100);
    }
    await Promise.all(this.#pending);
  }

  #begin(signal: AbortSignal): void {
    const pending = this.#startOne(signal).finally(() => this.#pending.delete(pending));
    this.#pending.add(pending);
  }

  async #startOne(signal: AbortSignal): Promise<void> {
    const { random, jobs } = this.#options;
    const job = random.weighted(jobs);
    const label = `chaos-${this.asked.size}`;
    this.asked.set(label, null);
    const cancelAfterMs = random.chance(CANCELLED) ? random.integer(0, 1_500) : null;
    const started = await this.#request(
      (client) =>
        client.post("/api/v1/job-runs", {
          params: { header: { "Idempotency-Key": label } },
          body: { job_name: job.name, triggered_by: label, inputs: {} },
        }),
      signal,
    );
    if (started === null) return;
    const id = started.job_run_id;
    this.asked.set(label, id);
    if (cancelAfterMs === null) return;
    await sleep(cancelAfterMs, undefined, { signal }).catch(() => undefined);
    await this.#request(
      (client) => client.post("/api/v1/job-runs/{id}/cancel", { params: { path: { id } } }),
      signal,
    );
  }

  /** Sends a request to any server until one answers; null if none has until the end, or if it was refused. */
  async #request<Answer>(
    send: (client: StratalClient) => Promise<Answer>,
    signal: AbortSignal,
  ): Promise<Answer | null> {
    while (!signal.aborted) {
      try {
        return await send(this.#options.random.pick(this.#clients));
      } catch (error) {
        if (error instanceof ApiError && isRefusal(error)) {
          // A cancel that comes too late.
          if (error.status !== 409) this.refusals.push(`${error.code}: ${error.message}`);
          return null;
        }
      }
      await sleep(RETRY_MS, undefined, { signal }).catch(() => undefined);
    }
    return null;
  }

  async #openRuns(): Promise<number> {
    try {
      const { rows } = await this.#options.arena.database.query({
        text: "SELECT count(*) AS open FROM job_runs WHERE finished_at IS NULL AND parent_run_id IS NULL",
        values: [],
      });
      // The one column of this statement.
      return (rows[0] as { open: number }).open;
    } catch {
      // The database is away: nothing new until it is back.
      return this.#options.openRuns;
    }
  }
}

/** An answer that a repetition would not change. */
function isRefusal({ status }: ApiError): boolean {
  return status >= 400 && status < 500 && status !== 408 && status !== 429;
}
