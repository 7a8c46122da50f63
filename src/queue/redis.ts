/**
 * The queue in Redis: the first ready task runs wait in windows there, a script takes from them in one step, and the worker claims exactly
 * these in PostgreSQL. Owns what is in Redis and when it is read anew; scripts and keys are redis-scripts.ts.
 *
 * 1. Redis is a copy of the front of `ready_tasks`, never the only place of anything: it may be emptied, killed or cut off at any moment. So
 *    nobody publishes what became ready; whoever takes is told when the copy may be old, and then reads it anew for all that offer the same.
 * 2. What was rung makes a copy old at once, REREAD_MS in any case. That is the sweep that finds lost rings, and what was taken
 *    from Redis but not claimed within TAKEN_MS.
 * 3. While Redis does not answer, claims take from PostgreSQL, as without it.
 * 4. What a worker makes ready itself and has room for, it takes from PostgreSQL at once: a detour over Redis would only make the way from one
 *    task to the next longer.
 * 5. Only ids, places and names of queues are in Redis; the claim checks what it is given.
 *
 * Rejected: publishing from each statement that makes tasks ready. There are a dozen, some of which make tasks of many queues ready, and what a
 * process had committed but not yet published when it died would need the same sweep.
 */
import { createHash } from "node:crypto";
import type { Logger } from "../base/logger.ts";
import type { Database } from "../store/database.ts";
import { Notifier, type ListenerOptions, type Ring } from "../store/notifications.ts";
import {
  claimTakenTasks,
  listReadyTasks,
  type ReadyTask,
} from "../store/runs/claim-taken-tasks.ts";
import { claimTasks, type ClaimedTask, type ClaimRequest } from "../store/runs/claim-tasks.ts";
import { subscribeTo, type Closeable, type Queue, type Subscribed } from "./queue.ts";
import { RedisLink } from "./redis-link.ts";
import { FILL_SCRIPT, RING_SCRIPT, TAKE_SCRIPT } from "./redis-scripts.ts";

/** Long enough for a claim under way; then what was taken may be taken again. */
const TAKEN_MS = 5_000;
const REREAD_MS = 2_000;
/** Whoever reads for longer may have died. */
const READING_MS = 1_000;
/** What nobody uses any more goes by itself. */
const KEPT_MS = 60_000;
/** Task runs that are read at once for an offer and a kind of slot, or four times the limit of who reads if that is more. */
const WINDOW = 500;
const LIMITS_PER_WINDOW = 4;

/** Where the state of an offer is among the keys of its scripts. */
const STATE_KEY = 1;

type SlotKind = "process" | "inline";
const slotKinds: readonly SlotKind[] = ["process", "inline"];

interface RedisQueueOptions {
  url: string;
  /** Keeps apart the Stratals that share a Redis. */
  databaseId: string;
  database: Database;
  claimDatabase: Database;
  logger: Logger;
}

export class RedisQueue implements Queue {
  readonly kind = "redis";
  readonly notifier: Notifier;
  readonly #claimDatabase: Database;
  readonly #link: RedisLink;
  readonly #prefix: string;
  readonly #logger: Logger;
  #madeReady = false;

