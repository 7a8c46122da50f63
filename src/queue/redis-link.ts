/**
 * The connections to Redis: one for commands, one for what is published. Owns the client and whether Redis answers; not what is asked.
 *
 * 1. Nothing fails because Redis is away: `call` answers null, and what is published meanwhile is lost.
 * 2. A command waits at most COMMAND_TIMEOUT_MS, and none is queued while there is no connection. After a command without an answer both
 *    connections are made anew: a network that swallows packets would else cost every caller this time.
 * 3. Listeners hear of every reconnection: rings may have been lost before it.
 */
import { readFileSync } from "node:fs";
import { Cluster, Redis, ReplyError, type ClusterOptions, type RedisOptions } from "ioredis";
import { systemClock } from "../base/clock.ts";
import { StratalError, messageOf } from "../base/errors.ts";
import type { Logger } from "../base/logger.ts";
import type { ListenerOptions, NotificationChannel } from "../store/notifications.ts";
import type { Closeable } from "./queue.ts";
import { readRedisUrl, type RedisAddress } from "./redis-url.ts";

const COMMAND_TIMEOUT_MS = 1_000;
const CONNECT_TIMEOUT_MS = 2_000;
const MAX_RECONNECT_DELAY_MS = 1_000;
const KEEP_ALIVE_MS = 10_000;

interface RedisLinkOptions {
  url: string;
  /** Tells this Stratal's channels from those of others. */
  prefix: string;
  logger: Logger;
}

export class RedisLink {
  readonly #commands: Redis | Cluster;
  readonly #published: Redis | Cluster;
  readonly #prefix: string;
  readonly #logger: Logger;
  readonly #listeners = new Set<ListenerOptions>();
  /** Null until the first answer, or the first one that did not come. */
  #answers: boolean | null = null;
  #closing = false;

