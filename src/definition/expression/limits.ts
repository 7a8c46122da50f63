/** The bounds of one expression; docs/reference is generated from these names. */
export const limits = {
  /** Longest source of one expression, in UTF-8 bytes. */
  maxSourceBytes: 4_096,
  /** Most nodes of one syntax tree. */
  maxNodes: 500,
  /** Deepest nesting of one syntax tree. */
  maxDepth: 32,
  /** Most loops (`all`, `map`, …) inside each other. */
  maxNestedLoops: 2,
  /** Longest list that is made or walked through. */
  maxListItems: 10_000,
  /** Longest text or list in JSON form that an expression may answer with, in UTF-8 bytes. */
  maxResultBytes: 1_048_576,
  /** Longest text made on the way, in UTF-16 units. */
  maxTextLength: 1_048_576,
  /** Deepest nesting of a value that is compared or given back. */
  maxValueDepth: 128,
  /** Longest regular expression, in UTF-16 units. */
  maxPatternLength: 500,
  /** Largest count in a regular expression's `{n,m}`. */
  maxPatternRepeat: 200,
  /**
   * Work of one evaluation. A unit is about one node visited, 40 ns; what takes longer costs more. One million stays below
   * 100 ms on a slow machine.
   */
  maxWork: 1_000_000,
} as const;
