/**
 * The texts by which a secret could be read in a log: itself and what common tools make of it. Does not know of encryption,
 * reversal, or an encoding of an encoding (except JSON in JSON): those cannot be listed.
 */

/** Lines and JSON texts of a secret that are shorter say too little and occur too often. */
const MIN_PART_LENGTH = 8;
/** A shorter encoded form would hide unrelated text. */
const MIN_ENCODED_LENGTH = 4;
/** Below it, the same word in capitals is more likely a word than the secret. */
const MIN_UPPERCASE_LENGTH = 8;
const MIN_VALUE_LENGTH = 3;
/** Longer secrets (keys, service accounts) get only the usual forms: all of them would be millions of states for every attempt. */
const MAX_ALL_FORMS_LENGTH = 4_096;
/** Lines of `openssl base64`, and of `base64`. */
const BASE64_WIDTHS = [64, 76];
/** Lines of `xxd -p`. */
const HEX_WIDTHS = [60];

/** Every text that masking must hide for these values; without duplicates. */
export function maskPatterns(values: Iterable<string>): string[] {
  const patterns = new Set<string>();
  const add = (pattern: string, minLength: number): void => {
    if (pattern.length >= minLength) patterns.add(pattern);
  };
  for (const value of values) {
    for (const whole of new Set([value, value.trim(), ...jsonTexts(value)])) {
      if (whole.trim().length < MIN_VALUE_LENGTH) continue;
      const forms = whole.length > MAX_ALL_FORMS_LENGTH ? usualForms(whole) : textForms(whole);
      for (const form of forms) add(form, MIN_VALUE_LENGTH);
      for (const form of binaryForms(whole)) add(form, MIN_ENCODED_LENGTH);
      if (whole.length >= MIN_UPPERCASE_LENGTH) add(whole.toUpperCase(), MIN_UPPERCASE_LENGTH);
    }
    const lineForms = value.length > MAX_ALL_FORMS_LENGTH ? usualForms : textForms;
    for (const line of linesOf(value))
      for (const form of lineForms(line)) add(form, MIN_PART_LENGTH);
  }
  return [...patterns];
}

/** The lines of a value of several lines, without the white space around them. */
function linesOf(value: string): string[] {
  const lines = value.split(/[\r\n]+/);
  if (lines.length < 2) return [];
  return lines.map((line) => line.trim()).filter((line) => line.length >= MIN_PART_LENGTH);
}

