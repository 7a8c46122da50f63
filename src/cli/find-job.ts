import type { Schemas, StratalClient } from "../client/client.ts";
import { CliError } from "./cli-error.ts";
import { didYouMean } from "./suggestion.ts";

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
/** Names among which a misspelt one is looked for. */
const MAX_NAMES = 500;

/** True for the full text of an id. */
export function isId(text: string): boolean {
  return UUID.test(text);
}

/** The job of a name or id; an error that offers the nearest name when there is none. */
export async function findJob(client: StratalClient, nameOrId: string): Promise<Schemas["Job"]> {
  if (isId(nameOrId)) {
    const path = { id: nameOrId };
    return await client.get("/api/v1/jobs/{id}", { params: { path } });
  }
  const job = await jobNamed(client, nameOrId);
  if (job !== undefined) return job;
  const all = await client.get("/api/v1/jobs", { params: { query: { limit: MAX_NAMES } } });
  const names = all.jobs.map((each) => each.name);
  throw new CliError(
    `There is no job named "${nameOrId}".${didYouMean(nameOrId, names)}`,
    "`stratal job list` shows the jobs.",
    { code: "not_found" },
  );
}

/** The job of a name, if there is one. */
export async function jobNamed(
  client: StratalClient,
  name: string,
): Promise<Schemas["Job"] | undefined> {
  const { jobs } = await client.get("/api/v1/jobs", { params: { query: { name } } });
  return jobs[0];
}
