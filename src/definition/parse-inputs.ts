import { inputEnvName } from "./env-name.ts";
import { checkInputValue, isUsablePattern } from "./input-value.ts";
import type { InputDeclaration } from "./job-definition.ts";
import { Section, type ParseContext } from "./section.ts";
import type { SourcePath } from "./source-map.ts";
import { isJsonObject, kindOf } from "./values.ts";

const TYPES = ["string", "integer", "number", "boolean", "enum", "array", "object"] as const;
const LATER_TYPES: readonly string[] = ["date", "datetime", "duration", "file", "secret"];
const MAX_INPUTS = 200;

/** Which types each bound belongs to. */
const BOUNDS: Readonly<Record<string, readonly InputDeclaration["type"][]>> = {
  values: ["enum"],
  pattern: ["string"],
  min: ["integer", "number"],
  max: ["integer", "number"],
  min_length: ["string"],
  max_length: ["string"],
  min_items: ["array"],
  max_items: ["array"],
};

/** Reads the job's `inputs`. */
export function parseInputs(job: Section, context: ParseContext): Record<string, InputDeclaration> {
  const entry = job.entry("inputs");
  if (entry === undefined) return {};
  if (!isJsonObject(entry.value)) {
    job.wrong("inputs");
    return {};
  }
  const names = Object.keys(entry.value);
  if (names.length > MAX_INPUTS) {
    context.problems.error(
      entry.path,
      `\`inputs\` has ${names.length} entries; at most ${MAX_INPUTS} are allowed.`,
    );
    return {};
  }
  checkNames(names, entry.path, context);
  const inputs: Record<string, InputDeclaration> = {};
  for (const name of names) {
    const path = [...entry.path, name];
    const section = Section.open("input", entry.value[name]!, path, context);
    if (section !== null) inputs[name] = parseInput(section, context);
  }
  return inputs;
}

function checkNames(names: readonly string[], path: SourcePath, context: ParseContext): void {
  const byEnvName = new Map<string, string>();
  for (const name of names) {
    if (context.mode === "strict" && !/^[A-Za-z_][A-Za-z0-9_-]{0,62}$/.test(name)) {
      context.problems.error(
        [...path, name],
        "An input's name is a letter or _, then up to 62 letters, digits, _ or -.",
        "key",
      );
    }
    const envName = inputEnvName(name);
    const other = byEnvName.get(envName);
    if (other !== undefined) {
      const message = `The inputs ${JSON.stringify(other)} and ${JSON.stringify(name)} would both be ${envName}; rename one.`;
      context.problems.report(context.mode, [...path, name], message, "key");
    }
    byEnvName.set(envName, name);
  }
}

function parseInput(section: Section, context: ParseContext): InputDeclaration {
  const declaration: InputDeclaration = {
    type: inputType(section, context),
    required: section.flag("required") ?? false,
  };
  const fields = {
    values: section.jsonList("values"),
    pattern: section.text("pattern"),
    min: section.number("min"),
    max: section.number("max"),
    minLength: section.number("min_length"),
    maxLength: section.number("max_length"),
    minItems: section.number("min_items"),
    maxItems: section.number("max_items"),
    title: section.text("title"),
    description: section.text("description"),
    default: section.entry("default")?.value,
  };
  for (const [key, value] of Object.entries(fields)) {
    if (value !== undefined) Object.assign(declaration, { [key]: value });
  }
  checkBounds(section, declaration, context);
  checkDefault(section, declaration, context);
  return declaration;
}

function inputType(section: Section, context: ParseContext): InputDeclaration["type"] {
  const entry = section.entry("type");
  if (entry === undefined) return section.has("values") ? "enum" : "string";
  const known = TYPES.find((type) => type === entry.value);
  if (known !== undefined) return known;
  if (typeof entry.value === "string" && LATER_TYPES.includes(entry.value)) {
    context.problems.error(
      entry.path,
      `The input type \`${entry.value}\` is part of the language but not supported by this version yet.`,
    );
  } else {
    const hint =
      typeof entry.value === "string" ? context.problems.suggest(entry.value, TYPES) : "";
    context.problems.error(
      entry.path,
      `\`type\` must be one of ${TYPES.join(", ")}; found ${kindOf(entry.value)}.${hint}`,
    );
  }
  return "string";
}

function checkBounds(section: Section, declaration: InputDeclaration, context: ParseContext): void {
  const { problems } = context;
  for (const [key, types] of Object.entries(BOUNDS)) {
    if (section.has(key) && !types.includes(declaration.type)) {
      problems.error(
        section.pathOf(key),
        `\`${key}\` has no meaning for type ${declaration.type}; it belongs to ${types.join(" and ")}.`,
        "key",
      );
    }
  }
  if (declaration.type === "enum" && (declaration.values ?? []).length === 0) {
    problems.error(section.path, "An enum input needs `values`, a list with at least one value.");
  }
  if (declaration.pattern !== undefined && !isUsablePattern(declaration.pattern)) {
    problems.error(section.pathOf("pattern"), "`pattern` is not a regular expression.");
  }
  for (const [low, high] of [
    ["min", "max"],
    ["min_length", "max_length"],
    ["min_items", "max_items"],
  ] as const) {
    const from = section.has(low) ? section.number(low) : undefined;
    const to = section.has(high) ? section.number(high) : undefined;
    if (from !== undefined && to !== undefined && from > to) {
      problems.error(section.pathOf(low), `\`${low}\` ${from} is above \`${high}\` ${to}.`);
    }
  }
}

function checkDefault(
  section: Section,
  declaration: InputDeclaration,
  context: ParseContext,
): void {
  if (declaration.default === undefined || context.problems.hasErrors) return;
  const problem = checkInputValue(declaration.default, declaration);
  if (problem !== null)
    context.problems.error(section.pathOf("default"), `The default ${problem}.`);
}
