/**
 * Finds the templates that a document is made of, so that reading it needs no database.
 *
 * 1. What looks like `name@version` in a text is loaded, whether or not the document uses it: a text is looked through without reading
 *    it. References that only come about by filling in parameters are not found.
 * 2. The templates' own texts are looked through in turn, in rounds. Rounds, templates and their text have limits.
 */
import { StratalError } from "../../base/errors.ts";
import {
  parseTemplateDocument,
  type TemplateDocument,
  type TemplateLookup,
} from "../../definition/templates/template-document.ts";
import {
  referencesInText,
  type TemplateReference,
} from "../../definition/templates/template-reference.ts";
import type { Queryable } from "../database.ts";
import { run } from "../statement.ts";
import { loadTemplateRows } from "./load-templates.queries.ts";

/** Job templates extend each other, and tasks use each other, at most ten levels deep each. */
const MAX_ROUNDS = 24;
/** Versions that one document may name, directly or through others. */
const MAX_REFERENCES = 1_000;
/** Text of the templates that are looked through in one round, and in all. */
const MAX_ROUND_BYTES = 4 * 1024 * 1024;
const MAX_BYTES = 8 * 1024 * 1024;

interface TemplateText {
  text: string;
  format: "yaml" | "json";
}

/** The lookup of every template that a document may name; with deleted ones for a document that was saved before. */
export async function loadTemplates(
  on: Queryable,
  projectId: string,
  document: string,
  { withDeleted = false }: { withDeleted?: boolean } = {},
): Promise<TemplateLookup> {
  const texts = new Map<string, TemplateText>();
  const seen = new Set<string>();
  let bytes = 0;
  let next = unseen(document, seen);
  for (let round = 0; next.length > 0 && round < MAX_ROUNDS; round += 1) {
    const loaded = await loadRound(on, projectId, next, withDeleted);
    for (const [key, template] of loaded) texts.set(key, template);
    bytes += [...loaded.values()].reduce((sum, { text }) => sum + Buffer.byteLength(text), 0);
    if (bytes > MAX_BYTES) throw tooMuchText(MAX_BYTES);
    next = [...loaded.values()].flatMap(({ text }) => unseen(text, seen));
  }
  return lookupIn(texts);
}

/** What a text names for the first time. */
function unseen(text: string, seen: Set<string>): TemplateReference[] {
  const found = referencesInText(text).filter((reference) => !seen.has(keyOf(reference)));
  for (const reference of found) seen.add(keyOf(reference));
  if (seen.size > MAX_REFERENCES) {
    const message = `The document and its templates name more than ${MAX_REFERENCES} versions of templates; use fewer of them.`;
    throw new StratalError("invalid_definition", message);
  }
  return found;
}

async function loadRound(
  on: Queryable,
  projectId: string,
  references: readonly TemplateReference[],
  withDeleted: boolean,
): Promise<Map<string, TemplateText>> {
  const rows = await run(
    loadTemplateRows,
    {
      projectId,
      names: references.map(({ name }) => name),
      versions: references.map(({ version }) => version),
      maxBytes: MAX_ROUND_BYTES,
      withDeleted,
    },
    on,
  );
  return new Map(
    rows.map((row) => {
      if (row.source_text === null) throw tooMuchText(MAX_ROUND_BYTES);
      const format = row.source_format === "json" ? "json" : "yaml";
      return [keyOf(row), { text: row.source_text, format }];
    }),
  );
}

function tooMuchText(maxBytes: number): StratalError {
  const message = `The templates that the document names come to more than ${maxBytes / 1024 / 1024} MiB of text; use fewer or smaller ones.`;
  return new StratalError("invalid_definition", message);
}

/** Reads a template when it is asked for: much of what looks like a reference is none. */
function lookupIn(texts: ReadonlyMap<string, TemplateText>): TemplateLookup {
  const read = new Map<string, TemplateDocument>();
  return (name, version) => {
    const key = keyOf({ name, version });
    const known = read.get(key);
    if (known !== undefined) return known;
    const found = texts.get(key);
    if (found === undefined) return null;
    const { template } = parseTemplateDocument(found.text, found.format);
    read.set(key, template);
    return template;
  };
}

function keyOf({ name, version }: TemplateReference): string {
  return `${name}@${version}`;
}
