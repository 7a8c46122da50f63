import type { ExpressionErrorKind } from "./expression-error.ts";

/**
 * What evaluation throws inside. It is no Error on purpose: `||`, `exists` and `coalesce` throw some of these away by the thousand,
 * and a stack for each would cost more than all the rest. evaluate.ts turns the one that gets out into an ExpressionError.
 */
export class Fault {
  readonly kind: ExpressionErrorKind;
  readonly message: string;
  /** Offset in the expression; null for faults of the whole evaluation. */
  readonly offset: number | null;
  /** True when something simply is not there: `get`, `has` and `coalesce` go on after such a fault. */
  readonly absent: boolean;
  /** More words, worked out only for the fault that gets out. */
  readonly hint: (() => string) | null;

  constructor(
    kind: ExpressionErrorKind,
    message: string,
    offset: number | null,
    more: { absent?: boolean; hint?: () => string } = {},
  ) {
    this.kind = kind;
    this.message = message;
    this.offset = offset;
    this.absent = more.absent ?? false;
    this.hint = more.hint ?? null;
  }
}

/** What a fault that is thrown away costs, in units of work. */
export const FAULT_UNITS = 30;

/** Where in an expression something is computed; it says what goes wrong there. */
export class Site {
  readonly offset: number;

  constructor(offset: number) {
    this.offset = offset;
  }

  /** Stops the evaluation with an error at this place. */
  fail(message: string): never {
    throw new Fault("expression_error", message, this.offset);
  }

  /** Stops the evaluation because something is not there. */
  failAbsent(message: string, hint?: () => string): never {
    const more = hint === undefined ? { absent: true } : { absent: true, hint };
    throw new Fault("expression_error", message, this.offset, more);
  }

  /** Stops the evaluation because a limit is reached. */
  exhaust(message: string): never {
    throw new Fault("expression_budget", message, this.offset);
  }
}
