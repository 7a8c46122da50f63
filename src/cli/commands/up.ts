import { Option, type Command } from "commander";
import type { Settings } from "../../config/settings.ts";
import { addExamples, paragraphs } from "../command-options.ts";
import { listenOptions, type ListenOptions } from "../listen-options.ts";
import { processTerminal, type Terminal } from "../output/terminal.ts";
import type { RunningStack } from "../stack/start-stack.ts";

/** `stratal up` */
export function define(command: Command): void {
  listenOptions(command)
    .description(
      paragraphs(
        "Starts a server and a worker on this machine, with a PostgreSQL of its own unless DATABASE_URL names one, and keeps running.",
        "On a loopback address nobody has to log in. Ctrl-C lets running tasks finish for a while and stops everything; a second one ends them at once. The data stays in the data directory, and the next start goes on with it.",
      ),
    )
    .option(
      "--data-dir <path>",
      "folder of the database, the secret key and the like (default .stratal)",
    )
    .addOption(
      new Option(
        "--log-format <form>",
        "form of its log on standard error (default pretty: lines of text)",
      ).choices(["pretty", "json"]),
    )
    .action((options: UpOptions) => up(options));
  addExamples(command, [
    ["stratal up", "on http://127.0.0.1:8080, data in .stratal"],
    ["stratal up --port 9000", "on another port"],
    ["stratal up --log-format json", "for a program that collects logs"],
    ["stratal up --host 0.0.0.0", "for other machines, too: turns login on"],
  ]);
}

interface UpOptions extends ListenOptions {
  dataDir?: string;
  logFormat?: Settings["logFormat"];
}

async function up(options: UpOptions): Promise<void> {
  const terminal = processTerminal();
  const [{ serviceSettings, serviceLogger, withReadableLog }, { startStack }, { untilStopSignal }] =
    await Promise.all([
      import("../process-settings.ts"),
      import("../stack/start-stack.ts"),
      import("../stack/until-stopped.ts"),
    ]);
  const settings = withReadableLog(serviceSettings(options));
  const logger = serviceLogger(settings, "stratal");
  let stack: RunningStack | null = null;
  const stopped = untilStopSignal(() => {
    terminal.note("Ending running tasks at once.");
    stack?.hurry();
  });
  const starting = startStack({ settings, logger });
  stack = await starting;
  terminal.print(banner(stack, terminal));
  await stopped;
  terminal.note("Stopping: running tasks may finish. Ctrl-C again ends them at once.");
  await stack.stop();
  terminal.note("Stopped.");
}

function banner(stack: RunningStack, terminal: Terminal): string {
  const { worker } = stack;
  const lines: [name: string, value: string][] = [
    ["web page", stack.url],
    ["API", `${stack.url}/api/docs`],
    ["database", stack.databaseDir ?? "the one of DATABASE_URL"],
    ...(stack.usesRedis ? [["queue", "the Redis of REDIS_URL"] satisfies [string, string]] : []),
    ["worker", `${worker.processSlots} scripts and ${worker.inlineSlots} builtin tasks at once`],
    ["languages", worker.languages.join(", ")],
  ];
  if (stack.adminTokenFile !== null)
    lines.push(["login", `the administrator's token is in ${stack.adminTokenFile}`]);
  return [
    `${terminal.paint("bold", "Stratal is up.")} Ctrl-C stops it.`,
    ...lines.map(([name, value]) => `  ${terminal.paint("dim", `${name}:`.padEnd(10))} ${value}`),
  ].join("\n");
}
