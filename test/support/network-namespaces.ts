/** Network namespaces: machines of their own, as far as the network goes, which reach services of this one through relays only. */
import { execFileSync } from "node:child_process";
import { once } from "node:events";
import { connect, createServer, type AddressInfo, type Server, type Socket } from "node:net";
import { programPath } from "./processes.ts";

export interface NetworkNamespace {
  /** What runs a command in it. */
  prefix: readonly string[];
  /** Makes a port of this machine's loopback address reachable; answers where, as seen from the namespace. */
  reach(port: number): Promise<{ host: string; port: number }>;
  remove(): Promise<void>;
}

/** Makes the namespace with this number, or says in one sentence why that is impossible here. */
export async function makeNamespace(number: number): Promise<NetworkNamespace | string> {
  const name = `stratal${process.pid}-${number}`;
  const [outside, inside] = [`so${process.pid}x${number}`, `si${process.pid}x${number}`];
  // 198.18.0.0/15 is for tests of networks (RFC 2544).
  const network = `198.18.${process.pid % 256}`;
  const host = `${network}.${4 * number + 1}`;
  try {
    ip("netns", "add", name);
    ip("link", "add", outside, "type", "veth", "peer", "name", inside, "netns", name);
    ip("addr", "add", `${host}/30`, "dev", outside);
    ip("link", "set", outside, "up");
    ip("-n", name, "addr", "add", `${network}.${4 * number + 2}/30`, "dev", inside);
    ip("-n", name, "link", "set", inside, "up");
    ip("-n", name, "link", "set", "lo", "up");
  } catch (error) {
    removeNamespace(name);
    return `a network namespace cannot be made: ${String(error)}`;
  }
  const relays: Relay[] = [];
  return {
    prefix: [programPath("ip"), "netns", "exec", name],
    reach: async (port) => {
      const relay = await Relay.open(host, port);
      relays.push(relay);
      return { host, port: relay.port };
    },
    remove: async () => {
      await Promise.all(relays.map((relay) => relay.close()));
      removeNamespace(name);
    },
  };
}

/** The pair of devices goes with it. */
function removeNamespace(name: string): void {
  try {
    ip("netns", "del", name);
  } catch {
    // It was never made.
  }
}

function ip(...args: string[]): void {
  execFileSync("ip", args, { stdio: ["ignore", "ignore", "pipe"] });
}

/** Carries connections to an address of this machine on to a port of its loopback address. */
class Relay {
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();

  private constructor(target: number) {
    this.#server = createServer((client) => {
      const upstream = connect(target, "127.0.0.1");
      for (const [socket, other] of [
        [client, upstream],
        [upstream, client],
      ] as const) {
        this.#sockets.add(socket);
        socket.pipe(other);
        socket.on("error", () => other.destroy());
        socket.on("close", () => {
          this.#sockets.delete(socket);
          other.destroy();
        });
      }
    });
  }

  static async open(host: string, target: number): Promise<Relay> {
    const relay = new Relay(target);
    relay.#server.listen(0, host);
    await once(relay.#server, "listening");
    return relay;
  }

  get port(): number {
    // It listens on TCP.
    return (this.#server.address() as AddressInfo).port;
  }

  async close(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    const closed = once(this.#server, "close");
    this.#server.close();
    await closed;
  }
}
