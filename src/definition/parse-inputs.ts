import { inputEnvName } from "./env-name.ts";
import { patternProblem } from "./expression/pattern.ts";
import { isTemplateDefault } from "./input-defaults.ts";
import { checkInputValue } from "./input-value.ts";
import { inputTypes, type InputDeclaration, type InputType } from "./job-definition.ts";
import { checkSchema } from "./parse-schema.ts";
import { Section, type ParseContext } from "./section.ts";
import type { SourcePath } from "./source-map.ts";
import type { TextFormat } from "./value-format.ts";
import { isJsonObject, kindOf } from "./values.ts";

const MAX_INPUTS = 200;

/** Which types each bound belongs to. */
const BOUNDS: Readonly<Record<string, readonly InputType[]>> = {
  values: ["enum"],
  pattern: ["string"],
  format: ["string"],
  min: ["integer", "number"],
  max: ["integer", "number"],
  min_length: ["string"],
  max_length: ["string"],
  min_items: ["array"],
  max_items: ["array"],
  items: ["array"],
  schema: ["object", "array"],
};
/** What an item of a list cannot have: it has no name and is never left out. */
const NOT_FOR_ITEMS = ["required", "default", "sensitive", "group"];
/** The worker looks these up by the input's name. */
const NOT_AS_ITEMS: readonly InputType[] = ["secret", "file"];

/** Reads a map of declared inputs: those of a job, or the fields of a form. */
export function parseInputs(
  owner: Section,
  context: ParseContext,
  key = "inputs",
): Record<string, InputDeclaration> {
  const entry = owner.entry(key);
  if (entry === undefined) return {};
  if (!isJsonObject(entry.value)) {
    owner.wrong(key);
    return {};
  }
  const names = Object.keys(entry.value);
  if (names.length > MAX_INPUTS) {
    context.problems.error(
      entry.path,
      `\`${key}\` has ${names.length} entries; at most ${MAX_INPUTS} are allowed.`,
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
    items: parseItems(section, context),
    schema: section.jsonMap("schema"),
    format: section.choice<TextFormat>("format"),
    sensitive: section.flag("sensitive"),
    title: section.text("title"),
    description: section.text("description"),
    group: section.text("group"),
    default: section.entry("default")?.value,
  };
  for (const [key, value] of Object.entries(fields)) {
    if (value !== undefined) Object.assign(declaration, { [key]: value });
  }
  checkBounds(section, declaration, context);
  if (declaration.schema !== undefined)
    checkSchema(declaration.schema, section.pathOf("schema"), context);
  checkDefault(section, declaration, context);
  return declaration;
}

/** Nesting is bounded by that of the whole document. */
function parseItems(section: Section, context: ParseContext): InputDeclaration | undefined {
  const items = section.section("items");
  if (items === undefined) return undefined;
  for (const key of NOT_FOR_ITEMS) {
    if (!items.has(key)) continue;
    const message = `\`${key}\` belongs to the input itself, not to its \`items\`.`;
    context.problems.error(items.pathOf(key), message, "key");
    items.drop(key);
  }
  const declaration = parseInput(items, context);
  if (NOT_AS_ITEMS.includes(declaration.type)) {
    const message = `The items of a list cannot be of type ${declaration.type}; declare an input for each of them.`;
    context.problems.error(items.pathOf("type"), message);
  }
  return declaration;
}

function inputType(section: Section, context: ParseContext): InputType {
  const entry = section.entry("type");
  if (entry === undefined) return section.has("values") ? "enum" : "string";
  const known = inputTypes.find((type) => type === entry.value);
  if (known !== undefined) return known;
  const hint =
    typeof entry.value === "string" ? context.problems.suggest(entry.value, inputTypes) : "";
  context.problems.error(
    entry.path,
    `\`type\` must be one of ${inputTypes.join(", ")}; found ${kindOf(entry.value)}.${hint}`,
  );
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
  const unusable = declaration.pattern === undefined ? null : patternProblem(declaration.pattern);
  if (unusable !== null) problems.error(section.pathOf("pattern"), unusable);
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
  if (context.mode === "strict" && isTemplateDefault(declaration.default)) return;
  const problem = checkInputValue(declaration.default, declaration);
  if (problem !== null)
    context.problems.error(section.pathOf("default"), `The default ${problem}.`);
}
