import WebSocket from "ws";
import type { LogBatch, LogMessage, Schemas } from "../src/client/client.ts";
import { quantile } from "./statistics.ts";

/** Forms of the live stream. */
export type LogFormat = "line" | "batch" | "block";

/** How long a line took from the clock of its script to the viewer. */
export interface ViewedLog {
  lines: number;
  lagP50Ms: number;
  lagP99Ms: number;
}

/** Reads a run's log over a WebSocket to its end; fails on a line that is missing, twice or out of order. */
export function viewLog(url: string, runId: string, format: LogFormat): Promise<ViewedLog> {
  const address = `${url.replace(/^http/, "ws")}/api/v1/logs/stream/ws?job_run_id=${runId}&format=${format}`;
  const socket = new WebSocket(address);
  const lags: number[] = [];
  return new Promise((resolve, reject) => {
    socket.on("error", reject);
    socket.on("close", () => {
      reject(new Error(`The log stream closed before its end, after ${lags.length} lines.`));
    });
    socket.on("message", (data: Buffer) => {
      // What the stream sends is described by the API's schema.
      const message = JSON.parse(data.toString()) as ViewedMessage;
      try {
        for (const text of linesOf(message)) lags.push(lagOf(text, lags.length));
        if (message.type === "job" && message.metadata["end"] === true)
          resolve(summary(lags, Number(message.metadata["lines"])));
      } catch (error) {
        reject(error instanceof Error ? error : new Error(String(error)));
      }
    });
  });
}

type ViewedMessage = LogMessage | LogBatch | Schemas["LogBlock"];

function linesOf(message: ViewedMessage): string[] {
  if (message.type === "batch") return message.lines.map((line) => line.message);
  if (message.type === "block") return message.text.split("\n");
  return message.type === "task" ? [message.message] : [];
}

/** A line begins with its number, from 0, and the time at which it was made. */
function lagOf(text: string, number: number): number {
  const space = text.indexOf(" ");
  const printed = Number(text.slice(0, space));
  const atMs = Number(text.slice(space + 1, text.indexOf(" ", space + 1)));
  if (printed !== number)
    throw new Error(`The viewer waited for line ${number} and got "${text.slice(0, 100)}".`);
  return Date.now() - atMs;
}

function summary(lags: number[], total: number): ViewedLog {
  if (lags.length !== total)
    throw new Error(`The log has ${total} lines; the viewer got ${lags.length}.`);
  return {
    lines: lags.length,
    lagP50Ms: quantile(lags, 0.5),
    lagP99Ms: quantile(lags, 0.99),
  };
}
