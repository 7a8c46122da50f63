/** A client that starts runs all the time and repeats, with the same Idempotency-Key, what was not answered. */
import { setTimeout as sleep } from "node:timers/promises";

const REPEAT_MS = 100;
const REQUEST_MS = 5_000;

export class SteadyLoad {
  /** Runs that were accepted, by their key. */
  readonly accepted = new Map<string, string>();
  /** Answers that said no and did not say when to try again. */
  readonly refusals: string[] = [];
  readonly #urls: readonly string[];
  readonly #jobId: string;
  readonly #stopping = new AbortController();
  readonly #callers: Promise<void>[];
  #count = 0;

  /** Starts `callers` at once, each of which starts a run `restMs` after its last start was accepted. */
  constructor(options: {
    urls: readonly string[];
    jobId: string;
    callers: number;
    restMs: number;
  }) {
    this.#urls = options.urls;
    this.#jobId = options.jobId;
    this.#callers = Array.from({ length: options.callers }, () => this.#call(options.restMs));
  }

  /** Resolves when everything that was asked for has been accepted. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    await Promise.all(this.#callers);
  }

  async #call(restMs: number): Promise<void> {
    while (!this.#stopping.signal.aborted) {
      const key = `load-${(this.#count += 1)}`;
      for (let attempt = this.#count; !this.accepted.has(key); attempt += 1) {
        const url = this.#urls[attempt % this.#urls.length]!;
        if (!(await this.#ask(url, key))) await sleep(REPEAT_MS);
      }
      await sleep(restMs);
    }
  }

  async #ask(url: string, key: string): Promise<boolean> {
    const answer = await fetch(`${url}/api/v1/job-runs`, {
      method: "POST",
      headers: { "content-type": "application/json", "idempotency-key": key },
      body: JSON.stringify({ job_id: this.#jobId }),
      signal: AbortSignal.timeout(REQUEST_MS),
    }).catch(() => null);
    // Nobody listens, or the connection ended before the answer.
    if (answer === null) return false;
    const text = await answer.text().catch(() => null);
    if (text === null) return false;
    if (answer.status < 300) {
      this.accepted.set(key, (JSON.parse(text) as { job_run_id: string }).job_run_id);
      return true;
    }
    if (answer.headers.get("retry-after") === null) this.refusals.push(`${answer.status} ${text}`);
    return false;
  }
}
