/** Makes the items of a for_each from evaluated values (workflow-language.md §3, §5.7). Pure. */
import type { JsonObject, JsonValue } from "../base/json.ts";
import type { ForEach } from "../definition/job-definition.ts";

/** Why a for_each has no items to run. */
export class InvalidItems extends Error {}

/** The source of a for_each with its expressions filled in. */
export type EvaluatedSource =
  | { kind: "list"; value: JsonValue }
  | { kind: "range"; from: JsonValue; to: JsonValue; step: JsonValue }
  | { kind: "matrix"; axes: JsonObject; include: JsonValue; exclude: JsonValue };

/** The values that a task runs for, in order; batched where the for_each says so. Throws InvalidItems. */
export function itemValues(
  source: EvaluatedSource,
  { maxItems, batch }: Pick<ForEach, "maxItems" | "batch">,
): JsonValue[] {
  const values = unbatched(source, maxItems * (batch ?? 1));
  const items = batch === null ? values : batches(values, batch);
  if (items.length > maxItems) throw tooMany(items.length, maxItems);
  return items;
}

/** Failed items that a for_each lets pass. */
export function toleratedItems({ tolerate }: Pick<ForEach, "tolerate">, size: number): number {
  return "count" in tolerate ? tolerate.count : Math.floor((size * tolerate.percent) / 100);
}

function unbatched(source: EvaluatedSource, most: number): JsonValue[] {
  switch (source.kind) {
    case "list":
      if (!Array.isArray(source.value))
        throw new InvalidItems(`\`for_each\` needs a list; found ${typeName(source.value)}.`);
      return source.value;
    case "range":
      return range(source, most);
    case "matrix":
      return matrix(source, most);
  }
}

function range(
  source: { from: JsonValue; to: JsonValue; step: JsonValue },
  most: number,
): number[] {
  const [from, to, step] = [source.from, source.to, source.step].map(wholeNumber) as [
    number,
    number,
    number,
  ];
  if (step === 0) throw new InvalidItems("The `step` of a range must not be 0.");
  const size = Math.max(0, Math.floor((to - from) / step) + 1);
  if (size > most) throw tooMany(size, most);
  return Array.from({ length: size }, (_, index) => from + index * step);
}

function wholeNumber(value: JsonValue): number {
  const number = typeof value === "string" ? Number(value) : value;
  if (typeof number === "number" && Number.isSafeInteger(number)) return number;
  throw new InvalidItems(`A range needs whole numbers; found ${typeName(value)}.`);
}

/** Every combination of the axes, the last one changing fastest, without the excluded and with the included ones. */
function matrix(
  source: { axes: JsonObject; include: JsonValue; exclude: JsonValue },
  most: number,
): JsonObject[] {
  let combinations: JsonObject[] = [{}];
  for (const [axis, values] of Object.entries(source.axes)) {
    if (!Array.isArray(values))
      throw new InvalidItems(`The axis \`${axis}\` of a matrix must be a list.`);
    if (combinations.length * values.length > most * 2)
      throw tooMany(combinations.length * values.length, most);
    combinations = combinations.flatMap((combination) =>
      values.map((value) => ({ ...combination, [axis]: value })),
    );
  }
  const excluded = entriesOf(source.exclude, "exclude");
  const kept = combinations.filter(
    (combination) => !excluded.some((pattern) => isPartOf(pattern, combination)),
  );
  return [...kept, ...entriesOf(source.include, "include")];
}

function entriesOf(value: JsonValue, key: string): JsonObject[] {
  const list = value ?? [];
  const isMap = (entry: JsonValue): entry is JsonObject =>
    typeof entry === "object" && entry !== null && !Array.isArray(entry);
  if (Array.isArray(list) && list.every(isMap)) return list;
  throw new InvalidItems(`\`${key}\` of a matrix must be a list of maps.`);
}

function isPartOf(pattern: JsonObject, combination: JsonObject): boolean {
  return Object.entries(pattern).every(
    ([axis, value]) => JSON.stringify(combination[axis]) === JSON.stringify(value),
  );
}

function batches(values: readonly JsonValue[], size: number): JsonValue[][] {
  const count = Math.ceil(values.length / size);
  return Array.from({ length: count }, (_, index) =>
    values.slice(index * size, (index + 1) * size),
  );
}

function tooMany(found: number, most: number): InvalidItems {
  return new InvalidItems(
    `\`for_each\` has ${found} items; at most ${most} are allowed (max_items).`,
  );
}

function typeName(value: JsonValue): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "a list";
  return typeof value === "object" ? "a map" : `a ${typeof value}`;
}
