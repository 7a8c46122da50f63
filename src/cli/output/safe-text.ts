/** Control sequences of terminals: CSI, OSC and the two-character ones. Text from tasks and servers is not trusted with them. */
const ESCAPE_SEQUENCE =
  /\x1b(?:\[([0-9;:]*)([ -/]*[@-~])|\][^\x07\x1b]*(?:\x07|\x1b\\)?|[PX^_][^\x1b]*(?:\x1b\\)?|[ -/]*[0-~])/g;
const CONTROL_CHARACTER = /[\x00-\x08\x0b-\x1f\x7f-\x9f]/g;
/** A noncharacter: Unicode keeps it free for uses like this. */
const MARK = "\ufdd0";

/** One cell or sentence: no control characters, no line breaks, no tabs. */
export function singleLine(text: string): string {
  return text
    .replace(ESCAPE_SEQUENCE, "")
    .replace(/[\r\n\t]+/g, " ")
    .replace(CONTROL_CHARACTER, "")
    .trim();
}

/** Several lines without control characters. */
export function plainText(text: string): string {
  return text.replace(/\r\n?/g, "\n").replace(ESCAPE_SEQUENCE, "").replace(CONTROL_CHARACTER, "");
}

/**
 * A line of a task's log: its colours stay where colours are shown, everything that would move the cursor or change the terminal
 * goes. A line that was rewritten with carriage returns (a progress bar) shows its last state.
 */
export function logText(text: string, coloured: boolean): string {
  const last = text.replace(/\r+$/, "").split("\r").at(-1)!;
  // Sequences of colours become a character that no text has a use for while the control characters are removed.
  const kept = last
    .replaceAll(MARK, "")
    .replace(ESCAPE_SEQUENCE, (_all, codes: string | undefined, end: string) =>
      coloured && end === "m" ? `${MARK}${codes}m` : "",
    );
  const cleaned = kept.replace(CONTROL_CHARACTER, "");
  if (!coloured || !cleaned.includes(MARK)) return cleaned;
  return `${cleaned.replaceAll(MARK, "\x1b[")}\x1b[0m`;
}

/** At most `length` characters, the last one an ellipsis if something was cut off. */
export function shorten(text: string, length: number): string {
  const characters = [...text];
  return characters.length <= length ? text : `${characters.slice(0, length - 1).join("")}…`;
}
