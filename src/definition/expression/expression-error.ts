/** What went wrong: the expression itself, too much work, or a condition that is neither true nor false. */
export type ExpressionErrorKind = "expression_error" | "expression_budget" | "not_boolean";

/** One thing that is wrong with an expression. */
export interface ExpressionIssue {
  message: string;
  /** Offset in the text that was compiled, in UTF-16 units. */
  offset: number;
}

/** The only error that compiling and evaluating throw for anything that an author or data can cause. */
export class ExpressionError extends Error {
  readonly kind: ExpressionErrorKind;
  /** The text that was compiled: an expression, or a whole template. */
  readonly source: string;
  /** Everything that was found, at least one; the message shows the first. */
  readonly issues: readonly ExpressionIssue[];
  /** Nothing is wrong but that something which was read is not there. */
  readonly isAbsence: boolean;

  constructor(
    kind: ExpressionErrorKind,
    source: string,
    issues: readonly [ExpressionIssue, ...ExpressionIssue[]],
    { isAbsence = false } = {},
  ) {
    const [first] = issues;
    super(`${first.message} (${placeOf(source, first.offset)} of \`${shorten(source)}\`)`);
    this.name = "ExpressionError";
    this.kind = kind;
    this.source = source;
    this.issues = issues;
    this.isAbsence = isAbsence;
  }

  /** The first problem, without its place. */
  get reason(): string {
    return this.issues[0]?.message ?? this.message;
  }

  /** The first problem's place in `source`. */
  get offset(): number {
    return this.issues[0]?.offset ?? 0;
  }
}

/** `column 5`, or `line 2, column 5` in a text of several lines. */
function placeOf(source: string, offset: number): string {
  const before = source.slice(0, offset);
  const column = offset - before.lastIndexOf("\n");
  if (!source.includes("\n")) return `column ${column}`;
  return `line ${before.split("\n").length}, column ${column}`;
}

const MAX_SHOWN = 80;

function shorten(source: string): string {
  const line = source.trim().replaceAll(/\s+/g, " ");
  return line.length <= MAX_SHOWN ? line : `${line.slice(0, MAX_SHOWN)}…`;
}
