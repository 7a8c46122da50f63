/**
 * Doorbells between processes, over LISTEN/NOTIFY or what the queue brings for them. They carry no facts: a lost one costs at most a poll interval.
 *
 * 1. `Notifier` never notifies inside another statement: NOTIFY takes a lock at commit that would serialise the hot path. It sends
 *    at most once per NOTIFY_INTERVAL_MS, everything rung meanwhile merged.
 * 2. `NotificationListener` reconnects for ever and tells its owner, who must look once because rings may have been lost.
 */
import { systemClock } from "../base/clock.ts";
import { messageOf } from "../base/errors.ts";
import type { Logger } from "../base/logger.ts";
import { atFailpoint } from "../base/failpoint.ts";
import type { Database } from "./database.ts";

/** `stratal_ready`: payload queue, tasks may be claimed. `stratal_run`: payload run id or ANY_RUN, its state or logs changed.
 * `stratal_stop`: payload run id, tasks of it must be stopped. `stratal_worker`: payload worker id, it was drained or resumed. `stratal_slot` and `stratal_child` are rung by the database itself: a
 * concurrency slot is free, a run that a task waits for has ended. */
export type NotificationChannel =
  | "stratal_ready"
  | "stratal_run"
  | "stratal_stop"
  | "stratal_worker"
  | "stratal_slot"
  | "stratal_child";

/** Payload of `stratal_run` when too many runs changed to name each. */
export const ANY_RUN = "*";

/** What is rung: a channel and a payload. */
export type Ring = readonly [channel: NotificationChannel, payload: string];

const NOTIFY_INTERVAL_MS = 20;
const MAX_NAMED_RUNS = 32;
const RECONNECT_DELAY_MS = 500;

export class Notifier {
  readonly #send: (rings: readonly Ring[]) => Promise<void>;
  readonly #logger: Logger;
  #rung = new Map<NotificationChannel, Set<string>>();
  #sending: Promise<void> | null = null;

  /** Over notifications of PostgreSQL, unless `send` carries the rings in another way. */
  constructor(
    database: Database,
    logger: Logger,
    send?: (rings: readonly Ring[]) => Promise<void>,
  ) {
    this.#send = send ?? ((rings) => notify(database, rings));
    this.#logger = logger;
  }

  /** Rings soon; returns at once. */
  ring(channel: NotificationChannel, payload: string): void {
    const payloads = this.#rung.get(channel) ?? new Set<string>();
    payloads.add(payload);
    if (channel === "stratal_run" && payloads.size > MAX_NAMED_RUNS) {
      payloads.clear();
      payloads.add(ANY_RUN);
    }
    this.#rung.set(channel, payloads);
    this.#sending ??= this.#sendUntilQuiet().finally(() => {
      this.#sending = null;
    });
  }

  /** Resolves when everything rung so far is sent. */
  async settled(): Promise<void> {
    await this.#sending;
  }

  async #sendUntilQuiet(): Promise<void> {
    while (this.#rung.size > 0) {
      const rung = this.#rung;
      this.#rung = new Map();
      const rings = [...rung].flatMap(([channel, payloads]) =>
        [...payloads].map((payload): Ring => [channel, payload]),
      );
      try {
        await atFailpoint("rings.send", () => this.#send(rings));
      } catch (error) {
        this.#logger.debug({ err: messageOf(error) }, "doorbell not rung");
      }
      await systemClock.sleep(NOTIFY_INTERVAL_MS);
    }
  }
}

async function notify(database: Database, rings: readonly Ring[]): Promise<void> {
  await database.query({
    name: "notify",
    // A ring is no fact: it need not be on disk before it is heard.
    text: `WITH soon AS MATERIALIZED (SELECT set_config('synchronous_commit', 'off', true))
           SELECT pg_notify(channel, payload)
           FROM soon
           CROSS JOIN unnest($1::text[], $2::text[]) AS rung (channel, payload)`,
    values: [rings.map(([channel]) => channel), rings.map(([, payload]) => payload)],
  });
}

export interface ListenerOptions {
  channels: readonly NotificationChannel[];
  onNotification: (channel: NotificationChannel, payload: string) => void;
  /** Called after every (re)connection: rings may have been lost before it. */
  onReconnect: () => void;
  logger: Logger;
}

export class NotificationListener {
  readonly #database: Database;
  readonly #options: ListenerOptions;
  readonly #stopped = new AbortController();
  #disconnect: (() => void) | null = null;
  #loop: Promise<void> = Promise.resolve();

  private constructor(database: Database, options: ListenerOptions) {
    this.#database = database;
    this.#options = options;
  }

  /** Starts listening in the background; never fails, it keeps trying. */
  static start(database: Database, options: ListenerOptions): NotificationListener {
    const listener = new NotificationListener(database, options);
    listener.#loop = listener.#run();
    return listener;
  }

  async close(): Promise<void> {
    this.#stopped.abort();
    this.#disconnect?.();
    await this.#loop;
  }

  async #run(): Promise<void> {
    while (!this.#stopped.signal.aborted) {
      try {
        await this.#listenUntilDisconnected();
      } catch (error) {
        this.#options.logger.debug({ err: messageOf(error) }, "listener not connected");
      }
      await systemClock.sleep(RECONNECT_DELAY_MS, this.#stopped.signal);
    }
  }

  async #listenUntilDisconnected(): Promise<void> {
    const client = await this.#database.dedicatedConnection("stratal listener");
    const disconnected = new Promise<void>((resolve) => {
      client.once("end", resolve);
      client.once("error", () => {
        resolve();
      });
      this.#disconnect = resolve;
    });
    try {
      client.on("notification", (message) => {
        // Only channels of our own list are listened to.
        const channel = message.channel as NotificationChannel;
        this.#options.onNotification(channel, message.payload ?? "");
      });
      for (const channel of this.#options.channels) await client.query(`LISTEN ${channel}`);
      if (!this.#stopped.signal.aborted) {
        this.#options.onReconnect();
        await disconnected;
      }
    } finally {
      await client.end().catch(() => undefined);
    }
  }
}