  private constructor(options: RedisLinkOptions) {
    const address = readRedisUrl(options.url);
    this.#prefix = options.prefix;
    this.#logger = options.logger;
    this.#commands = this.#connect(address, "stratal");
    this.#published = this.#connect(address, "stratal listener");
    this.#published.on("message", (channel: string, payload: string) => {
      this.#deliver(channel, payload);
    });
    this.#published.on("ready", () => void this.#resume());
  }

  /** Connects; answers when Redis does, or after CONNECT_TIMEOUT_MS without it. */
  static async open(options: RedisLinkOptions): Promise<RedisLink> {
    const link = new RedisLink(options);
    const stop = new AbortController();
    await Promise.race([
      Promise.all([link.#commands, link.#published].map(untilReady)),
      systemClock.sleep(CONNECT_TIMEOUT_MS, stop.signal),
    ]);
    stop.abort();
    await link.call((client) => client.ping());
    return link;
  }

  /** Does something in Redis; null if that is not possible now. */
  async call<T>(work: (client: Redis | Cluster) => Promise<T>): Promise<T | null> {
    try {
      const answer = await work(this.#commands);
      this.#note(true);
      return answer;
    } catch (error) {
      this.#note(false, error);
      // What Redis refused came over a connection that works.
      if (!(error instanceof ReplyError)) this.#reconnect();
      return null;
    }
  }

  /** The name of a channel in Redis, where several Stratals may publish. */
  channel(name: NotificationChannel): string {
    return `${this.#prefix}${name}`;
  }

  /** Hears what is published on channels, until it is closed. */
  listen(options: ListenerOptions): Closeable {
    this.#listeners.add(options);
    if (this.#published.status === "ready") void this.#subscribe([options]);
    return {
      close: () => {
        this.#listeners.delete(options);
        return Promise.resolve();
      },
    };
  }

  close(): Promise<void> {
    this.#closing = true;
    this.#commands.disconnect();
    this.#published.disconnect();
    return Promise.resolve();
  }

  #connect(address: RedisAddress, connectionName: string): Redis | Cluster {
    const client = openClient(address, connectionName);
    // An error that nobody listens to would end the process; whoever calls hears of it.
    client.on("error", (error) => {
      this.#logger.debug({ err: messageOf(error) }, "a connection to Redis failed");
    });
    return client;
  }

  #reconnect(): void {
    for (const client of [this.#commands, this.#published])
      if (client.status === "ready" && !this.#closing) client.disconnect(true);
  }

  #deliver(channel: string, payload: string): void {
    for (const { channels, onNotification } of this.#listeners) {
      const name = channels.find((each) => this.channel(each) === channel);
      if (name !== undefined) onNotification(name, payload);
    }
  }

  async #resume(): Promise<void> {
    await this.#subscribe([...this.#listeners]);
  }

  async #subscribe(listeners: readonly ListenerOptions[]): Promise<void> {
    const channels = new Set(listeners.flatMap((each) => each.channels));
    if (channels.size === 0) return;
    try {
      await this.#published.subscribe(...[...channels].map((each) => this.channel(each)));
      for (const { onReconnect } of listeners) onReconnect();
    } catch (error) {
      this.#logger.debug({ err: messageOf(error) }, "not subscribed");
      this.#reconnect();
    }
  }

  #note(answers: boolean, error?: unknown): void {
    if (this.#answers === answers || this.#closing) return;
    if (!answers)
      this.#logger.warn(
        { err: messageOf(error) },
        "Redis does not answer: tasks are taken from PostgreSQL until it does",
      );
    else if (this.#answers === false) this.#logger.info("Redis answers again");
    this.#answers = answers;
  }
}

function openClient(address: RedisAddress, connectionName: string): Redis | Cluster {
  const { kind, nodes, group, sentinelPassword } = address;
  const tls = tlsOptions(address);
  const options = { ...loginOptions(address), ...(tls && { tls }), connectionName };
  if (kind === "cluster") return new Cluster(nodes, clusterOptions(options));
  if (kind === "single") return new Redis({ ...options, ...nodes[0] });
  return new Redis({
    ...options,
    sentinels: nodes,
    name: group!,
    ...(tls && { enableTLSForSentinelMode: true, sentinelTLS: tls }),
    ...(sentinelPassword === null ? {} : { sentinelPassword }),
    sentinelRetryStrategy: reconnectDelay,
  });
}

function tlsOptions({ tls, ca }: RedisAddress): { ca?: Buffer } | null {
  if (!tls) return null;
  if (ca === null) return {};
  try {
    return { ca: readFileSync(ca) };
  } catch (error) {
    const message = `REDIS_URL names a file of certificates (ca) that cannot be read: ${messageOf(error)}. Name a file in PEM format.`;
    throw new StratalError("invalid_settings", message, { cause: error });
  }
}

function loginOptions({ username, password, database }: RedisAddress): RedisOptions {
  return {
    ...(username === null ? {} : { username }),
    ...(password === null ? {} : { password }),
    db: database,
    connectTimeout: CONNECT_TIMEOUT_MS,
    commandTimeout: COMMAND_TIMEOUT_MS,
    keepAlive: KEEP_ALIVE_MS,
    enableOfflineQueue: false,
    autoResubscribe: false,
    maxRetriesPerRequest: 0,
    retryStrategy: reconnectDelay,
    // A server that was a master before a failover: the next connection goes to the new one.
    reconnectOnError: (error) => error.message.startsWith("READONLY"),
  };
}

function clusterOptions(redisOptions: RedisOptions): ClusterOptions {
  return {
    redisOptions,
    enableOfflineQueue: false,
    clusterRetryStrategy: reconnectDelay,
    // Names stay names, so that certificates fit them.
    ...(redisOptions.tls ? { dnsLookup: (name, callback) => callback(null, name) } : {}),
  };
}

function untilReady(client: Redis | Cluster): Promise<void> {
  return new Promise((resolve) => {
    client.once("ready", resolve);
  });
}

function reconnectDelay(times: number): number {
  return Math.min(times * 100, MAX_RECONNECT_DELAY_MS);
}
