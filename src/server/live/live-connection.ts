/**
 * One connection of the live channel: follows the topics that its client names.
 *
 * 1. A topic has at most one message on its way to a client. While that waits for a slow reader, what changes is merged into the next one.
 * 2. A client that answers no ping for PING_MS is gone, and its connection is ended.
 */
import type { WebSocket } from "ws";
import { messageOf, StratalError } from "../../base/errors.ts";
import type { Logger } from "../../base/logger.ts";
import type { Queryable } from "../../store/database.ts";
import { getRunState } from "../../store/runs/get-run-state.ts";
import { may, type Principal } from "../principal.ts";
import { parseClientMessage, type ClientMessage } from "./topics/client-message.ts";
import type { Topic } from "./topics/topic.ts";
import { parseTopic, topicPermission, type Topics } from "./topics/topics.ts";
import type { StreamSignals } from "./websocket-stream.ts";

/** Topics that one connection may follow. */
export const MAX_TOPICS = 64;
const MAX_BUFFERED = 256 * 1024;
const PING_MS = 10_000;
const GOING_AWAY = 1001;
const POLICY_VIOLATION = 1008;
const INTERNAL_ERROR = 1011;

export interface LiveOptions {
  topics: Pick<Topics, "open">;
  database: Queryable;
  principal: Principal;
  logger: Logger;
}

export class LiveConnection {
  readonly #socket: WebSocket;
  readonly #options: LiveOptions;
  readonly #gone = new AbortController();
  readonly #followed = new Map<string, AbortController>();

  constructor(socket: WebSocket, options: LiveOptions) {
    this.#socket = socket;
    this.#options = options;
  }

  /** Serves the client until it goes, may no longer read, or the server closes. */
  async serve({ closing, lost }: StreamSignals): Promise<void> {
    const { logger } = this.#options;
    // The plugin reports what a client does wrong as a failure of ours; the closing code tells it.
    this.#socket.removeAllListeners("error");
    this.#socket.on("error", (error) => logger.debug({ err: messageOf(error) }, "live channel"));
    this.#socket.on("message", (data, isBinary) => this.#receive(isBinary ? "" : textOf(data)));
    const stopPinging = this.#keepAlive();
    const ended = new Promise<void>((resolve) => this.#socket.once("close", () => resolve()));
    const until = { signal: this.#gone.signal };
    lost.addEventListener(
      "abort",
      () => this.#close(POLICY_VIOLATION, "the login has ended"),
      until,
    );
    closing.addEventListener("abort", () => this.#close(GOING_AWAY, "the server closes"), until);
    if (lost.aborted) this.#close(POLICY_VIOLATION, "the login has ended");
    await ended;
    stopPinging();
    this.#gone.abort();
  }

  #receive(text: string): void {
    try {
      this.#obey(parseClientMessage(text));
    } catch (error) {
      this.#refuse(error, null);
    }
  }

  #obey(message: ClientMessage): void {
    if (message.type === "unsubscribe") {
      this.#followed.get(message.topic)?.abort();
      this.#followed.delete(message.topic);
      return;
    }
    this.#followed.get(message.topic)?.abort();
    this.#followed.delete(message.topic);
    if (this.#followed.size >= MAX_TOPICS)
      throw new StratalError(
        "invalid_request",
        `A connection follows at most ${MAX_TOPICS} topics: unsubscribe from one first.`,
      );
    const stop = new AbortController();
    this.#followed.set(message.topic, stop);
    void this.#follow(message.topic, message.after ?? null, stop);
  }

  async #follow(name: string, after: number | null, stop: AbortController): Promise<void> {
    const signal = AbortSignal.any([stop.signal, this.#gone.signal]);
    try {
      const topic = await this.#opened(name);
      if (!signal.aborted) await this.#tell(name, topic, after, signal);
    } catch (error) {
      if (!signal.aborted) this.#refuse(error, name);
    } finally {
      if (this.#followed.get(name) === stop) this.#followed.delete(name);
    }
  }

  /** The topic, if it exists and the client may follow it. */
  async #opened(name: string): Promise<Topic> {
    const { topics, database, principal } = this.#options;
    const topic = parseTopic(name);
    if (topic === null)
      throw new StratalError(
        "not_found",
        "There is no such topic: use run:<id>, runs, workers or approvals.",
      );
    const permission = topicPermission(topic);
    if (!may(principal, permission))
      throw new StratalError("forbidden", `This topic needs the permission ${permission}.`);
    const { projectId } = principal;
    if (
      typeof topic === "object" &&
      (await getRunState(database, { projectId, runId: topic.runId })) === undefined
    )
      throw new StratalError("not_found", "There is no run with this id.");
    return topics.open(projectId, topic);
  }

  async #tell(
    name: string,
    topic: Topic,
    after: number | null,
    signal: AbortSignal,
  ): Promise<void> {
    const leave = topic.watch.join();
    try {
      let seen = await topic.watch.next(0, signal);
      if (seen === null) return;
      let step = topic.step;
      await this.#send(JSON.stringify({ type: "subscribed", topic: name }), signal);
      const first = await topic.first(after);
      if (first !== null) await this.#send(first, signal);
      while (seen.state !== null) {
        seen = await topic.watch.next(seen.revision, signal);
        if (seen === null) return;
        const text = topic.since(step);
        step = topic.step;
        if (text === null) break;
        await this.#send(text, signal);
      }
      // Its run is gone, or changed in a way that no message tells: the subscription ends with it.
      if (!signal.aborted) await this.#send(JSON.stringify({ type: "reset", topic: name }), signal);
    } finally {
      leave();
    }
  }

  /** Sends, and waits while too much is buffered until this message has left. */
  async #send(text: string, signal: AbortSignal): Promise<void> {
    if (signal.aborted) return;
    if (this.#socket.bufferedAmount <= MAX_BUFFERED) {
      this.#socket.send(text);
      return;
    }
    // The callback also comes, with an error, when the connection ends: the signal tells then.
    await new Promise<void>((resolve) => this.#socket.send(text, () => resolve()));
  }

  #refuse(error: unknown, topic: string | null): void {
    if (!(error instanceof StratalError)) {
      this.#options.logger.warn({ err: error }, "the live channel failed");
      this.#close(INTERNAL_ERROR, "the server failed; connect again");
      return;
    }
    const { code, message } = error;
    this.#socket.send(
      JSON.stringify({ type: "error", ...(topic === null ? {} : { topic }), code, message }),
    );
  }

  #close(code: number, reason: string): void {
    this.#socket.close(code, reason);
  }

  #keepAlive(): () => void {
    let isAlive = true;
    this.#socket.on("pong", () => {
      isAlive = true;
    });
    const timer = setInterval(() => {
      // While much is buffered the ping waits behind it, so a slow reader is not a dead one.
      const isSlow = this.#socket.bufferedAmount > MAX_BUFFERED;
      if (!isAlive && !isSlow) this.#socket.terminate();
      isAlive = false;
      this.#socket.ping();
      if (!isSlow) this.#socket.send('{"type":"ping"}');
    }, PING_MS);
    return () => clearInterval(timer);
  }
}

function textOf(data: unknown): string {
  return data instanceof Buffer ? data.toString() : "";
}
