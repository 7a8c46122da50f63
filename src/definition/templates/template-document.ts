import type { JsonObject } from "../../base/json.ts";
import { contentHash } from "../canonical-json.ts";
import type { InputDeclaration } from "../job-definition.ts";
import { keyTable } from "../keys.ts";
import { parseInputs } from "../parse-inputs.ts";
import { readDocument, type DocumentFormat } from "../read-document.ts";
import { requiredText } from "../required-text.ts";
import { Section, type ParseContext } from "../section.ts";
import { isJsonObject, kindOf } from "../values.ts";
import { checkParameterReads } from "./fill-parameters.ts";

/** A template in its canonical form. */
export interface TemplateDocument {
  name: string;
  kind: "task" | "job";
  description: string;
  /** Parameters of a task template. */
  inputs: Record<string, InputDeclaration>;
  /** Keys of the task or the job, as they are written. */
  body: JsonObject;
}

/** Finds a version of a template; null if there is none. */
export type TemplateLookup = (name: string, version: number) => TemplateDocument | null;

/** A valid template document. */
export interface ParsedTemplate {
  template: TemplateDocument;
  format: DocumentFormat;
  /** SHA-256 of the template's canonical JSON. */
  contentHash: Buffer;
}

/** Keys that a template leaves to the one who uses it. */
const RESERVED: Readonly<Record<TemplateDocument["kind"], readonly string[]>> = {
  task: ["name", "depends_on", "order"],
  job: ["stratal", "name", "project", "run_immediately"],
};

/**
 * Parses a template's document: its keys, parameters, and what its texts read of them. The rest is checked where it is used, because
 * only then everything has its value. Throws StratalError like parseJobDocument.
 */
export function parseTemplateDocument(text: string, format?: DocumentFormat): ParsedTemplate {
  const document = readDocument(text, format);
  const { source, problems, value } = document;
  const context: ParseContext = { mode: "strict", source, problems, taskCount: 0 };
  problems.decide("strict");
  const section = Section.open("template", value, [], context);
  const template = section === null ? null : parseTemplate(section, context);
  problems.throwIfAny("invalid_definition", "template");
  if (template === null) throw new Error("A template without errors has no definition");
  return { template, format: document.format, contentHash: contentHash(template) };
}

function parseTemplate(section: Section, context: ParseContext): TemplateDocument | null {
  const version = section.entry("stratal")?.value;
  if (version !== 1) {
    const found = version === undefined ? "nothing" : kindOf(version);
    const message = `A template needs \`stratal: 1\`, the version of the language; found ${found}.`;
    context.problems.error(section.pathOf("stratal"), message);
  }
  const name = requiredText(section, "name", context);
  if (!section.has("kind")) context.problems.error(section.path, "`kind` is missing: task or job.");
  const kind = section.choice<TemplateDocument["kind"]>("kind");
  const inputs = parseInputs(section, context);
  if (kind === undefined) return null;
  const body = parseBody(section, kind, context);
  if (kind === "task") checkParameterReads(body, section.pathOf("task"), inputs, context);
  else if (section.has("inputs")) {
    const message = "A job template has no parameters; put the inputs of its jobs into `job`.";
    context.problems.error(section.pathOf("inputs"), message, "key");
  }
  const description = section.text("description") ?? "";
  return name === undefined ? null : { name, kind, description, inputs, body };
}

function parseBody(
  section: Section,
  kind: TemplateDocument["kind"],
  context: ParseContext,
): JsonObject {
  const other = kind === "task" ? "job" : "task";
  if (section.has(other)) {
    const message = `A template of kind ${kind} has \`${kind}\`, not \`${other}\`.`;
    context.problems.error(section.pathOf(other), message, "key");
  }
  const body = section.jsonMap(kind);
  if (!section.has(kind))
    context.problems.error(section.path, `\`${kind}\` is missing: the keys of the ${kind}.`);
  if (!isJsonObject(body)) return {};
  const path = section.pathOf(kind);
  const known = [...keyTable[kind].keys()];
  for (const key of Object.keys(body)) {
    if (RESERVED[kind].includes(key)) {
      const message = `\`${key}\` belongs to the ${kind} that uses the template; remove it here.`;
      context.problems.error([...path, key], message, "key");
    } else if (!known.includes(key) && !key.startsWith("x-")) {
      const message = `Unknown key \`${key.slice(0, 64)}\`.${context.problems.suggest(key, known)}`;
      context.problems.error([...path, key], message, "key");
    }
  }
  return body;
}
