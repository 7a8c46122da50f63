import type { Schemas, StratalClient } from "../client/client.ts";
import { CliError } from "./cli-error.ts";
import { isId } from "./find-job.ts";
import { didYouMean } from "./suggestion.ts";

/** The id of a worker that is given by its id, or by a name that one live worker has. */
export async function findWorkerId(client: StratalClient, nameOrId: string): Promise<string> {
  if (isId(nameOrId)) return nameOrId;
  const { workers } = await client.get("/api/v1/workers");
  const live = workers.filter(isLive);
  const [found, ...others] = live.filter(({ name }) => name === nameOrId);
  if (found === undefined) {
    const names = live.map(({ name }) => name);
    throw new CliError(
      `No live worker is named "${nameOrId}".${didYouMean(nameOrId, names)}`,
      "`stratal worker list` shows the workers.",
      { code: "not_found" },
    );
  }
  if (others.length === 0) return found.id;
  const ids = [found, ...others].map(({ id }) => id).join(", ");
  throw new CliError(
    `${others.length + 1} live workers are named "${nameOrId}".`,
    `Name one by its id: ${ids}.`,
  );
}

/** True for a worker whose process runs. */
export function isLive({ status }: Schemas["Worker"]): boolean {
  return status === "active" || status === "draining";
}
