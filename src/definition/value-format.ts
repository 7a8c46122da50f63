import { isIPv4, isIPv6 } from "node:net";
import { parseTimestamp } from "./expression/time.ts";

/** Well-known forms of a text that an input's `format` may name. */
export const textFormats = [
  "email",
  "uri",
  "uuid",
  "hostname",
  "ipv4",
  "ipv6",
  "date",
  "date-time",
] as const;
export type TextFormat = (typeof textFormats)[number];

const MAX_EMAIL = 254;
const MAX_HOSTNAME = 253;
// Neither has a repeat inside of a repeat that could match the same text in two ways.
const EMAIL = /^[^\s@"(),:;<>[\\\]]{1,64}@[^\s@]+$/;
const HOST_LABEL = /^[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?$/;
const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;
const DATE = /^\d{4}-\d\d-\d\d$/;
const URI_CHARACTERS = /^[!-~]+$/;

const matchers: Readonly<Record<TextFormat, (text: string) => boolean>> = {
  email: (text) =>
    text.length <= MAX_EMAIL && EMAIL.test(text) && isHostname(text.slice(text.indexOf("@") + 1)),
  uri: (text) => URI_CHARACTERS.test(text) && URL.canParse(text),
  uuid: (text) => UUID.test(text),
  hostname: isHostname,
  ipv4: isIPv4,
  ipv6: isIPv6,
  date: isDate,
  "date-time": isDateTime,
};

const examples: Readonly<Record<TextFormat, string>> = {
  email: "an email address, such as ada@acme.io",
  uri: "a URI, such as https://acme.io/orders",
  uuid: "a UUID, such as 1b4e28ba-2fa1-41d2-883f-0016d3cca427",
  hostname: "a host name, such as db.acme.io",
  ipv4: "an IPv4 address, such as 192.0.2.7",
  ipv6: "an IPv6 address, such as 2001:db8::7",
  date: "a date, such as 2026-03-31",
  "date-time": "a date and time with its offset, such as 2026-03-31T08:00:00Z",
};

/** True if a text names a format that can be checked. */
export function isTextFormat(format: string): format is TextFormat {
  return Object.hasOwn(matchers, format);
}

/** What a text of a format must be, as the rest of a sentence; null when it is that. Formats that nobody knows take any text. */
export function formatProblem(format: string, text: string): string | null {
  if (!isTextFormat(format) || matchers[format](text)) return null;
  return `must be ${examples[format]}`;
}

/** True for a day of the calendar, `YYYY-MM-DD`. */
export function isDate(text: string): boolean {
  return DATE.test(text) && parseTimestamp(text) !== null;
}

/** True for an RFC 3339 date and time with its offset. */
export function isDateTime(text: string): boolean {
  return text.length > 10 && parseTimestamp(text) !== null;
}

function isHostname(text: string): boolean {
  return text.length <= MAX_HOSTNAME && text.split(".").every((label) => HOST_LABEL.test(label));
}
