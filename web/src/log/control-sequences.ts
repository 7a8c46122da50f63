/**
 * What moves a terminal's cursor or changes its looks: found in logs, and in the messages of errors, whose last lines are what a script printed.
 * The library that reads colours is not needed here: only the log viewer's worker loads it.
 */

/** Operating system commands and other strings, with their ends. */
export const STRINGS =
  /(?:\u001b([\]PX^_])|\u009d|\u0090|\u0098|\u009e|\u009f)([^\u0007\u001b\u009c]*)(?:\u0007|\u001b\\|\u009c)/g;
/** Two-character sequences, and those that choose a character set. */
export const ESCAPES = /\u001b(?:[ -/]+[0-~]|[0-Z\\^-~])/g;
/** The one-character form of what begins a sequence. */
export const CSI = /\u009b/g;

/** Colours and movements; the last one may have been cut off with the text. */
const MOVES = /\u001b\[[0-?]*[ -/]*(?:[@-~]|$)/g;
const CONTROLS = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g;
const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/;

/** A text of several lines without control characters but tabs and line ends; of a progress bar, its last state. */
export function plainText(text: string): string {
  if (!CONTROL.test(text)) return text;
  const lines = text.split("\n").map(lastState);
  return lines
    .join("\n")
    .replace(CSI, "\u001b[")
    .replace(MOVES, "")
    .replace(STRINGS, "")
    .replace(ESCAPES, "")
    .replace(CONTROLS, "");
}

/** What a line came to: carriage returns go back to its start and write over it. */
function lastState(line: string): string {
  return line.split("\r").findLast((state) => state !== "") ?? "";
}
