/**
 * The client of the live channel. Owns one WebSocket, its topics and its way back after an interruption. It does not own data:
 * subscribers are told of changes and read again what they cannot patch. Invariants: (1) a topic is subscribed at the server
 * while it has a subscriber and the socket is open; (2) after every new connection each topic is subscribed again, from the
 * last revision seen; (3) silence for `staleMs` ends a connection, since a socket of a sleeping laptop never says that it died;
 * (4) nothing is called after the last `unsubscribe` of a topic; (5) a `reset` ends a subscription at the server: the topic is
 * subscribed anew, from the beginning.
 */

/** `stale`: open, but silent for too long; `off`: nobody has subscribed. */
export type LiveState = "off" | "connecting" | "connected" | "stale" | "reconnecting";

/** A message of the server about a topic; what else it carries depends on the topic. */
export interface LiveChange {
  type: "change" | "reset";
  topic: string;
  rev?: number;
  [name: string]: unknown;
}

/** What a subscriber gets. */
export type LiveListener = (message: LiveChange) => void;

/** The part of a WebSocket that is used. */
export type LiveSocket = Pick<
  WebSocket,
  "readyState" | "send" | "close" | "onopen" | "onmessage" | "onclose"
>;

/** The server pings every 10 s. */
export const staleMs = 15_000;
const firstRetryMs = 500;
const longestRetryMs = 5_000;
/** Between two pages that both want live data, the connection stays. */
const lingerMs = 5_000;

interface Topic {
  listeners: Set<LiveListener>;
  /** Called when the server says that from now on every change is told: what was read before may be old. */
  starters: Set<() => void>;
  rev: number | undefined;
}

/** One connection for all topics of the page. */
export class LiveClient {
  #state: LiveState = "off";
  readonly #open: () => LiveSocket;
  readonly #topics = new Map<string, Topic>();
  readonly #watchers = new Set<() => void>();
  #socket: LiveSocket | null = null;
  #silence: ReturnType<typeof setTimeout> | undefined;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #linger: ReturnType<typeof setTimeout> | undefined;
  #failures = 0;

  constructor(open: () => LiveSocket) {
    this.#open = open;
  }

  get state(): LiveState {
    return this.#state;
  }

  /** Calls `watcher` when the state changes. */
  watch(watcher: () => void): () => void {
    this.#watchers.add(watcher);
    return () => this.#watchers.delete(watcher);
  }

  /** Listens to a topic, from after revision `after` if given; `onStart` is called whenever the server begins to tell. */
  subscribe(
    name: string,
    listener: LiveListener,
    after?: number,
    onStart?: () => void,
  ): () => void {
    clearTimeout(this.#linger);
    const known = this.#topics.get(name);
    const topic = known ?? { listeners: new Set(), starters: new Set(), rev: after };
    topic.listeners.add(listener);
    if (onStart !== undefined) topic.starters.add(onStart);
    this.#topics.set(name, topic);
    if (this.#socket === null && this.#retry === undefined) this.#connect("connecting");
    else if (known === undefined) this.#sendSubscribe(name, topic);
    return () => {
      if (onStart !== undefined) topic.starters.delete(onStart);
      this.#unsubscribe(name, topic, listener);
    };
  }

  /** Tries again at once, for instance when the browser is back online or the laptop has woken. */
  wake(): void {
    if (this.#topics.size === 0 || this.#state === "connected") return;
    this.#drop();
    this.#connect("reconnecting");
  }

  #unsubscribe(name: string, topic: Topic, listener: LiveListener): void {
    topic.listeners.delete(listener);
    if (topic.listeners.size > 0 || this.#topics.get(name) !== topic) return;
    this.#topics.delete(name);
    this.#send({ type: "unsubscribe", topic: name });
    if (this.#topics.size > 0) return;
    this.#linger = setTimeout(() => {
      this.#drop();
      this.#become("off");
    }, lingerMs);
  }

  #connect(state: LiveState): void {
    this.#become(state);
    const socket = this.#open();
    this.#socket = socket;
    socket.onopen = () => {
      this.#failures = 0;
      this.#become("connected");
      this.#heard();
      for (const [name, topic] of this.#topics) this.#sendSubscribe(name, topic);
    };
    socket.onmessage = (event) => this.#receive(String(event.data));
    socket.onclose = () => {
      if (this.#socket === socket) this.#reconnectLater();
    };
    // A connection attempt that hangs is given up like a silent connection.
    this.#heard();
  }

  #receive(text: string): void {
    this.#become("connected");
    this.#heard();
    // The server's protocol; what is not about a topic only shows that the connection lives.
    const message = JSON.parse(text) as { type?: string; topic?: string; rev?: number };
    if (message.topic === undefined) return;
    const topic = this.#topics.get(message.topic);
    if (topic === undefined) return;
    if (typeof message.rev === "number") topic.rev = message.rev;
    if (message.type === "subscribed") for (const start of topic.starters) start();
    if (message.type !== "change" && message.type !== "reset") return;
    const change: LiveChange = { ...message, type: message.type, topic: message.topic };
    for (const listener of topic.listeners) listener(change);
    if (message.type !== "reset" || this.#topics.get(message.topic) !== topic) return;
    topic.rev = undefined;
    this.#sendSubscribe(message.topic, topic);
  }

  #heard(): void {
    clearTimeout(this.#silence);
    this.#silence = setTimeout(() => {
      this.#drop();
      this.#become("stale");
      this.#reconnectLater();
    }, staleMs);
  }

  #reconnectLater(): void {
    this.#drop();
    if (this.#topics.size === 0) return this.#become("off");
    if (this.#state !== "stale") this.#become("reconnecting");
    const wait = Math.min(longestRetryMs, firstRetryMs * 2 ** this.#failures);
    this.#failures += 1;
    this.#retry = setTimeout(() => {
      this.#retry = undefined;
      this.#connect(this.#state === "stale" ? "stale" : "reconnecting");
    }, wait);
  }

  #drop(): void {
    clearTimeout(this.#silence);
    clearTimeout(this.#retry);
    this.#retry = undefined;
    const socket = this.#socket;
    this.#socket = null;
    if (socket === null) return;
    socket.onopen = null;
    socket.onmessage = null;
    socket.onclose = null;
    socket.close();
  }

  #sendSubscribe(name: string, { rev }: Topic): void {
    this.#send({ type: "subscribe", topic: name, ...(rev === undefined ? {} : { after: rev }) });
  }

  #send(message: object): void {
    if (this.#socket?.readyState === 1) this.#socket.send(JSON.stringify(message));
  }

  #become(state: LiveState): void {
    if (this.#state === state) return;
    this.#state = state;
    for (const watcher of this.#watchers) watcher();
  }
}
