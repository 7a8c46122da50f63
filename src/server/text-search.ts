/** What people type into search boxes, as statements take it. */

/** The pattern of LIKE for texts that contain this one. */
export function containing(text: string): string {
  return `%${text.replace(/[\\%_]/g, "\\$&")}%`;
}

/** Bounds of the ids that begin with a text; none if no id does. */
export function idsBeginningWith(text: string): { idFrom?: string; idTo?: string } {
  const digits = text.toLowerCase().replaceAll("-", "");
  if (!/^[0-9a-f]{4,32}$/.test(digits)) return {};
  return { idFrom: uuidOf(digits.padEnd(32, "0")), idTo: uuidOf(digits.padEnd(32, "f")) };
}

function uuidOf(digits: string): string {
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
