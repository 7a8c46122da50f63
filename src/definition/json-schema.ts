import type { JsonObject, JsonValue } from "../base/json.ts";
import { describeType, type KeySpec, type KeyType, type Scope } from "./key-type.ts";
import { defaultOf, keyTable } from "./keys.ts";

type Mode = "strict" | "legacy";

/**
 * JSON Schema (draft 2020-12) of job documents for editors, made from the key table. Documents with `stratal` get the strict
 * half, all others the lenient one. It cannot see graphs, references or which body a task has: the parser decides.
 */
export function jobJsonSchema(): JsonObject {
  const definitions: JsonObject = {};
  for (const mode of ["strict", "legacy"] as const) {
    for (const scope of Object.keys(keyTable) as Scope[]) {
      definitions[definitionName(scope, mode)] = sectionSchema(scope, mode);
    }
  }
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    $id: "urn:stratal:schema:job:1",
    title: "Stratal job",
    type: "object",
    if: { required: ["stratal"] },
    then: { $ref: reference("job", "strict") },
    else: { $ref: reference("job", "legacy") },
    $defs: definitions,
  };
}

function definitionName(scope: Scope, mode: Mode): string {
  return mode === "strict" ? scope : `legacy_${scope}`;
}

function reference(scope: Scope, mode: Mode): string {
  return `#/$defs/${definitionName(scope, mode)}`;
}

function sectionSchema(scope: Scope, mode: Mode): JsonObject {
  const properties: JsonObject = {};
  const required: string[] = [];
  for (const spec of keyTable[scope].values()) {
    properties[spec.key] = keySchema(spec, defaultOf(scope, spec.key, mode), mode);
    if (spec.required) required.push(spec.key);
  }
  return {
    type: "object",
    properties,
    ...(required.length === 0 ? {} : { required }),
    ...(mode === "strict" ? { additionalProperties: false, patternProperties: { "^x-": {} } } : {}),
  };
}

function keySchema(spec: KeySpec, fallback: JsonValue, mode: Mode): JsonObject {
  const schema = typeSchema(spec.type, mode);
  return {
    ...(spec.required ? schema : nullable(schema)),
    description: `${spec.sentence} (${describeType(spec.type)})`,
    ...(fallback === null ? {} : { default: fallback }),
  };
}

/** An empty `key:` means absent. */
function nullable(schema: JsonObject): JsonObject {
  return Object.keys(schema).length === 0 ? schema : { anyOf: [schema, { type: "null" }] };
}

const SCALAR: JsonValue = ["string", "number", "boolean"];

function typeSchema(type: KeyType, mode: Mode): JsonObject {
  switch (type.kind) {
    case "text":
      return textSchema(type, mode);
    case "flag":
      return { type: "boolean" };
    case "integer":
    case "number":
      return { type: type.kind, minimum: type.min, maximum: type.max };
    case "duration":
      return {
        anyOf: [
          { type: "integer", minimum: 0 },
          { type: "string", maxLength: 64 },
        ],
      };
    case "choice":
      return { enum: [...type.values, ...(mode === "legacy" ? [""] : [])] };
    case "text_map":
      return { type: "object", additionalProperties: { type: [...(SCALAR as string[]), "null"] } };
    case "text_list":
      return oneOrMore(textSchema(type, mode), type.maxItems);
    case "integer_list":
      return oneOrMore({ type: "integer", minimum: type.min, maximum: type.max }, 256);
    case "choice_list":
      return oneOrMore({ enum: [...type.values] }, type.values.length);
    default:
      return structureSchema(type, mode);
  }
}

function structureSchema(type: KeyType, mode: Mode): JsonObject {
  switch (type.kind) {
    case "json_list":
      return { type: "array" };
    case "json_map":
      return { type: "object" };
    case "section":
      return { $ref: reference(type.scope, mode) };
    case "section_list":
      return { type: "array", items: { $ref: reference(type.scope, mode) } };
    case "section_map":
      return { type: "object", additionalProperties: { $ref: reference(type.scope, mode) } };
    case "special":
      return mode === "strict" ? type.schema : {};
    default:
      return {};
  }
}

function textSchema(
  type: { max: number; min?: number; strictPattern?: string },
  mode: Mode,
): JsonObject {
  if (mode === "legacy") return { type: SCALAR, maxLength: type.max };
  return {
    type: "string",
    maxLength: type.max,
    ...(type.min === undefined ? {} : { minLength: type.min }),
    ...(type.strictPattern === undefined ? {} : { pattern: type.strictPattern }),
  };
}

function oneOrMore(item: JsonObject, maxItems: number): JsonObject {
  return { anyOf: [item, { type: "array", items: item, maxItems }] };
}
