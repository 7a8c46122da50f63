import { InvalidArgumentError, type Command } from "commander";
import { CliError } from "../cli-error.ts";
import { addExamples, type GlobalOptions } from "../command-options.ts";
import { processTerminal } from "../output/terminal.ts";
import { refuseUnknownCommands } from "../unknown-command.ts";
import type { Database } from "../../store/database.ts";

/** `stratal migrate` */
export function define(command: Command): void {
  command.description(
    "Brings the schema of the database (DATABASE_URL) to this program's version. Each migration is one transaction; only one process migrates at a time. `stratal up` does it by itself.",
  );
  command
    .command("up")
    .summary("run all pending migrations")
    .description("Runs all pending migrations.")
    .action((_options: unknown, self: Command) => migrate(self, up));
  const down = command
    .command("down")
    .summary("take back the newest migrations")
    .description(
      "Takes back the newest migrations, newest first. WHAT THEY ADDED IS LOST, with its data.",
    )
    .option("--steps <number>", "how many", parseSteps, 1)
    .option("--yes", "yes, lose that data; without it, it only says what would be lost")
    .action((options: { steps: number; yes?: true }, self: Command) =>
      migrate(self, (database) => (options.yes ? undo : refuseUndo)(database, options.steps)),
    );
  addExamples(down, [["stratal migrate down --steps 1 --yes", "the newest one"]]);
  command
    .command("status")
    .summary("show what has run and what is pending")
    .description(
      "Shows the migrations of the database. The exit status is 0 if none is pending, else 1.",
    )
    .action((_options: unknown, self: Command) => migrate(self, status));
  refuseUnknownCommands(command);
}

/** What a command did: for programs, and in words. */
interface Result {
  json: unknown;
  text: string;
  exitCode?: number;
}

async function migrate(
  self: Command,
  work: (database: Database) => Promise<Result>,
): Promise<void> {
  const [{ serviceSettings, serviceLogger }, { withDatabase }] = await Promise.all([
    import("../process-settings.ts"),
    import("../stack/with-database.ts"),
  ]);
  const settings = serviceSettings({});
  const logger = serviceLogger(settings, "migrate");
  const result = await withDatabase(settings, logger, work);
  const terminal = processTerminal();
  if (self.optsWithGlobals<GlobalOptions>().json) terminal.printJson(result.json);
  else terminal.print(result.text);
  if (result.exitCode !== undefined) process.exitCode = result.exitCode;
}

async function up(database: Database): Promise<Result> {
  const { migrateUp } = await import("../../store/migrate.ts");
  const names = await migrateUp(database);
  const text = names.length === 0 ? "The schema is up to date." : lines("migrated", names);
  return { json: { migrated: names }, text };
}

async function undo(database: Database, steps: number): Promise<Result> {
  const { migrateDown } = await import("../../store/migrate.ts");
  const names = await migrateDown(database, steps);
  if (names.length === 0) throw new CliError("No migration has run on this database.");
  return { json: { taken_back: names }, text: lines("taken back", names) };
}

/** What `down` would do, as an error: nothing is taken back without a yes. */
async function refuseUndo(database: Database, steps: number): Promise<never> {
  const { migrationStatus } = await import("../../store/migrate.ts");
  const { applied } = await migrationStatus(database);
  const names = applied.map(({ name }) => name).slice(-steps);
  if (names.length === 0) throw new CliError("No migration has run on this database.");
  const lost =
    names.length === applied.length
      ? "EVERYTHING WOULD BE LOST: all jobs, runs, logs and secrets."
      : "The tables and columns that they added would be lost, with their data.";
  throw new CliError(
    `This would take back ${names.reverse().join(", ")}. ${lost}`,
    "Nothing was changed. Make a backup (pg_dump), then repeat the command with --yes.",
  );
}

async function status(database: Database): Promise<Result> {
  const { migrationStatus } = await import("../../store/migrate.ts");
  const { applied, pending, unknown } = await migrationStatus(database);
  const json = {
    applied: applied.map(({ name, appliedAt }) => ({ name, applied_at: appliedAt.toISOString() })),
    pending,
    unknown,
  };
  const text = [
    ...json.applied.map(({ name, applied_at: at }) => `applied  ${at.slice(0, 19)}Z  ${name}`),
    ...pending.map((name) => `pending  ${" ".repeat(20)}  ${name}`),
    ...unknown.map((name) => `unknown  ${" ".repeat(20)}  ${name} (of a newer release)`),
  ].join("\n");
  return { json, text, exitCode: pending.length + unknown.length === 0 ? 0 : 1 };
}

function lines(what: string, names: readonly string[]): string {
  return names.map((name) => `${what} ${name}`).join("\n");
}

function parseSteps(text: string): number {
  const steps = Number(text);
  if (!Number.isInteger(steps) || steps < 1)
    throw new InvalidArgumentError("It must be a whole number from 1.");
  return steps;
}
