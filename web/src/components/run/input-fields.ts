/** The inputs of a run as fields to edit: a text stays a text, everything else is written as JSON. Pure. */

/** One input. `isText`: what is typed is the value itself. */
export interface InputField {
  name: string;
  text: string;
  isText: boolean;
}

/** A field for each input of the run, and for each that its job declares beside them. */
export function inputFields(
  inputs: Readonly<Record<string, unknown>>,
  declared: Readonly<Record<string, unknown>>,
): InputField[] {
  const names = [...new Set([...Object.keys(declared), ...Object.keys(inputs)])];
  return names.map((name) => {
    const value = inputs[name];
    const isText = typeof value === "string" || (value === undefined && isTextType(declared[name]));
    return { name, isText, text: textOf(value) };
  });
}

function textOf(value: unknown): string {
  if (value === undefined) return "";
  return typeof value === "string" ? value : JSON.stringify(value);
}

function isTextType(declaration: unknown): boolean {
  if (typeof declaration !== "object" || declaration === null) return true;
  const type = (declaration as { type?: unknown }).type;
  return type === undefined || type === "string" || type === "text";
}

/** The value that a field says; an error that says how to mend it if it says none. */
export function parseField(field: InputField): { value: unknown } | { error: string } {
  if (field.isText) return { value: field.text };
  try {
    return { value: JSON.parse(field.text) as unknown };
  } catch {
    return {
      error: 'This is not JSON. Numbers and true are written as they are, texts in "quotes".',
    };
  }
}

/**
 * The inputs whose text was changed, with their new values; or errors by name. Only these are sent: the others may be masked here,
 * and the server knows what they are.
 */
export function changedInputs(
  before: readonly InputField[],
  after: readonly InputField[],
): { inputs: Record<string, unknown>; errors: Record<string, string> } {
  const inputs: Record<string, unknown> = {};
  const errors: Record<string, string> = {};
  after.forEach((field, index) => {
    if (field.text === before[index]?.text) return;
    const parsed = parseField(field);
    if ("error" in parsed) errors[field.name] = parsed.error;
    else inputs[field.name] = parsed.value;
  });
  return { inputs, errors };
}
