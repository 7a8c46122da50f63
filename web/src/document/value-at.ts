import type { Path } from "./splice.ts";

/** The value at a path of plain values; undefined if there is none. */
export function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (inner, step) =>
      typeof inner === "object" && inner !== null && Object.hasOwn(inner, step)
        ? // Any object can be asked for a key it has.
          (inner as Record<string | number, unknown>)[step]
        : undefined,
    value,
  );
}
