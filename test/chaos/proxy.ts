/**
 * A TCP proxy that can do what networks do: close connections, refuse them, carry nothing, carry everything late. What it holds back
 * arrives when it is let go, as with a network that loses packets and repeats them; an end or a reset is held back like bytes are.
 */
import { once } from "node:events";
import { connect, createServer, type AddressInfo, type Server, type Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";

/** Which bytes a proxy holds back: those of the client, those of the target, or all. */
export type Direction = "up" | "down" | "both";

/** Stands in the way of one direction. */
class Gate {
  #held: PromiseWithResolvers<void> | null = null;
  delayMs = 0;

  hold(): void {
    this.#held ??= withResolvers();
  }

  release(): void {
    this.#held?.resolve();
    this.#held = null;
  }

  async pass(): Promise<void> {
    if (this.delayMs > 0) await sleep(this.delayMs);
    while (this.#held !== null) await this.#held.promise;
  }
}

interface PromiseWithResolvers<Value> {
  promise: Promise<Value>;
  resolve: (value: Value) => void;
}

function withResolvers(): PromiseWithResolvers<void> {
  let resolve: () => void = () => undefined;
  const promise = new Promise<void>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}

/** A connection that is carried. */
interface Carried {
  client: Socket;
  /** Holds back what this client sends, whatever the others' does. */
  late: Gate;
}

export class Proxy {
  readonly #server: Server;
  readonly #target: { host: string; port: number };
  readonly #sockets = new Set<Socket>();
  readonly #carried = new Set<Carried>();
  readonly #up = new Gate();
  readonly #down = new Gate();
  #refuses = false;

  private constructor(target: { host: string; port: number }) {
    this.#target = target;
    this.#server = createServer((client) => {
      void this.#carry(client);
    });
  }

  /** Listens on a free port of the loopback address. */
  static async open(target: { host: string; port: number }): Promise<Proxy> {
    const proxy = new Proxy(target);
    proxy.#server.listen(0, "127.0.0.1");
    await once(proxy.#server, "listening");
    return proxy;
  }

  get port(): number {
    // It listens on TCP.
    return (this.#server.address() as AddressInfo).port;
  }

  /** Resets every connection. */
  cut(): void {
    for (const socket of this.#sockets) socket.resetAndDestroy();
  }

  /** Resets every connection, and each new one, until `resume`. */
  refuse(): void {
    this.#refuses = true;
    this.cut();
  }

  /** Carries nothing in a direction until `resume`; connections stay open. */
  hold(direction: Direction): void {
    if (direction !== "down") this.#up.hold();
    if (direction !== "up") this.#down.hold();
  }

  /** For a while carries requests, but no answers; then resets every connection: what was done is never heard of. */
  async loseAnswers(forMs: number): Promise<void> {
    this.hold("down");
    await sleep(forMs);
    this.cut();
    this.resume();
  }

  /**
   * Takes what clients send within `forMs`, resets them, and delivers it `lateMs` later after all: requests of connections that their
   * clients have long since given up. `onReset` is called just before they are reset.
   */
  async strand(
    forMs: number,
    lateMs: number,
    onReset: () => void = () => undefined,
  ): Promise<void> {
    const stranded = [...this.#carried];
    for (const { late } of stranded) late.hold();
    await sleep(forMs);
    onReset();
    for (const { client } of stranded) client.resetAndDestroy();
    await sleep(lateMs);
    for (const { late } of stranded) late.release();
  }

  /** Carries everything so much later, until `resume`. */
  slow(delayMs: number): void {
    this.#up.delayMs = delayMs;
    this.#down.delayMs = delayMs;
  }

  /** Works as a plain proxy again; what was held back arrives. */
  resume(): void {
    this.#refuses = false;
    for (const gate of [this.#up, this.#down]) {
      gate.delayMs = 0;
      gate.release();
    }
  }

  async close(): Promise<void> {
    this.#server.close();
    this.refuse();
    this.#up.release();
    this.#down.release();
    for (const { late } of this.#carried) late.release();
    await once(this.#server, "close");
  }

  async #carry(client: Socket): Promise<void> {
    if (this.#refuses) {
      client.resetAndDestroy();
      return;
    }
    this.#watch(client);
    await this.#up.pass();
    if (client.destroyed) return;
    const target = connect(this.#target);
    this.#watch(target);
    const carried = { client, late: new Gate() };
    this.#carried.add(carried);
    await Promise.all([
      pump(client, target, [this.#up, carried.late]),
      pump(target, client, [this.#down]),
    ]);
    this.#carried.delete(carried);
  }

  #watch(socket: Socket): void {
    socket.setNoDelay(true);
    this.#sockets.add(socket);
    socket.on("error", () => undefined);
    socket.once("close", () => this.#sockets.delete(socket));
  }
}

async function pump(from: Socket, to: Socket, gates: readonly Gate[]): Promise<void> {
  try {
    // Bytes of a socket without an encoding.
    for await (const bytes of from as AsyncIterable<Buffer>) {
      for (const gate of gates) await gate.pass();
      if (!to.write(bytes) && !to.destroyed)
        await Promise.race([once(to, "drain"), once(to, "close")]);
    }
  } catch {
    // A reset is an end, too.
  }
  for (const gate of gates) await gate.pass();
  // Not destroyed: what was written last has to arrive.
  to.end();
  from.destroy();
}