/** The texts inside a value that is JSON (a service account, for instance), which programs print one by one. */
function jsonTexts(value: string): string[] {
  if (!/^\s*[[{"]/.test(value)) return [];
  const texts: string[] = [];
  const collect = (part: unknown): void => {
    if (typeof part === "string") texts.push(part, ...linesOf(part));
    else if (typeof part === "object" && part !== null) Object.values(part).forEach(collect);
  };
  try {
    collect(JSON.parse(value));
  } catch {
    return [];
  }
  return texts.filter((text) => text.length >= MIN_PART_LENGTH);
}

/** What programs print most: enough for a long secret. */
function usualForms(text: string): string[] {
  const json = jsonInner(text);
  return [
    text,
    text.replace(/\r?\n/g, "\r\n"),
    text.replace(/\r\n/g, "\n"),
    json,
    jsonInner(json),
    encodeURIComponent(text),
  ];
}

function textForms(text: string): string[] {
  return [
    ...usualForms(text),
    ...jsonForms(text),
    ...urlForms(text),
    ...markupForms(text),
    ...quotedForms(text),
  ];
}

function jsonForms(text: string): string[] {
  const plain = jsonInner(text);
  const ascii = escapeBeyondAscii(plain);
  return [
    plain,
    ascii,
    jsonInner(plain),
    jsonInner(ascii),
    // PHP.
    ascii.replaceAll("/", "\\/"),
    // Go.
    plain.replace(/[<>&\u2028\u2029]/g, unicodeEscape),
  ];
}

function jsonInner(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}

function escapeBeyondAscii(text: string): string {
  return text.replace(/[\u007f-\uffff]/g, unicodeEscape);
}

function unicodeEscape(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`;
}

/** Percent encodings; they differ in the characters that they keep and in what they do with a space. */
function urlForms(text: string): string[] {
  const strict = percentEncode(text, /[A-Za-z0-9\-_.~]/);
  return [
    // curl, RFC 3986.
    strict,
    strict.replace(/%../g, (escape) => escape.toLowerCase()),
    // Python quote_plus, Go QueryEscape.
    strict.replaceAll("%20", "+"),
    // JavaScript encodeURIComponent, Perl.
    percentEncode(text, /[A-Za-z0-9\-_.!~*'()]/),
    // Python quote.
    strict.replaceAll("%2F", "/"),
    // HTML forms.
    percentEncode(text, /[A-Za-z0-9\-_.*]/).replaceAll("%20", "+"),
    // PHP urlencode.
    percentEncode(text, /[A-Za-z0-9\-_.]/).replaceAll("%20", "+"),
    encodeURI(text),
  ];
}

function percentEncode(text: string, kept: RegExp): string {
  let encoded = "";
  for (const byte of Buffer.from(text, "utf8")) {
    const character = String.fromCharCode(byte);
    encoded += kept.test(character)
      ? character
      : `%${byte.toString(16).toUpperCase().padStart(2, "0")}`;
  }
  return encoded;
}

/** HTML and XML; quotes have four spellings. */
function markupForms(text: string): string[] {
  const tags = text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
  const quotes = [
    ["&quot;", "&#39;"],
    ["&quot;", "&#x27;"],
    ["&quot;", "&#039;"],
    ["&quot;", "&apos;"],
    ["&#34;", "&#39;"],
    ["&quot;", "'"],
  ];
  return [
    tags,
    ...quotes.map(([double, single]) => tags.replaceAll('"', double!).replaceAll("'", single!)),
  ];
}

/** Inside the quotes of shells, programming languages, SQL and CSV. */
function quotedForms(text: string): string[] {
  return [
    text.replaceAll("'", "'\\''"),
    text.replaceAll("'", `'"'"'`),
    text.replace(/["\\$`]/g, "\\$&"),
    // printf %q, and $'…' where there are control characters.
    text.replace(/[^A-Za-z0-9_\-./:=@%+\n\u0080-\uffff]/g, "\\$&"),
    text.replace(/[^A-Za-z0-9_\-./:=@%+,\n\u0080-\uffff]/g, "\\$&"),
    // printf %q leaves these alone unless they begin a word.
    text.replace(/[^A-Za-z0-9_\-./:=@%+#~\n\u0080-\uffff]/g, "\\$&"),
    // Ruby shellescape.
    text.replace(/[^A-Za-z0-9_\-.,:+/@\n]/gu, "\\$&").replaceAll("\n", "'\n'"),
    // PHP addslashes.
    text.replace(/['"\\]/g, "\\$&"),
    jsonInner(text).replaceAll('\\"', '"').replaceAll("'", "\\'"),
    text.replaceAll("'", "''"),
    text.replaceAll('"', '""'),
  ];
}

function binaryForms(text: string): string[] {
  const bytes = Buffer.from(text, "utf8");
  const hex = bytes.toString("hex");
  const whole = bytes.toString("base64");
  const standard = [
    whole,
    ...[0, 1, 2].map((offset) => base64Inside(bytes, offset)),
    ...BASE64_WIDTHS.flatMap((width) => wrapped(base64Inside(bytes, 0), width)),
  ];
  const hexForms = [hex, ...HEX_WIDTHS.flatMap((width) => wrapped(hex, width))];
  return [
    ...standard,
    ...standard.map((form) => form.replaceAll("+", "-").replaceAll("/", "_")),
    ...hexForms,
    ...hexForms.map((form) => form.toUpperCase()),
  ];
}

/** The base64 characters that `bytes` alone decide when they start at `offset` in a group of three. */
function base64Inside(bytes: Buffer, offset: number): string {
  const encoded = Buffer.concat([Buffer.alloc(offset), bytes]).toString("base64");
  const end = Math.floor((8 * (offset + bytes.length)) / 6);
  return encoded.slice(Math.ceil((8 * offset) / 6), end);
}

/** The lines that a tool breaks an encoding into; none if it fits into one. */
function wrapped(encoded: string, width: number): string[] {
  if (encoded.length <= width) return [];
  const lines: string[] = [];
  for (let at = 0; at < encoded.length; at += width) lines.push(encoded.slice(at, at + width));
  return lines.filter((line) => line.length >= MIN_PART_LENGTH);
}
