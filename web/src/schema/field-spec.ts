/** The language's JSON Schema as fields: what forms and completion show of it. */

/** How a value is entered. */
export type FieldKind =
  | "text"
  | "long_text"
  | "condition"
  | "flag"
  | "number"
  | "duration"
  | "choice"
  | "text_list"
  | "choice_list"
  | "text_map"
  | "section"
  | "section_list"
  | "section_map"
  | "any";

/** One key of a map of the language. */
export interface FieldSpec {
  key: string;
  kind: FieldKind;
  /** What it does, in one sentence. */
  doc: string;
  /** Its type in words. */
  typeText: string;
  required: boolean;
  default: unknown;
  options: string[];
  /** The map inside, by its name in the schema. */
  scope: string | null;
  /** With `scope`: what may stand there in place of a map, such as the number of `retry: 3`. */
  short: FieldKind | null;
  min: number | null;
  max: number | null;
}

type Schema = Record<string, unknown>;

/** The fields of a map, by its name in the schema; empty for one that is not there. */
export function fieldsOf(schema: Schema, scope: string): FieldSpec[] {
  const section = record(record(schema.$defs)[scope]);
  const required: unknown[] = Array.isArray(section.required) ? section.required : [];
  return Object.entries(record(section.properties)).map(([key, value]) =>
    fieldSpec(key, record(value), required.includes(key)),
  );
}

/** The schema's name for the job's own map. */
export function jobScope(mode: "strict" | "legacy"): string {
  return mode === "strict" ? "job" : "legacy_job";
}

/** The schema's name for a task's map. */
export function taskScope(mode: "strict" | "legacy"): string {
  return mode === "strict" ? "task" : "legacy_task";
}

function fieldSpec(key: string, schema: Schema, required: boolean): FieldSpec {
  const description = typeof schema.description === "string" ? schema.description : "";
  const [, doc = description, typeText = ""] = /^([^]*?[.!?]) \(([^]*)\)$/.exec(description) ?? [];
  return {
    key,
    doc,
    typeText,
    required,
    default: schema.default,
    ...shapeOf(withoutNull(schema)),
  };
}

interface Shape {
  kind: FieldKind;
  options: string[];
  scope: string | null;
  short: FieldKind | null;
  min: number | null;
  max: number | null;
}

const plain: Omit<Shape, "kind"> = { options: [], scope: null, short: null, min: null, max: null };

/** Texts that may be at least this long are entered in several lines. */
const longTextLength = 60_000;

function shapeOf(schema: Schema): Shape {
  const variants = variantsOf(schema);
  if (variants.length > 1) return shapeOfVariants(variants);
  if (typeof schema.$ref === "string")
    return { ...plain, kind: "section", scope: scopeOf(schema.$ref) };
  if (Array.isArray(schema.enum))
    return { ...plain, kind: "choice", options: schema.enum.map(String) };
  const types: unknown[] = Array.isArray(schema.type) ? schema.type : [schema.type];
  if (types.includes("string")) return { ...plain, kind: textKind(schema, types) };
  if (types.includes("boolean")) return { ...plain, kind: "flag" };
  if (types.includes("integer") || types.includes("number"))
    return {
      ...plain,
      kind: "number",
      min: numberOr(schema.minimum, null),
      max: numberOr(schema.maximum, null),
    };
  if (types.includes("array")) return listShape(record(schema.items));
  return types.includes("object")
    ? mapShape(record(schema.additionalProperties))
    : { ...plain, kind: "any" };
}

function textKind(schema: Schema, types: readonly unknown[]): FieldKind {
  if (types.includes("boolean") && !types.includes("number")) return "condition";
  return numberOr(schema.maxLength, 0) >= longTextLength ? "long_text" : "text";
}

function listShape(items: Schema): Shape {
  return typeof items.$ref === "string"
    ? { ...plain, kind: "section_list", scope: scopeOf(items.$ref) }
    : { ...plain, kind: "any" };
}

function mapShape(values: Schema): Shape {
  if (typeof values.$ref === "string")
    return { ...plain, kind: "section_map", scope: scopeOf(values.$ref) };
  return Array.isArray(values.type) ? { ...plain, kind: "text_map" } : { ...plain, kind: "any" };
}

/** A short form or a map, one or a list, a duration as number or text. */
function shapeOfVariants(variants: readonly Schema[]): Shape {
  const shapes = variants.map(shapeOf);
  const section = shapes.find(({ kind }) => kind === "section");
  const others = shapes.filter((shape) => shape !== section);
  if (section !== undefined) return { ...section, short: others[0]?.kind ?? null };
  const list = variants.find(({ type }) => type === "array");
  const single = others.find((_, index) => variants[index] !== list);
  if (list !== undefined && single?.kind === "choice") return { ...single, kind: "choice_list" };
  if (list !== undefined && record(list.items).type === "string")
    return { ...plain, kind: "text_list" };
  if (list !== undefined) return { ...plain, kind: "any" };
  const isDuration = shapes.some(({ kind }) => kind === "number") && shapes.length === 2;
  return isDuration && shapes.some(({ kind }) => kind === "text")
    ? { ...plain, kind: "duration" }
    : { ...plain, kind: "text" };
}

function withoutNull(schema: Schema): Schema {
  const variants = variantsOf(schema).filter(({ type }) => type !== "null");
  if (variants.length === 0) return schema;
  return variants.length === 1 ? variants[0]! : { anyOf: variants };
}

function variantsOf(schema: Schema): Schema[] {
  return Array.isArray(schema.anyOf) ? schema.anyOf.map(record) : [];
}

function scopeOf(reference: string): string {
  return reference.replace("#/$defs/", "");
}

function record(value: unknown): Schema {
  // Any object can be read by its keys.
  return typeof value === "object" && value !== null ? (value as Schema) : {};
}

function numberOr<Other>(value: unknown, other: Other): number | Other {
  return typeof value === "number" ? value : other;
}

/** The fields at a place of a document; null where the schema has no map. */
export function fieldsAt(
  schema: Schema,
  mode: "strict" | "legacy",
  path: readonly (string | number)[],
): FieldSpec[] | null {
  let scope: string | null = jobScope(mode);
  let field: FieldSpec | null = null;
  for (const step of path) {
    if (scope !== null && field === null) {
      field = fieldsOf(schema, scope).find(({ key }) => key === step) ?? null;
      if (field === null) return null;
      scope = field.scope;
      if (field.kind === "section") field = null;
      continue;
    }
    // Behind a list or a map of sections stands an index or a free name.
    if (field?.kind !== "section_list" && field?.kind !== "section_map") return null;
    field = null;
  }
  return scope === null || field !== null ? null : fieldsOf(schema, scope);
}
