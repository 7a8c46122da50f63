import type { Command } from "commander";
import type { StratalClient } from "../client/client.ts";
import type { GlobalOptions } from "./command-options.ts";
import { connect } from "./connection.ts";
import { processTerminal, type Terminal } from "./output/terminal.ts";

/** What a command that talks to a server works with. */
export interface ClientContext {
  client: StratalClient;
  terminal: Terminal;
  /** Print JSON instead of text. */
  json: boolean;
}

/**
 * Makes a commander action of a command that talks to a server. The command gets its arguments and its options; a number that
 * it returns is the exit status.
 */
export function clientAction<Arguments extends unknown[], Options>(
  work: (
    context: ClientContext,
    options: Options,
    ...values: Arguments
  ) => Promise<number | undefined>,
): (...values: unknown[]) => Promise<void> {
  return async (...values) => {
    // Commander calls with the arguments, the options and the command.
    const command = values.at(-1) as Command;
    const options = command.optsWithGlobals<GlobalOptions & Options>();
    const context = {
      client: connect(options),
      terminal: processTerminal(),
      json: options.json === true,
    };
    const code = await work(context, options, ...(values.slice(0, -2) as Arguments));
    if (code !== undefined) process.exitCode = code;
  };
}
