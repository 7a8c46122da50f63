/** The inputs that a job asks for, as fields of a form. What the values must be like is for the server to say. */

/** How an input is asked for. */
export type InputKind = "text" | "number" | "flag" | "choice" | "json";

/** One input. */
export interface InputField {
  name: string;
  kind: InputKind;
  /** As the job declares it. */
  type: string;
  title: string;
  description: string;
  required: boolean;
  sensitive: boolean;
  /** The default as the field shows it. */
  initial: string;
  choices: readonly string[];
}

type Raw = Record<string, unknown>;

const kinds: Record<string, InputKind> = {
  string: "text",
  integer: "number",
  number: "number",
  boolean: "flag",
  enum: "choice",
  array: "json",
  object: "json",
};

/** The fields of a job's canonical definition, in its order. */
export function inputFields(definition: Raw): InputField[] {
  return Object.entries(objectOf(definition["inputs"])).map(([name, spec]) =>
    fieldOf(name, objectOf(spec)),
  );
}

function fieldOf(name: string, spec: Raw): InputField {
  const type = String(spec["type"] ?? "string");
  const kind = kinds[type] ?? "text";
  const value = spec["default"];
  return {
    name,
    kind,
    type,
    title: typeof spec["title"] === "string" ? spec["title"] : name,
    description: typeof spec["description"] === "string" ? spec["description"] : "",
    required: spec["required"] === true,
    sensitive: spec["sensitive"] === true || type === "secret",
    initial: value === undefined || value === null ? "" : shownValue(value),
    choices: Array.isArray(spec["values"]) ? spec["values"].map(shownValue) : [],
  };
}

/** A value as a field shows it: texts plainly, everything else as JSON. */
export function shownValue(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}

/**
 * The values that a form's texts mean. What was left at its default is left out, so that the job's own default, which may be
 * an expression, applies.
 */
export function inputValues(
  fields: readonly InputField[],
  texts: Readonly<Record<string, string>>,
): { values: Record<string, unknown>; errors: Record<string, string> } {
  const values: Record<string, unknown> = {};
  const errors: Record<string, string> = {};
  for (const field of fields) {
    const text = texts[field.name] ?? field.initial;
    if (text === field.initial && (text !== "" || !field.required)) continue;
    const read = readValue(field, text);
    if ("error" in read) errors[field.name] = read.error;
    else values[field.name] = read.value;
  }
  return { values, errors };
}

function readValue(field: InputField, text: string): { value: unknown } | { error: string } {
  if (field.required && text === "") return { error: "This input is required." };
  if (field.kind === "text") return { value: text };
  if (field.kind === "flag") return { value: text === "true" };
  if (field.kind === "number") {
    const value = Number(text);
    return text.trim() === "" || Number.isNaN(value)
      ? { error: `“${text}” is not a number.` }
      : { value };
  }
  // An enum's values may be numbers or flags; its choices show texts plainly.
  if (field.kind === "choice") return { value: jsonOr(text, text) };
  const value = jsonOr(text, undefined);
  return value === undefined
    ? { error: 'This is not JSON, such as [1, 2] or {"a": 1}.' }
    : { value };
}

function jsonOr<Fallback>(text: string, fallback: Fallback): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return fallback;
  }
}

function objectOf(value: unknown): Raw {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? { ...value } : {};
}
