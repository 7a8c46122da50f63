import { didYouMean } from "../base/did-you-mean.ts";
import type { Schemas, StratalClient } from "../client/client.ts";
import { CliError } from "./cli-error.ts";

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
  const { jobs } = await client.get("/api/v1/jobs", { params: { query: { name: nameOrId } } });
  if (jobs[0] !== undefined) return jobs[0];
  const all = await client.get("/api/v1/jobs", { params: { query: { limit: MAX_NAMES } } });
  const suggestion = didYouMean(
    nameOrId,
    all.jobs.map((job) => job.name),
  );
  throw new CliError(
    `There is no job named "${nameOrId}".${suggestion}`,
    "`stratal job list` shows the jobs; `stratal run <file>` runs a document.",
  );
}
