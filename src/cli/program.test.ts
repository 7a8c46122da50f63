import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { CommanderError, type Command } from "commander";
import { buildProgram, commandNames } from "./program.ts";
import { exitCodeMeanings, exitCodeOfRun } from "./exit-code.ts";
import { meansFile } from "./job-document.ts";
import { nextPageText } from "./page-options.ts";

async function outputOf(...argv: string[]): Promise<{ text: string; exitCode: number | null }> {
  let text = "";
  const program = await buildProgram(argv);
  const write = (piece: string): void => {
    text += piece;
  };
  for (const command of allCommands(program))
    command.configureOutput({
      ...command.configureOutput(),
      writeOut: write,
      writeErr: write,
    });
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

  test.each([
    [["frob"], "unknown command 'frob'"],
    [["h"], "unknown command 'h'"],
    [["help", "nope"], "unknown command 'nope'"],
    [["runs", "help", "nope"], "unknown command 'nope'"],
    [["secret", "get"], "unknown command 'get'"],
  ])("offers nothing for %j, which is like no command", async (argv, message) => {
    const { text, exitCode } = await outputOf(...argv);
    expect(text).toContain(message);
    expect(text).not.toContain("Did you mean");
    expect(text).not.toContain("Usage:");
    expect(exitCode).not.toBe(0);
  });

  test("says that a secret's value is never shown to those who look for it", async () => {
    expect((await outputOf("secret", "get", "X")).text).toContain("is never shown");
  });

  test("names the real subcommands in the summaries", async () => {
    const { text } = await outputOf("--help");
    const summaries = text.replace(/\s+/g, " ");
    for (const group of ["job", "runs", "secret"]) {
      const help = (await outputOf(group, "--help")).text;
      const names = [...help.matchAll(/^ {2}([a-z]+) (?:\[|<).* {2,}/gm)].map((match) => match[1]!);
      const summary = new RegExp(` ${group} ([a-z, ]+?) (?:jobs|runs|secrets) `).exec(
        summaries,
      )?.[1];
      for (const name of names.filter((each) => each !== "help")) expect(summary).toContain(name);
    }
  });

  test("tells wrong usage to a program as JSON", async () => {
    const { text } = await outputOf("runs", "list", "--json", "--limit", "0");
    expect(JSON.parse(text)).toMatchObject({
      code: "usage",
      message: expect.stringContaining("whole number") as string,
    });
  });

  test("prints its version, and takes --version of a command for that of a job", async () => {
    expect((await outputOf("--version")).text).toMatch(/^\d+\.\d+\.\d+\n$/);
    const { text, exitCode } = await outputOf("job", "show", "hello", "--version", "0");
    expect(text).toContain("The number of a version is 1 or more");
    expect(exitCode).not.toBe(0);
  });

  test.each([
    [["diff", "hello", "1.5"], "The number of a version is 1 or more"],
    [["job", "restore", "hello", "-1"], "The number of a version is 1 or more"],
    [["job", "restore", "hello"], "missing required argument 'version'"],
    [["schema", "run"], "Allowed choices are job"],
  ])("refuses %j before anything is sent", async (argv, message) => {
    const { text, exitCode } = await outputOf(...argv);
    expect(text).toContain(message);
    expect(exitCode).not.toBe(0);
  });

  test("asks for a cursor of the next page where lists are", async () => {
    expect(nextPageText("runs", "abc")).toBe(
      "There are more runs: --limit shows up to 500, --cursor abc shows the next page.",
    );
    for (const group of ["job", "runs"])
      expect((await outputOf(group, "list", "--help")).text).toContain("--cursor");
  });

  test("explains the exit status in its help and in the guide alike", async () => {
    const { text } = await outputOf("--help");
    const guide = readFileSync(new URL("../../docs/guides/cli.md", import.meta.url), "utf8");
    for (const [code, meaning] of exitCodeMeanings) {
      expect(text).toContain(`  ${String(code).padEnd(3)}  ${meaning.replaceAll("`", "")}`);
      expect(guide).toMatch(new RegExp(`^\\| ${code} +\\| ${meaning} +\\|$`, "m"));
    }
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
