/**
 * Stands for @pgtyped/parser in the bundle. Its runtime asks it for these few names; the parser itself, half a megabyte of grammar that is
 * built at every start, is for statements written in the code, of which there are none.
 */

/** How a parameter is written: ours are scalars, arrays included. */
export const TransformType = {
  Scalar: "scalar",
  PickTuple: "pick_tuple",
  ArraySpread: "array_spread",
  PickArraySpread: "pick_array_spread",
} as const;

/** The same of statements written in the code. */
export const ParamType = {
  Scalar: "scalar",
  Object: "object",
  ScalarArray: "scalar_array",
  ObjectArray: "object_array",
} as const;

/** Throws unless the condition holds. */
export function assert(condition: unknown): asserts condition {
  if (!condition) throw new Error("Assertion failed.");
}

/** Never called. */
export function parseTSQuery(): never {
  throw new Error("Statements are generated from .sql files.");
}
