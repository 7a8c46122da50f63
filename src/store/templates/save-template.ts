/**
 * Saves a document as a version of a template.
 *
 * 1. A version never changes, and its number is never given to another text, not even after the template was deleted.
 * 2. A version number is taken while the name is locked.
 */
import { newId } from "../../base/ids.ts";
import type { ParsedTemplate } from "../../definition/templates/template-document.ts";
import type { Database } from "../database.ts";
import { run, runOne } from "../statement.ts";
import { getNewestTemplate } from "./get-newest-template.queries.ts";
import { insertTemplateRow } from "./insert-template.queries.ts";
import { lockTemplateName } from "./lock-template-name.queries.ts";

/** A parsed template, ready to be stored. */
export interface TemplateToSave {
  projectId: string;
  parsed: ParsedTemplate;
  /** What the author sent, byte for byte. */
  sourceText: string;
  createdBy: string;
}

/** What a save came to: a new template, a new version of one, or nothing because the newest version says the same. */
export interface SavedTemplate {
  version: number;
  outcome: "created" | "new_version" | "unchanged";
}

/** Saves a template as the next version of its name; nothing if its content is that of the newest one. */
export function saveTemplate(
  database: Database,
  { projectId, parsed, sourceText, createdBy }: TemplateToSave,
): Promise<SavedTemplate> {
  const { name, kind, description } = parsed.template;
  return database.transaction(async (connection) => {
    await run(lockTemplateName, { projectId, name }, connection);
    const newest = await runOne(getNewestTemplate, { projectId, name }, connection);
    const isNew = newest === undefined || newest.deleted;
    if (!isNew && newest.content_hash.equals(parsed.contentHash))
      return { version: newest.version, outcome: "unchanged" };
    const version = (newest?.version ?? 0) + 1;
    const parameters = {
      ...{ id: newId(), projectId, name, version, kind, description, sourceText, createdBy },
      sourceFormat: parsed.format,
      contentHash: parsed.contentHash,
    };
    await run(insertTemplateRow, parameters, connection);
    return { version, outcome: isNew ? "created" : "new_version" };
  });
}
