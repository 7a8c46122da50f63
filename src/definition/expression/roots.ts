/** The names that expressions may read; which of them exist depends on the place in the document. */
export const expressionRoots = [
  "inputs",
  "tasks",
  "run",
  "job",
  "item",
  "index",
  "loop",
  "self",
  "error",
  "event",
  "env",
  "vars",
  "secrets",
] as const;

export type ExpressionRoot = (typeof expressionRoots)[number];

/** CEL's names for types, for comparing with `type(x)`. */
export const typeNames: ReadonlySet<string> = new Set([
  "bool",
  "int",
  "double",
  "string",
  "list",
  "map",
  "null_type",
  "timestamp",
  "duration",
  "type",
]);

/** Words of CEL that no name can be. */
export const reservedWords: ReadonlySet<string> = new Set([
  "true",
  "false",
  "null",
  "in",
  "as",
  "break",
  "const",
  "continue",
  "else",
  "for",
  "function",
  "if",
  "import",
  "let",
  "namespace",
  "package",
  "return",
  "var",
  "void",
  "while",
]);
