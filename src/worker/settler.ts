/**
 * Brings results to the database in batches. Owns when a batch leaves; not what is in it.
 *
 * 1. A batch leaves as soon as fewer than MAX_IN_FLIGHT are under way, never after a timer: a linger of 1 ms halved the throughput
 *    of the prototype (engine.md §4), and under load batches grow by themselves.
 * 2. A batch that fails, such as while the database is away, is repeated until the lease is lost. A repeat after an unknown commit finds
 *    its attempts settled and changes nothing.
 * 3. Successors are claimed with the first try of a batch only: what a try whose answer was lost has claimed, is handed back
 *    (claimer.ts).
 * 4. A batch that holds a value that the database refuses is halved until that result is found; it fails without its values.
 */
import { systemClock } from "../base/clock.ts";
import { messageOf } from "../base/errors.ts";
import type { Logger } from "../base/logger.ts";
import { atFailpoint } from "../base/failpoint.ts";
import { sqlStateOf, type Database } from "../store/database.ts";
import { storableText } from "./capture/storable-text.ts";
import {
  settleAndClaim,
  type Settlement,
  type Takes,
  type TaskResult,
} from "../store/runs/settle-tasks.ts";
import type { ChosenSuccessors, EndedTask } from "./successor-claims.ts";

const MAX_IN_FLIGHT = 2;
const MAX_BATCH = 500;
const FIRST_RETRY_DELAY_MS = 50;
const MAX_RETRY_DELAY_MS = 2_000;

interface Waiting {
  ended: EndedTask;
  done: () => void;
}

const NOTHING: Settlement = { settled: [], claimed: [] };

export class Settler {
  readonly #database: Database;
  readonly #workerId: string;
  readonly #logger: Logger;
  readonly #choose: (batch: readonly EndedTask[]) => ChosenSuccessors | null;
  readonly #onLostAnswer: () => void;
  readonly #onSettled: (settlement: Settlement, results: readonly TaskResult[]) => void;
  readonly #signal: AbortSignal;
  #waiting: Waiting[] = [];
  readonly #inFlight = new Set<Promise<void>>();
  #scheduled = false;

  constructor(options: {
    database: Database;
    workerId: string;
    logger: Logger;
    /** Aborted when the lease is lost: nothing of this worker counts any more. */
    signal: AbortSignal;
    /** Chooses the successors that are claimed with a batch. */
    choose: (batch: readonly EndedTask[]) => ChosenSuccessors | null;
    /** Hears that a batch may have claimed successors that nobody was told of. */
    onLostAnswer: () => void;
    /** Hears what a batch came to, before the promises of its results resolve. */
    onSettled: (settlement: Settlement, results: readonly TaskResult[]) => void;
  }) {
    this.#database = options.database;
    this.#workerId = options.workerId;
    this.#logger = options.logger;
    this.#signal = options.signal;
    this.#choose = options.choose;
    this.#onLostAnswer = options.onLostAnswer;
    this.#onSettled = options.onSettled;
  }

  /** Resolves when the result is in the database, or when it no longer counts. */
  settle(ended: EndedTask): Promise<void> {
    return new Promise((done) => {
      this.#waiting.push({ ended, done });
      this.#schedule();
    });
  }

  /** Resolves when the batches that are under way now have been answered. */
  async answered(): Promise<void> {
    await Promise.all(this.#inFlight);
  }

  #schedule(): void {
    if (this.#scheduled || this.#inFlight.size >= MAX_IN_FLIGHT || this.#waiting.length === 0)
      return;
    this.#scheduled = true;
    // Everything that ends in this turn of the event loop goes into one batch.
    setImmediate(() => {
      this.#scheduled = false;
      this.#flush();
      this.#schedule();
    });
  }

  #flush(): void {
    const batch = this.#waiting.splice(0, MAX_BATCH);
    if (batch.length === 0) return;
    const flight = this.#bring(batch).finally(() => {
      this.#inFlight.delete(flight);
      this.#schedule();
    });
    this.#inFlight.add(flight);
  }

  async #bring(batch: readonly Waiting[]): Promise<void> {
    const ended = batch.map((waiting) => waiting.ended);
    const results = ended.map(({ result }) => result);
    const chosen = this.#choose(ended);
    const settlement = await this.#write(results, chosen?.takes ?? null);
    chosen?.release();
    this.#onSettled(settlement, results);
    for (const { done } of batch) done();
  }

  async #write(results: TaskResult[], takes: Takes | null): Promise<Settlement> {
    for (let delayMs = FIRST_RETRY_DELAY_MS; !this.#signal.aborted; delayMs *= 2) {
      try {
        const [batch, successors] = [results, takes];
        return await atFailpoint("task.settle", () =>
          settleAndClaim(this.#database, this.#workerId, batch, successors),
        );
      } catch (error) {
        if (takes !== null) this.#onLostAnswer();
        takes = null;
        this.#logger.warn({ err: messageOf(error), results: results.length }, "not settled yet");
        if (isRefusal(error)) {
          if (results.length > 1) return this.#writeHalves(results);
          results = results.map((result) => refused(result, error));
        }
        await systemClock.sleep(Math.min(delayMs, MAX_RETRY_DELAY_MS), this.#signal);
      }
    }
    return NOTHING;
  }

  async #writeHalves(results: TaskResult[]): Promise<Settlement> {
    const middle = Math.ceil(results.length / 2);
    const first = await this.#write(results.slice(0, middle), null);
    const second = await this.#write(results.slice(middle), null);
    return { settled: [...first.settled, ...second.settled], claimed: [] };
  }
}

/** SQLSTATE classes of values that PostgreSQL will not take however often they are sent: data, constraint, program limit. */
const REFUSALS = new Set(["22", "23", "54"]);

function isRefusal(error: unknown): boolean {
  return REFUSALS.has(sqlStateOf(error)?.slice(0, 2) ?? "");
}

/** The result without its values, failed unless it is tried again. */
function refused(result: TaskResult, error: unknown): TaskResult {
  const message = `The database refused the task's result: ${messageOf(error)}`;
  const bare: TaskResult = {
    ...result,
    output: null,
    outputs: null,
    error: { kind: "internal", message: storableText(message) },
  };
  if (result.status === "retrying") return bare;
  return { ...bare, status: "failed", attemptStatus: "failed", skipReason: null, value: "bad" };
}
