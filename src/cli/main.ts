#!/usr/bin/env node
import { CommanderError } from "commander";
import { exitCodes } from "./exit-code.ts";
import { buildProgram } from "./program.ts";

// The reader of a pipe may leave early, as `head` does: that is no error.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  process.exit(error.code === "EPIPE" ? exitCodes.ok : exitCodes.error);
});

try {
  const program = await buildProgram(process.argv.slice(2));
  await program.parseAsync();
} catch (error) {
  process.exitCode = await reportedExitCode(error);
}

async function reportedExitCode(error: unknown): Promise<number> {
  // Commander has printed it already: help and version with 0, mistakes in the arguments with 1.
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.ok : exitCodes.error;
  const [{ errorText }, { processTerminal }] = await Promise.all([
    import("./error-text.ts"),
    import("./output/terminal.ts"),
  ]);
  const terminal = processTerminal();
  terminal.note(errorText(error, terminal.paint));
  return exitCodes.error;
}
