import { Command } from "commander";
import { programVersion } from "../base/package-files.ts";
import { addGlobalOptions } from "./command-options.ts";
import { exitCodeMeanings } from "./exit-code.ts";
import { refuseUnknownCommands } from "./unknown-command.ts";

/** A command of the program; its file is loaded only when it is named on the command line. */
interface CatalogueEntry {
  name: string;
  summary: string;
  load: () => Promise<{ define: (command: Command) => void }>;
}

const catalogue: readonly CatalogueEntry[] = [
  {
    name: "up",
    summary: "start a database, a server and a worker on this machine",
    load: () => import("./commands/up.ts"),
  },
  {
    name: "demo",
    summary: "start everything on free ports, run an example, stop",
    load: () => import("./commands/demo.ts"),
  },
  {
    name: "server",
    summary: "start a server (API and web page)",
    load: () => import("./commands/server.ts"),
  },
  {
    name: "worker",
    summary: "start a worker (executes tasks); list, drain and resume those that run",
    load: () => import("./commands/worker.ts"),
  },
  {
    name: "migrate",
    summary: "bring the database schema up or down",
    load: () => import("./commands/migrate.ts"),
  },
  { name: "run", summary: "run a job or a job document", load: () => import("./commands/run.ts") },
  {
    name: "job",
    summary: "list, get, validate, create and delete, diff and restore versions of jobs",
    load: () => import("./commands/job.ts"),
  },
  {
    name: "validate",
    summary: "check a job document",
    load: () => import("./commands/validate.ts"),
  },
  {
    name: "dry-run",
    summary: "show what a run would do, and run nothing",
    load: () => import("./commands/dry-run.ts"),
  },
  {
    name: "diff",
    summary: "show what differs between versions of a job",
    load: () => import("./commands/diff.ts"),
  },
  {
    name: "runs",
    summary: "list, get, cancel, pause and resume runs",
    load: () => import("./commands/runs.ts"),
  },
  {
    name: "why",
    summary: "tell what a run and its tasks wait for",
    load: () => import("./commands/why.ts"),
  },
  {
    name: "approve",
    summary: "approve a task that waits for it",
    load: () => import("./commands/approve.ts"),
  },
  {
    name: "reject",
    summary: "reject a task that waits for approval",
    load: () => import("./commands/reject.ts"),
  },
  {
    name: "event",
    summary: "send an event to the tasks that wait for it",
    load: () => import("./commands/event.ts"),
  },
  {
    name: "rerun",
    summary: "run an ended run again: what failed, from a task on, or all of it",
    load: () => import("./commands/rerun.ts"),
  },
  {
    name: "override",
    summary: "give a task run a final state by hand",
    load: () => import("./commands/override.ts"),
  },
  { name: "logs", summary: "print the log of a run", load: () => import("./commands/logs.ts") },
  {
    name: "artifacts",
    summary: "list and download what tasks left",
    load: () => import("./commands/artifacts.ts"),
  },
  {
    name: "secret",
    summary: "set, list and delete secrets",
    load: () => import("./commands/secret.ts"),
  },
  {
    name: "template",
    summary: "save, list, show, preview and delete templates of jobs and tasks",
    load: () => import("./commands/template.ts"),
  },
  {
    name: "queue",
    summary: "list, pause and resume queues",
    load: () => import("./commands/queue.ts"),
  },
  {
    name: "schema",
    summary: "print the JSON Schema of job documents",
    load: () => import("./commands/schema.ts"),
  },
  {
    name: "health",
    summary: "ask a server whether it is well",
    load: () => import("./commands/health.ts"),
  },
];

const INTRODUCTION = "Runs jobs: documents of tasks, scripts and what they depend on.";

const EXIT_STATUS = `
Exit status:
${exitCodeMeanings.map(([code, meaning]) => `  ${String(code).padEnd(3)}  ${meaning.replaceAll("`", "")}`).join("\n")}`;

const FIRST_STEPS = `
First steps:
  $ stratal up                        start everything here (in a terminal of its own)
  $ stratal run hello.yaml --follow   run a document and watch its log
  $ stratal runs list                 what has run
  $ stratal <command> --help          explains a command, with examples`;

/**
 * The program, with the commands that the arguments name defined in full and all others by name and summary only: reading one
 * command's code instead of all keeps the start short.
 */
export async function buildProgram(argv: readonly string[]): Promise<Command> {
  const root = new Command("stratal")
    .description(INTRODUCTION)
    .helpOption("-h, --help", "explain the command")
    .showHelpAfterError("Run it with --help for an explanation.")
    .addHelpText("after", `${EXIT_STATUS}\n${FIRST_STEPS}`)
    .exitOverride();
  // Commands have a --version of their own, which names a version of a job; commander would take it for this one.
  if (!catalogue.some(({ name }) => argv.includes(name)))
    root.version(programVersion(), "-V, --version", "print the version");
  if (argv.includes("--json")) reportUsageAsJson(root);
  addGlobalOptions(root);
  for (const { name, summary, load } of catalogue) {
    const command = root.command(name).summary(summary);
    if (argv.includes(name)) (await load()).define(command);
  }
  refuseUnknownCommands(root);
  return root;
}

/** For programs, wrong usage is one JSON value on standard error, as every other error is. */
function reportUsageAsJson(root: Command): void {
  root.showHelpAfterError(false).configureOutput({
    outputError: (text, write) => {
      const message = text.trim().replace(/^error: /, "");
      write(`${JSON.stringify({ code: "usage", message })}\n`);
    },
  });
}

/** Names of all commands. */
export function commandNames(): string[] {
  return catalogue.map(({ name }) => name);
}
