/** Reads search parameters of an address: what is unknown or broken is left out, so that an old link still opens. */

type Raw = Record<string, unknown>;

/** One of the allowed words, or nothing. */
export function oneOf<Value extends string>(
  raw: Raw,
  name: string,
  allowed: readonly Value[],
): Value | undefined {
  return allowed.find((each) => each === raw[name]);
}

/** A text that is not empty, or nothing. A number in the address is taken as the text it was. */
export function textOf(raw: Raw, name: string): string | undefined {
  const value = raw[name];
  if (typeof value === "number") return String(value);
  return typeof value === "string" && value !== "" ? value : undefined;
}

/** A whole number from 0, or nothing. */
export function numberOf(raw: Raw, name: string): number | undefined {
  const value = Number(textOf(raw, name) ?? "x");
  return Number.isSafeInteger(value) && value >= 0 ? value : undefined;
}

/** The words of a list like `failed,timed_out` that are allowed, or nothing. */
export function listOf<Value extends string>(
  raw: Raw,
  name: string,
  allowed: readonly Value[],
): Value[] | undefined {
  const value = raw[name];
  // A link gives the list itself, an address its text.
  const words: readonly unknown[] = Array.isArray(value)
    ? value
    : (textOf(raw, name) ?? "").split(",");
  const known = allowed.filter((each) => words.includes(each));
  return known.length === 0 ? undefined : known;
}

/**
 * What a page reads of its address. The router lays it over the words as they stand there: members that are undefined stay in,
 * to hide words that were not allowed. The router's own `search.strict` would not do: it looks at links, not at addresses that
 * somebody typed.
 */
export function searchOf<Values extends object>(
  values: Values,
): {
  [Key in keyof Values]?: Exclude<Values[Key], undefined>;
} {
  // For whoever reads a member, one that is undefined is as one that is missing.
  return values as { [Key in keyof Values]?: Exclude<Values[Key], undefined> };
}

/** The parameters of an address as plain texts; unlike the router's default, nothing in them is read as JSON. */
export function parseSearch(search: string): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(search));
}

/** Writes parameters: lists with commas, nothing for what is undefined, null, empty or an empty list. */
export function formatSearch(values: Record<string, unknown>): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) {
    const text = Array.isArray(value) ? value.join(",") : String(value ?? "");
    if (text !== "") search.set(name, text);
  }
  // A comma needs no escape, and a link with plain commas can be read.
  const text = search.toString().replaceAll("%2C", ",");
  return text === "" ? "" : `?${text}`;
}
