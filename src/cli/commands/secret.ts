import type { Command } from "commander";
import type { Schemas, StratalClient } from "../../client/client.ts";
import { CliError } from "../cli-error.ts";
import { clientAction, type ClientContext } from "../client-action.ts";
import { addExamples, talksToServer } from "../command-options.ts";
import { tableText } from "../output/table.ts";
import { momentText } from "../output/time-text.ts";
import { readSecretValue, type ValueSource } from "../secret-value.ts";
import { didYouMean } from "../suggestion.ts";
import { refuseUnknownCommands } from "../unknown-command.ts";

/** `stratal secret` */
export function define(command: Command): void {
  command.description(
    "Secrets are encrypted values that jobs use by name. No command and no answer of the API shows a value again.",
  );
  defineSet(command);
  talksToServer(command.command("list"))
    .summary("list the secrets")
    .description("Lists the secrets by name, without their values.")
    .action(clientAction(listSecrets));
  talksToServer(command.command("delete"))
    .summary("delete a secret")
    .description("Deletes a secret. Tasks that name it fail from then on.")
    .argument("<name>", "name of the secret")
    .action(clientAction(deleteSecret));
  const neverShown = "The value of a secret is never shown; `stratal secret list` shows the names.";
  refuseUnknownCommands(command, { get: neverShown, show: neverShown });
}

function defineSet(command: Command): void {
  const set = talksToServer(command.command("set"))
    .summary("create a secret or give it a new value")
    .description(
      "Creates a secret or gives it a new value. The value is asked for, or read from a file or from standard input; one line break at its end is dropped.",
    )
    .argument("<name>", "name of the secret, as jobs write it")
    .option("--from-file <path>", "read the value from a file")
    .option(
      "--value <value>",
      "the value itself; visible in the process list and the shell's history",
    )
    .action(clientAction(setSecret));
  addExamples(set, [
    ["stratal secret set DB_PASSWORD", "asks for the value and hides it"],
    ["stratal secret set DEPLOY_KEY --from-file id_ed25519", "the content of a file"],
    ["pass show db | stratal secret set DB_PASSWORD", "what another program prints"],
  ]);
}

async function setSecret(
  { client, terminal, json }: ClientContext,
  options: ValueSource,
  name: string,
): Promise<undefined> {
  const value = await readSecretValue(name, options, terminal);
  const existing = await secretNamed(client, name);
  const saved =
    existing === undefined
      ? await client.post("/api/v1/secrets", { body: { name, value } })
      : await client.put("/api/v1/secrets/{id}", {
          params: { path: { id: existing.id } },
          body: { value },
        });
  if (json) terminal.printJson(saved);
  else
    terminal.print(
      existing === undefined
        ? `Secret ${name} created.`
        : `Secret ${name} has a new value (version ${saved.version}).`,
    );
}

async function listSecrets({ client, terminal, json }: ClientContext): Promise<undefined> {
  const answer = await client.get("/api/v1/secrets");
  if (json) terminal.printJson(answer);
  else if (answer.count === 0)
    terminal.note("There are no secrets. `stratal secret set <name>` creates one.");
  else
    terminal.print(
      tableText(
        answer.secrets,
        [
          { title: "NAME", text: (secret) => secret.name },
          { title: "VERSION", text: (secret) => String(secret.version) },
          { title: "UPDATED", text: (secret) => momentText(secret.updated_at) },
          { title: "LAST USED", text: (secret) => momentText(secret.last_used_at) },
        ],
        terminal,
      ),
    );
}

async function deleteSecret(
  { client, terminal, json }: ClientContext,
  _options: unknown,
  name: string,
): Promise<undefined> {
  const existing = await secretNamed(client, name);
  if (existing === undefined) {
    const { secrets } = await client.get("/api/v1/secrets");
    const names = secrets.map((secret) => secret.name);
    throw new CliError(
      `There is no secret named "${name}".${didYouMean(name, names)}`,
      "`stratal secret list` shows the names.",
      { code: "not_found" },
    );
  }
  const answer = await client.delete("/api/v1/secrets/{id}", {
    params: { path: { id: existing.id } },
  });
  if (json) terminal.printJson(answer);
  else terminal.print(`Secret ${name} deleted.`);
}

async function secretNamed(
  client: StratalClient,
  name: string,
): Promise<Schemas["Secret"] | undefined> {
  const { secrets } = await client.get("/api/v1/secrets");
  return secrets.find((secret) => secret.name === name);
}
