import type { Command } from "commander";

/** Options that every command understands, before or after its name. */
export interface GlobalOptions {
  server?: string;
  token?: string;
  json?: true;
}

/** Adds the options of the commands that talk to a server to the root command. */
export function addGlobalOptions(root: Command): void {
  root
    .option(
      "--server <url>",
      "server to talk to (STRATAL_SERVER_URL; default http://127.0.0.1:8080)",
    )
    .option("--token <token>", "API token (prefer STRATAL_TOKEN: the process list shows arguments)")
    .option("--json", "print the API's answer as JSON on standard output");
}

/** Shows the global options in the help of a command that uses them. */
export function talksToServer(command: Command): Command {
  return command.configureHelp({ ...command.configureHelp(), showGlobalOptions: true });
}

/** For options that may be given several times. */
export function collect(value: string, previous: readonly string[] = []): string[] {
  return [...previous, value];
}

/** A description of several paragraphs; commander breaks the lines. */
export function paragraphs(...texts: readonly string[]): string {
  return texts.join("\n\n");
}

/** Examples under a command's help: a command line and what it does. */
export function addExamples(
  command: Command,
  examples: readonly (readonly [line: string, meaning: string])[],
): void {
  const width = Math.max(...examples.map(([line]) => line.length));
  const lines = examples.map(([line, meaning]) =>
    `  $ ${line.padEnd(width)}  ${meaning}`.trimEnd(),
  );
  command.addHelpText("after", `\nExamples:\n${lines.join("\n")}`);
}
