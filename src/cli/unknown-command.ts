import type { Command } from "commander";
import { meantName } from "./suggestion.ts";

/**
 * Makes a command that has commands of its own refuse unknown ones, also after `help`. Commander's own suggestions are too generous
 * (`frob` for `job`), and its `help nope` shows the help of everything. `advice` is for names that look as if they should exist.
 */
export function refuseUnknownCommands(
  group: Command,
  advice: Readonly<Record<string, string>> = {},
): void {
  const refuse = (name: string): never => {
    const names = group.commands.map((command) => command.name());
    const meant = meantName(name, names);
    const own = Object.hasOwn(advice, name) ? advice[name] : undefined;
    const help = own ?? (meant === null ? null : `(Did you mean ${meant}?)`);
    return group.error(
      [`error: unknown command '${name}'`, ...(help === null ? [] : [help])].join("\n"),
      { code: "commander.unknownCommand" },
    );
  };
  group.on("command:*", ([name]: string[]) => refuse(name!));
  group.helpCommand(false);
  group
    .command("help")
    .argument("[command]")
    .summary("explain a command")
    .description("Explains a command.")
    .action((name?: string) => {
      const named = group.commands.find((command) => command.name() === name);
      if (name !== undefined && named === undefined) refuse(name);
      (named ?? group).help();
    });
}
