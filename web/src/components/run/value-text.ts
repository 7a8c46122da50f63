/** Texts about values. Pure. */

const maxPreview = 60;

/** The expression of a part: `tasks.build.outputs["file-name"][0]`; null if the whole has none. */
export function expressionFor(root: string | null, key: string | number): string | null {
  if (root === null) return null;
  if (typeof key === "number") return `${root}[${key}]`;
  return /^[A-Za-z_]\w*$/.test(key) ? `${root}.${key}` : `${root}[${JSON.stringify(key)}]`;
}

/** The beginning of a value on one line. */
export function previewOf(value: unknown): string {
  const text = JSON.stringify(value);
  return text.length <= maxPreview ? text : `${text.slice(0, maxPreview - 1)}…`;
}

/** A size in bytes as people say it: `340 B`, `2.1 KiB`, `3.4 MiB`. */
export function formatBytes(bytes: number): string {
  const units = ["B", "KiB", "MiB", "GiB", "TiB"];
  let value = bytes;
  let unit = 0;
  while (value >= 1_024 && unit < units.length - 1) {
    value /= 1_024;
    unit += 1;
  }
  return `${unit === 0 ? value : value.toFixed(1)} ${units[unit]}`;
}

/** The same for a figure that may not be known. */
export function bytesText(bytes: number | null | undefined): string | null {
  return typeof bytes === "number" ? formatBytes(bytes) : null;
}

/** Seconds of a figure that may not be known. */
export function secondsText(seconds: number | null | undefined): string | null {
  return typeof seconds === "number" ? `${seconds.toFixed(2)} s` : null;
}

/** Rows of a text with comma-separated values; quotes may hold commas and line ends. Ends after `maxRows`. */
export function csvRows(text: string, maxRows: number): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  // A cell, quoted or not, and what ends it.
  const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/y;
  while (rows.length < maxRows && cell.lastIndex < text.length) {
    const match = cell.exec(text);
    if (match === null) break;
    row.push(match[1] === undefined ? match[2]! : match[1].replaceAll('""', '"'));
    if (match[3] === ",") continue;
    rows.push(row);
    row = [];
  }
  if (row.length > 0 && rows.length < maxRows) rows.push(row);
  return rows;
}