  private constructor(options: RedisQueueOptions, prefix: string, link: RedisLink) {
    const { database, claimDatabase, logger } = options;
    this.#prefix = prefix;
    this.#claimDatabase = claimDatabase;
    this.#logger = logger;
    this.#link = link;
    this.notifier = new Notifier(database, logger, (rings) => this.#publish(rings));
  }

  /** Connects to Redis; answers without it if it is away. */
  static async open(options: RedisQueueOptions): Promise<RedisQueue> {
    const { url, databaseId, logger } = options;
    const prefix = `stratal:{${databaseId}}:`;
    return new RedisQueue(options, prefix, await RedisLink.open({ url, prefix, logger }));
  }

  async claim(request: ClaimRequest): Promise<ClaimedTask[]> {
    if (this.#madeReady) return this.#claimPast(request);
    const taken = await this.#take(request);
    if (taken === null) return claimTasks(this.#claimDatabase, request);
    if (taken.length === 0) return [];
    const claimed = await claimTakenTasks(this.#claimDatabase, request, taken);
    if (claimed.length === taken.length) return claimed;
    // The copy was old, and whoever gets too little would wait in vain for a ring.
    await this.#link.call((client) => client.del(this.#keysOf(request)[STATE_KEY]!));
    return [...claimed, ...(await claimTasks(this.#claimDatabase, roomLeft(request, claimed)))];
  }

  noteReady(): void {
    this.#madeReady = true;
  }

  ring(queue: string): void {
    this.notifier.ring("stratal_ready", queue);
  }

  subscribe(queues: readonly string[], onRing: () => void, also?: Subscribed): Closeable {
    return subscribeTo((options) => this.listen(options), queues, onRing, this.#logger, also);
  }

  listen(options: ListenerOptions): Closeable {
    return this.#link.listen(options);
  }

  async isReachable(): Promise<boolean> {
    return (await this.#link.call((client) => client.ping())) !== null;
  }

  async close(): Promise<void> {
    await this.notifier.settled();
    await this.#link.close();
  }

  /** Without Redis: what this process made ready is nowhere else yet. */
  async #claimPast(request: ClaimRequest): Promise<ClaimedTask[]> {
    this.#madeReady = false;
    try {
      return await claimTasks(this.#claimDatabase, request);
    } catch (error) {
      this.#madeReady = true;
      throw error;
    }
  }

  /** Null if Redis does not answer. */
  async #take(request: ClaimRequest): Promise<ReadyTask[] | null> {
    const keys = this.#keysOf(request);
    const limits = [request.processLimit, request.inlineLimit, TAKEN_MS];
    const args = [...limits, REREAD_MS, READING_MS];
    const answer = await this.#evaluate(TAKE_SCRIPT, keys, args);
    if (answer === null) return null;
    const [what, ...rest] = answer;
    if (what === "taken") return rest.map(readTask);
    const [news, ...kinds] = rest;
    const windows = await this.#read(request, kinds);
    const ring = [this.#link.channel("stratal_ready"), request.queues[0]!];
    const filled = await this.#evaluate(FILL_SCRIPT, keys, [
      ...limits,
      KEPT_MS,
      news!,
      ...ring,
      ...windows,
    ]);
    return filled === null ? null : filled.slice(1).map(readTask);
  }

  /** The windows of these kinds, as the script takes them. */
  async #read(request: ClaimRequest, kinds: readonly string[]): Promise<(string | number)[]> {
    const sizeOf = (kind: SlotKind): number =>
      kinds.includes(kind) ? windowSize(request[`${kind}Limit`]) : 0;
    const ready = await listReadyTasks(this.#claimDatabase, {
      queues: request.queues,
      tags: request.tags,
      processLimit: sizeOf("process"),
      inlineLimit: sizeOf("inline"),
    });
    return slotKinds
      .filter((kind) => kinds.includes(kind))
      .flatMap((kind) => {
        const tasks = ready.filter((task) => task.slotKind === kind);
        const more = tasks.length === sizeOf(kind) ? 1 : 0;
        return [kind, more, tasks.length, ...tasks.map(({ id, place }) => `${id} ${place}`)];
      });
  }

  #evaluate(
    script: string,
    keys: readonly string[],
    args: readonly (string | number)[],
  ): Promise<string[] | null> {
    return this.#link.call(async (client) => {
      // Our scripts answer lists of text.
      return (await client.eval(script, keys.length, ...keys, ...args)) as string[];
    });
  }

  #keysOf({ queues, tags }: ClaimRequest): string[] {
    const offer = createHash("sha256")
      .update(JSON.stringify([queues, tags]))
      .digest("hex")
      .slice(0, 20);
    const own = [`state:${offer}`, `process:${offer}`, `inline:${offer}`];
    return ["taken", ...own, ...queues.map(counterOf)].map((key) => this.#prefix + key);
  }

  async #publish(rings: readonly Ring[]): Promise<void> {
    const queues = rings.flatMap(([channel, payload]) =>
      channel === "stratal_ready" ? [payload] : [],
    );
    const keys = ["taken", ...queues.map(counterOf)].map((key) => this.#prefix + key);
    const pairs = rings.flatMap(([channel, payload]) => [this.#link.channel(channel), payload]);
    await this.#link.call((client) =>
      client.eval(RING_SCRIPT, keys.length, ...keys, KEPT_MS, ...pairs),
    );
  }
}

function roomLeft(request: ClaimRequest, claimed: readonly ClaimedTask[]): ClaimRequest {
  const scripts = claimed.filter((task) => task.slotKind === "process").length;
  return {
    ...request,
    processLimit: request.processLimit - scripts,
    inlineLimit: request.inlineLimit - (claimed.length - scripts),
  };
}

function windowSize(limit: number): number {
  return Math.max(WINDOW, LIMITS_PER_WINDOW * limit);
}

function counterOf(queue: string): string {
  return `rung:${queue}`;
}

function readTask(member: string): ReadyTask {
  const [id, place] = member.split(" ");
  return { id: Number(id), place: place! };
}
