import type { JsonValue } from "../../base/json.ts";
import { isObject, type Entry, type Report } from "./report.ts";

/**
 * Letters that every edition of XML 1.0 allows in names; expat and others still follow the fourth edition, which knows no
 * letters younger than Unicode 2.0.
 */
const LETTERS =
  "A-Za-z_\\u00c0-\\u00d6\\u00d8-\\u00f6\\u00f8-\\u0131\\u0134-\\u013e\\u0141-\\u0148\\u014a-\\u017e" +
  "\\u0391-\\u03a1\\u03a3-\\u03ce\\u0410-\\u044f\\u05d0-\\u05ea\\u0621-\\u063a\\u3041-\\u3094\\u30a1-\\u30fa" +
  "\\u4e00-\\u9fa5\\uac00-\\ud7a3";
const XML_NAME = new RegExp(`^[${LETTERS}][${LETTERS}0-9.-]*$`);
const NOT_IN_NAME = new RegExp(`[^${LETTERS}0-9.-]`, "gu");
const RESERVED_NAME = /^xml/i;

/** What XML 1.0 allows in a document, as characters or as references; everything else cannot be said at all. */
const NOT_ALLOWED = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu;

/** True for a name that an element may have in XML 1.0 without a namespace. */
export function isXmlName(name: string): boolean {
  return XML_NAME.test(name) && !RESERVED_NAME.test(name);
}

/**
 * An XML 1.0 document. Fields are elements of their names, lists hold `item` elements, null is an empty element. A name that
 * XML does not allow is made one with `_`, and the real name stands in the attribute `name`. Characters that XML cannot
 * hold become U+FFFD.
 */
export function writeXml(
  report: Report,
  options: { rootElement: string; pretty: boolean },
): string {
  const newline = options.pretty ? "\n" : "";
  const root = parentElement(options.rootElement, xmlEntries(report), options.pretty ? "\n" : null);
  return `<?xml version="1.0" encoding="UTF-8"?>${newline}${root}`;
}

function xmlEntries(report: Report): Entry[] {
  return [
    ...(report.title === undefined ? [] : [["title", report.title] as const]),
    ...(report.message === undefined ? [] : [["message", report.message] as const]),
    ...report.fields,
    ...(report.data === undefined ? [] : [["data", report.data] as const]),
    ...(report.timestamp === undefined ? [] : [["timestamp", report.timestamp] as const]),
    ...(report.metadata.length === 0
      ? []
      : [["metadata", Object.fromEntries(report.metadata)] as const]),
  ];
}

/** `lineStart` is the line break and indentation of this element, or null for none at all. */
function valueElement(name: string, value: JsonValue, lineStart: string | null): string {
  if (Array.isArray(value)) {
    const items = value.map((item): Entry => ["item", item]);
    return parentElement(name, items, lineStart);
  }
  if (isObject(value)) return parentElement(name, Object.entries(value), lineStart);
  return closedElement(name, value === null ? "" : escapeText(String(value)));
}

function parentElement(name: string, children: readonly Entry[], lineStart: string | null): string {
  const inner = lineStart === null ? null : `${lineStart}  `;
  const body = children.map(([child, value]) => (inner ?? "") + valueElement(child, value, inner));
  return closedElement(name, body.length === 0 ? "" : body.join("") + (lineStart ?? ""));
}

function closedElement(name: string, body: string): string {
  const tag = isXmlName(name) ? name : toXmlName(name);
  const attribute = tag === name ? "" : ` name="${escapeAttribute(name)}"`;
  return body === "" ? `<${tag}${attribute}/>` : `<${tag}${attribute}>${body}</${tag}>`;
}

function toXmlName(name: string): string {
  const safe = name.replace(NOT_IN_NAME, "_");
  return isXmlName(safe) ? safe : `_${safe}`;
}

/** `>` too, because of `]]>`; a carriage return as a reference, because parsers turn a bare one into a line feed. */
function escapeText(text: string): string {
  return text
    .replace(NOT_ALLOWED, "\ufffd")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll("\r", "&#13;");
}

/** White space in an attribute would be read back as plain spaces, so it is written as references. */
function escapeAttribute(text: string): string {
  return escapeText(text)
    .replaceAll('"', "&quot;")
    .replaceAll("\t", "&#9;")
    .replaceAll("\n", "&#10;");
}
