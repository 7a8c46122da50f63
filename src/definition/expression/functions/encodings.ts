import { createHash } from "node:crypto";
import { isUuid } from "../../../base/ids.ts";
import { describe, type Value } from "../value.ts";
import type { Call } from "./call.ts";
import { define, type ExpressionFunction } from "./function.ts";

export const encodingFunctions: readonly ExpressionFunction[] = [
  define(
    "sha256(text)",
    "text",
    "The SHA-256 of the text's UTF-8 bytes, in hex.",
    ['sha256("a").substring(0, 8)', "ca978112"],
    (call) => hash("sha256", paidText(call)).toString("hex"),
  ),
  define(
    "base64(text)",
    "text",
    "The text's UTF-8 bytes in base 64.",
    ['base64("hello")', "aGVsbG8="],
    (call) => call.newText(Buffer.from(paidText(call)).toString("base64")),
  ),
  define(
    "unbase64(text)",
    "text",
    "The text that a base 64 text (plain or URL-safe) holds as UTF-8.",
    ['unbase64("aGVsbG8=")', "hello"],
    unbase64,
  ),
  define(
    "urlEncode(text)",
    "text",
    "The text as one part of a URL.",
    ['urlEncode("a b&c")', "a%20b%26c"],
    urlEncode,
  ),
  define(
    "uuid5(namespace, name)",
    "text",
    "The UUID (version 5) of a name; the namespace is a UUID, `dns`, `url`, `oid` or `x500`.",
    ['uuid5("dns", "www.example.com")', "2ed6657d-e927-568b-95e1-2665a8aea6a2"],
    uuid5,
  ),
];

const NAMESPACES: ReadonlyMap<string, string> = new Map([
  ["dns", "6ba7b810-9dad-11d1-80b4-00c04fd430c8"],
  ["url", "6ba7b811-9dad-11d1-80b4-00c04fd430c8"],
  ["oid", "6ba7b812-9dad-11d1-80b4-00c04fd430c8"],
  ["x500", "6ba7b814-9dad-11d1-80b4-00c04fd430c8"],
]);

/** What starting a hash costs, in units. */
const HASH_UNITS = 50;

/** The first argument; hashing and encoding take longer than reading. */
function paidText(call: Call): string {
  const text = call.text(0);
  call.spend(HASH_UNITS + (text.length >> 3));
  return text;
}

function hash(algorithm: "sha256" | "sha1", data: string | Buffer): Buffer {
  return createHash(algorithm).update(data).digest();
}

const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

function unbase64(call: Call): Value {
  const text = paidText(call).trim();
  if (!/^[A-Za-z0-9+/_-]*={0,2}$/.test(text)) return call.fail(`${describe(text)} is not base 64.`);
  try {
    return utf8.decode(Buffer.from(text, "base64"));
  } catch {
    return call.fail("the bytes are not UTF-8 text.");
  }
}

function urlEncode(call: Call): Value {
  const text = call.text(0);
  call.spend(text.length >> 1);
  return call.newText(encodeURIComponent(text.toWellFormed()));
}

function uuid5(call: Call): Value {
  const namespace = call.text(0);
  const uuid = NAMESPACES.get(namespace) ?? namespace;
  if (!isUuid(uuid)) return call.fail(`${describe(namespace)} is neither a UUID nor a namespace.`);
  const name = call.text(1);
  call.spend(HASH_UNITS + (name.length >> 3));
  const data = Buffer.concat([Buffer.from(uuid.replaceAll("-", ""), "hex"), Buffer.from(name)]);
  const bytes = hash("sha1", data).subarray(0, 16);
  bytes[6] = 0x50 | (bytes[6]! & 0x0f);
  bytes[8] = 0x80 | (bytes[8]! & 0x3f);
  return bytes.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}
