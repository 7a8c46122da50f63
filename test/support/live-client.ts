import { WebSocket } from "ws";
import { until } from "./processes.ts";

/** A message of the live channel, as far as tests look. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type LiveMessage = any;

export interface LiveClient {
  socket: WebSocket;
  messages: LiveMessage[];
  closed: Promise<number>;
  send(message: object | string): void;
  /** Waits for a message that fits, among all that came. */
  received(what: string, fits: (message: LiveMessage) => boolean): Promise<LiveMessage>;
  close(): Promise<void>;
}

/** Opens the live channel of a server. */
export async function openLive(
  url: string,
  headers: Record<string, string> = {},
): Promise<LiveClient> {
  const socket = new WebSocket(`${url.replace("http", "ws")}/api/v1/live`, { headers });
  const messages: LiveMessage[] = [];
  socket.on("message", (data: Buffer) => messages.push(JSON.parse(data.toString())));
  const closed = new Promise<number>((resolve) => socket.on("close", resolve));
  await new Promise((resolve, reject) => {
    socket.once("open", resolve);
    socket.once("error", reject);
  });
  return {
    socket,
    messages,
    closed,
    send: (message) => socket.send(typeof message === "string" ? message : JSON.stringify(message)),
    received: async (what, fits) => {
      await until(what, () => messages.some(fits));
      return messages.find(fits);
    },
    close: async () => {
      socket.close();
      await closed;
    },
  };
}
