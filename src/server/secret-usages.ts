import type { SecretUsage } from "../api/secrets.ts";
import { secretNames } from "../definition/secret-names.ts";
import type { Queryable } from "../store/database.ts";
import { listSecretReaders } from "../store/jobs/list-secret-readers.ts";

/** Definitions are large: so many are held at once. */
const PAGE = 100;

/** Which jobs of a project ask for which secrets, by the secrets' names; `existing` are the names of those there are. */
export async function secretUsages(
  on: Queryable,
  projectId: string,
  existing: ReadonlySet<string>,
): Promise<SecretUsage[]> {
  const users = new Map<string, SecretUsage["jobs"]>();
  for (let afterId: string | null = null; ;) {
    const page = await listSecretReaders(on, { projectId, afterId, limit: PAGE });
    for (const { id, name, definition } of page)
      for (const secret of secretNames(definition)) {
        const jobs = users.get(secret) ?? [];
        jobs.push({ id, name });
        users.set(secret, jobs);
      }
    if (page.length < PAGE) break;
    afterId = page.at(-1)!.id;
  }
  return [...users].sort(byFirst).map(([name, jobs]) => ({
    name,
    exists: existing.has(name),
    jobs: jobs.sort((one, other) => (one.name < other.name ? -1 : 1)),
  }));
}

function byFirst([one]: [string, unknown], [other]: [string, unknown]): number {
  return one < other ? -1 : 1;
}
