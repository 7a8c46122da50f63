import { describe, expect, test } from "vitest";
import { CommanderError, type Command } from "commander";
import { buildProgram, commandNames } from "./program.ts";
import { exitCodeOfRun } from "./exit-code.ts";
import { meansFile } from "./job-document.ts";

async function outputOf(...argv: string[]): Promise<{ text: string; exitCode: number | null }> {
  let text = "";
  const program = await buildProgram(argv);
  const write = (piece: string): void => {
    text += piece;
  };
  for (const command of allCommands(program))
    command.configureOutput({ writeOut: write, writeErr: write });
  try {
    await program.parseAsync(argv, { from: "user" });
  } catch (error) {
    if (error instanceof CommanderError) return { text, exitCode: error.exitCode };
    throw error;
  }
  return { text, exitCode: null };
}

function allCommands(command: Command): Command[] {
  return [command, ...command.commands.flatMap(allCommands)];
}

describe("the program", () => {
  test("lists every command with a summary", async () => {
    const { text, exitCode } = await outputOf("--help");
    for (const name of commandNames())
      expect(text).toMatch(new RegExp(`^  ${name}\\b.* {2,}\\S`, "m"));
    expect(exitCode).toBe(0);
  });

  test.each(commandNames())("%s explains itself", async (name) => {
    const { text } = await outputOf(name, "--help");
    expect(text).toContain(`Usage: stratal ${name}`);
    expect(text.length).toBeGreaterThan(200);
  });

  test("help <command> explains a command, too", async () => {
    const { text } = await outputOf("help", "run");
    expect(text).toContain("--follow");
    expect(text).toContain("Examples:");
  });

  test("offers the nearest command for an unknown one", async () => {
    const { text, exitCode } = await outputOf("helth");
    expect(text).toContain("Did you mean health?");
    expect(exitCode).not.toBe(0);
  });

  test("offers the nearest option for an unknown one", async () => {
    const { text } = await outputOf("run", "a.yaml", "--folow");
    expect(text).toContain("Did you mean --follow?");
  });

  test("offers the nearest subcommand for an unknown one", async () => {
    const { text } = await outputOf("runs", "lst");
    expect(text).toContain("Did you mean list?");
  });

  test("refuses a value out of range before anything is sent", async () => {
    const { text, exitCode } = await outputOf("runs", "list", "--limit", "0");
    expect(text).toContain("whole number from 1 to 500");
    expect(exitCode).not.toBe(0);
  });

  test("refuses following and detaching at once", async () => {
    const { text } = await outputOf("run", "a.yaml", "--follow", "--detach");
    expect(text).toContain("cannot be used with");
  });
});

describe("exit codes and arguments", () => {
  test.each([
    ["completed", 0],
    ["skipped", 0],
    ["failed", 1],
    ["cancelled", 3],
    ["timed_out", 4],
  ] as const)("a %s run ends with %d", (status, code) => {
    expect(exitCodeOfRun(status)).toBe(code);
  });

  test.each([
    ["hello.yaml", true],
    ["./hello", true],
    ["-", true],
    ["a/b", true],
    ["hello", false],
    ["release-1.2", false],
  ])("%s means a file: %s", (argument, expected) => {
    expect(meansFile(argument)).toBe(expected);
  });
});
