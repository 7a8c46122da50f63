import { ExpressionError, type ExpressionIssue } from "./expression-error.ts";
import { scanExpression } from "./scan.ts";

/** A piece of a template: text that stays as it is, or the source of an expression. */
export interface TemplatePart {
  kind: "text" | "expression";
  /** The text itself (`$${{` already made `${{`), or the expression's source without its marks. */
  text: string;
  /** Where the text or source starts in the template, in UTF-16 units. */
  offset: number;
}

const OPENING = "${{";
const CLOSING = "}}";

/** True if the text may hold an expression or an escaped `$${{`: a quick look, before anything is parsed. */
export function hasExpression(text: string): boolean {
  return text.includes(OPENING);
}

/**
 * Splits a text into its pieces, in order, without empty texts. Throws an ExpressionError for a `${{` that is never closed.
 */
export function parseTemplate(text: string): TemplatePart[] {
  const parts: TemplatePart[] = [];
  let pending = "";
  let pendingOffset = 0;
  let at = 0;
  const addText = (piece: string, offset: number): void => {
    if (piece === "") return;
    if (pending === "") pendingOffset = offset;
    pending += piece;
  };
  const flush = (): void => {
    if (pending !== "") parts.push({ kind: "text", text: pending, offset: pendingOffset });
    pending = "";
  };
  for (;;) {
    const opening = text.indexOf(OPENING, at);
    if (opening === -1) break;
    if (opening > at && text[opening - 1] === "$") {
      addText(text.slice(at, opening - 1) + OPENING, at);
      at = opening + OPENING.length;
      continue;
    }
    addText(text.slice(at, opening), at);
    flush();
    const offset = opening + OPENING.length;
    const end = endOfExpression(text, offset);
    parts.push({ kind: "expression", text: text.slice(offset, end), offset });
    at = end + CLOSING.length;
  }
  addText(text.slice(at), at);
  flush();
  return parts;
}

/** The only expression of a template that is nothing else, not even a space; null for any other. */
export function singleExpression(parts: readonly TemplatePart[]): TemplatePart | null {
  const [first] = parts;
  return parts.length === 1 && first?.kind === "expression" ? first : null;
}

function endOfExpression(text: string, start: number): number {
  const scan = scanExpression(text, start, true);
  if ("end" in scan) return scan.end;
  const opening = start - OPENING.length;
  const issue: ExpressionIssue =
    scan.problem === "quote"
      ? { message: "A quote in `${{` is not closed.", offset: scan.at }
      : {
          message: "`${{` is not closed with `}}`. Write `$${{` where the text itself is meant.",
          offset: opening,
        };
  throw new ExpressionError("expression_error", text, [issue]);
}
