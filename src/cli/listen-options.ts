import { InvalidArgumentError, type Command } from "commander";

export interface ListenOptions {
  host?: string;
  port?: number;
}

/** Adds where to listen. */
export function listenOptions(command: Command): Command {
  return command
    .option("--port <number>", "port to listen on; 0 takes any free one (default 8080)", parsePort)
    .option("--host <address>", "address to listen on (default 127.0.0.1)");
}

function parsePort(text: string): number {
  const port = Number(text);
  if (text.trim() === "" || !Number.isInteger(port) || port < 0 || port > 65_535)
    throw new InvalidArgumentError("It must be a whole number from 0 to 65535.");
  return port;
}
