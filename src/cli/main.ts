#!/usr/bin/env node
import { CommanderError, type Command } from "commander";
import type { GlobalOptions } from "./command-options.ts";
import { exitCodes } from "./exit-code.ts";
import { buildProgram } from "./program.ts";

// The reader of a pipe may leave early, as `head` does: that is no error.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  process.exit(error.code === "EPIPE" ? exitCodes.ok : exitCodes.error);
});

const program = await buildProgram(process.argv.slice(2));
try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = await reportedExitCode(program, error);
}

async function reportedExitCode(root: Command, error: unknown): Promise<number> {
  // Commander has printed it already: help and version with 0, mistakes in the arguments with 1.
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.ok : exitCodes.error;
  const [{ errorText, errorJson }, { processTerminal }] = await Promise.all([
    import("./error-text.ts"),
    import("./output/terminal.ts"),
  ]);
  const terminal = processTerminal();
  const { json } = root.opts<GlobalOptions>();
  terminal.note(json ? JSON.stringify(errorJson(error)) : errorText(error, terminal.paint));
  return exitCodes.error;
}
