import type { JsonValue } from "../base/json.ts";
import type { OutputCapture, OutputDeclaration } from "./job-definition.ts";
import { checkSchema } from "./parse-schema.ts";
import { Section, type ParseContext } from "./section.ts";
import type { SourcePath } from "./source-map.ts";
import { isJsonObject, kindOf, refuseExpressions } from "./values.ts";

const MODES = ["text", "json", "lines", "last_line", "none"] as const;
const MAX_OUTPUTS = 200;
const OUTPUT_NAME = /^[A-Za-z_][A-Za-z0-9_-]{0,62}$/;
/** What a task does that says nothing about its output. */
const plainCapture: OutputCapture = {
  mode: "text",
  maxBytes: 1024 * 1024,
  onOverflow: "truncate",
};

/** Reads `output`: a mode, or a map. */
export function parseOutput(task: Section, context: ParseContext): OutputCapture {
  const entry = task.entry("output");
  if (entry === undefined) return plainCapture;
  const { value, path } = entry;
  const mode = MODES.find((known) => known === value);
  if (mode !== undefined) return { ...plainCapture, mode };
  if (!isJsonObject(value)) {
    task.wrong("output");
    return plainCapture;
  }
  const section = Section.open("output", value, path, context)!;
  return {
    mode: section.choice<OutputCapture["mode"]>("mode") ?? plainCapture.mode,
    maxBytes: section.number("max_bytes") ?? plainCapture.maxBytes,
    onOverflow:
      section.choice<OutputCapture["onOverflow"]>("on_overflow") ?? plainCapture.onOverflow,
  };
}

/** Reads `outputs` of a task or a job: each a value alone, or a map with it. */
export function parseOutputs(
  owner: Section,
  context: ParseContext,
): Record<string, OutputDeclaration> {
  const entry = owner.entry("outputs");
  if (entry === undefined) return {};
  if (!isJsonObject(entry.value)) {
    owner.wrong("outputs");
    return {};
  }
  const names = Object.keys(entry.value);
  if (names.length > MAX_OUTPUTS) {
    const message = `\`outputs\` has ${names.length} entries; at most ${MAX_OUTPUTS} are allowed.`;
    context.problems.error(entry.path, message);
    return {};
  }
  const outputs: Record<string, OutputDeclaration> = {};
  for (const [name, value] of Object.entries(entry.value)) {
    const path = [...entry.path, name];
    checkName(name, path, context);
    const output = parseDeclaration(value, path, context);
    if (output !== null) outputs[name] = output;
  }
  return outputs;
}

function checkName(name: string, path: SourcePath, context: ParseContext): void {
  if (OUTPUT_NAME.test(name)) return;
  const message =
    "The name of an output is a letter or _, then up to 62 letters, digits, _ or -; rename it.";
  context.problems.report(context.mode, path, message, "key");
}

function parseDeclaration(
  value: JsonValue,
  path: SourcePath,
  context: ParseContext,
): OutputDeclaration | null {
  const plain = { type: null, required: false, sensitive: false, schema: null };
  // `name:` alone declares a name that the task writes.
  if (value === null) return { ...plain, value: null };
  if (Array.isArray(value)) {
    const message = `An output is a value, or a map with \`value\`; found ${kindOf(value)}. Write \`{value: [...]}\`.`;
    context.problems.error(path, message);
    return null;
  }
  if (!isJsonObject(value)) {
    if (context.mode === "legacy") refuseExpressions(value, path, context);
    return { ...plain, value };
  }
  const section = Section.open("output_declaration", value, path, context)!;
  const schema = section.jsonMap("schema") ?? null;
  if (schema !== null) checkSchema(schema, section.pathOf("schema"), context);
  return {
    type: section.choice<NonNullable<OutputDeclaration["type"]>>("type") ?? null,
    value: section.entry("value")?.value ?? null,
    required: section.flag("required") ?? false,
    sensitive: section.flag("sensitive") ?? false,
    schema,
  };
}
