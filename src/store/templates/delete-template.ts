import { StratalError } from "../../base/errors.ts";
import type { Database } from "../database.ts";
import { run } from "../statement.ts";
import { deleteTemplateRows } from "./delete-template.queries.ts";
import { listTemplateUsers } from "./list-template-users.queries.ts";
import { lockTemplateName } from "./lock-template-name.queries.ts";

/** Jobs that a refusal names. */
const MAX_NAMED = 10;

/**
 * Deletes a template (softly, with all versions) and tells how many those were. Throws `template_in_use` while a job's newest version
 * is made of it. A job that is saved in the same moment may still use it; then only that job's next save hears of it.
 */
export function deleteTemplate(
  database: Database,
  template: { projectId: string; name: string },
): Promise<number> {
  return database.transaction(async (connection) => {
    await run(lockTemplateName, template, connection);
    const users = await run(listTemplateUsers, { ...template, limit: MAX_NAMED + 1 }, connection);
    if (users.length > 0) throw inUse(template.name, users);
    return (await run(deleteTemplateRows, template, connection)).length;
  });
}

function inUse(name: string, users: readonly { name: string }[]): StratalError {
  const named = users.slice(0, MAX_NAMED).map((job) => JSON.stringify(job.name));
  const more = users.length > MAX_NAMED ? ", and by others" : "";
  return new StratalError(
    "template_in_use",
    `The template ${name} is used by ${named.join(", ")}${more}. Save those jobs without it first, or delete them.`,
  );
}
