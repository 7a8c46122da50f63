import type { ParseContext } from "../section.ts";
import type { SourcePath } from "../source-map.ts";
import type { TemplateDocument, TemplateLookup } from "./template-document.ts";
import type { TemplateReference } from "./template-reference.ts";

/** The template that a document names; null, with an error, if there is none of this kind. */
export function findTemplate(
  { name, version }: TemplateReference,
  kind: TemplateDocument["kind"],
  lookup: TemplateLookup | undefined,
  path: SourcePath,
  context: ParseContext,
): TemplateDocument | null {
  const { problems } = context;
  const reference = `${name}@${version}`;
  if (lookup === undefined) {
    problems.error(path, `The template ${reference} cannot be looked up here.`);
    return null;
  }
  const template = lookup(name, version);
  if (template === null) {
    const message = `There is no template ${reference} in this project; save it first, or use another version.`;
    problems.error(path, message);
  } else if (template.kind !== kind) {
    const use = kind === "task" ? "`extends` of a job" : "`uses` of a task";
    problems.error(path, `${reference} is a ${template.kind} template; it belongs in ${use}.`);
  }
  return template?.kind === kind ? template : null;
}
