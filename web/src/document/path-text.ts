import type { Path } from "./splice.ts";

/** A place as the server writes it: `tasks[2].name`. */
export function pathText(path: Path): string {
  return path
    .map((step) => (typeof step === "number" ? `[${step}]` : `.${step}`))
    .join("")
    .replace(/^\./, "");
}

/** Whether what the server writes of is the place itself, or something inside it. */
export function isAtOrInside(written: string, place: Path): boolean {
  const text = pathText(place);
  if (!written.startsWith(text)) return false;
  return written === text || /^[.[]/.test(written.slice(text.length));
}
