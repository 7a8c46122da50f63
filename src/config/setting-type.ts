import { isIP } from "node:net";
import { isAbsolute } from "node:path";
import { formatDuration, parseDuration } from "../base/duration.ts";

/** What a setting's value must be; parser, messages and reference are made from it. */
export type SettingType =
  | { kind: "text"; minLength: number; maxLength: number }
  | { kind: "host" }
  | { kind: "url"; protocols: readonly string[] }
  | { kind: "choice"; values: readonly string[] }
  | { kind: "integer"; min: number; max: number }
  /** Milliseconds; written as a duration. */
  | { kind: "duration"; minMs: number; maxMs: number }
  /** Bytes; written as a number of bytes, or in KiB, MiB or GiB. */
  | { kind: "size"; minBytes: number; maxBytes: number }
  /** Written with commas between. */
  | { kind: "list"; item: "host" | "tag" | "path"; minItems: number; maxItems: number };

/** A value of any setting. */
export type SettingValue = string | number | readonly string[];

/** A value that was read, or null when it is not what `describeSettingType` says. */
export type ReadSetting = { value: SettingValue } | null;

const KIB = 1024;
const MIB = KIB * KIB;
const GIB = KIB * MIB;
const SIZE = /^(\d+)\s*(B|KiB|MiB|GiB)?$/i;
const SIZE_UNITS: Readonly<Record<string, number>> = { b: 1, kib: KIB, mib: MIB, gib: GIB };
const HOST_NAME = /^[a-z0-9_](?:[a-z0-9_.-]*[a-z0-9_.])?$/i;
/** The same as for queues and tags in job documents. */
const TAG = /^[A-Za-z0-9_][A-Za-z0-9_.:/=-]{0,62}$/;
const MAX_HOST_LENGTH = 253;
const MAX_PATH_LENGTH = 4_096;
const LIST_ITEMS = {
  host: "host names or IP addresses",
  tag: "names of letters, digits and _ . : / = -",
  path: "absolute paths",
} as const;

/** Reads a value as text, or checks one that is no text: numbers are milliseconds, bytes or counts. */
export function readSetting(type: SettingType, given: unknown): ReadSetting {
  const raw = typeof given === "string" ? given.trim() : given;
  switch (type.kind) {
    case "text":
      return textOf(raw, (text) => text.length >= type.minLength && text.length <= type.maxLength);
    case "host":
      return textOf(raw, isHost);
    case "url":
      return textOf(raw, (text) => type.protocols.includes(URL.parse(text)?.protocol ?? ""));
    case "choice":
      return textOf(raw, (text) => type.values.includes(text));
    case "integer":
      return numberWithin(raw, type.min, type.max, integerOf);
    case "duration":
      return numberWithin(raw, type.minMs, type.maxMs, parseDuration);
    case "size":
      return numberWithin(raw, type.minBytes, type.maxBytes, sizeOf);
    case "list":
      return listOf(raw, type);
  }
}

/** The type in words, to follow "must be" in messages and for the reference. */
export function describeSettingType(type: SettingType): string {
  switch (type.kind) {
    case "text":
      return type.minLength > 1
        ? `text of ${type.minLength} to ${type.maxLength} characters`
        : `text of at most ${type.maxLength} characters`;
    case "host":
      return "a host name or an IP address, without a port";
    case "url":
      return `a URL that starts with ${type.protocols.map((name) => `${name}//`).join(" or ")}`;
    case "choice":
      return `one of ${type.values.join(", ")}`;
    case "integer":
      return `a whole number from ${type.min} to ${type.max}`;
    case "duration":
      return `a duration from ${formatDuration(type.minMs)} to ${formatDuration(type.maxMs)}, such as 30 (seconds), 500ms or 1m30s`;
    case "size":
      return `a size from ${formatSize(type.minBytes)} to ${formatSize(type.maxBytes)}, such as 65536 (bytes), 512KiB or 2MiB`;
    case "list": {
      return `${type.minItems} to ${type.maxItems} ${LIST_ITEMS[type.item]}, with commas between`;
    }
  }
}

/** A value as it would be written in an environment variable. */
export function formatSetting(type: SettingType, value: SettingValue): string {
  if (typeof value === "string") return value;
  if (typeof value !== "number") return value.join(",");
  if (type.kind === "duration") return formatDuration(value);
  return type.kind === "size" ? formatSize(value) : String(value);
}

function textOf(raw: unknown, isRight: (text: string) => boolean): ReadSetting {
  return typeof raw === "string" && isRight(raw) ? { value: raw } : null;
}

function numberWithin(
  raw: unknown,
  min: number,
  max: number,
  parse: (text: string) => number | null,
): ReadSetting {
  const value = typeof raw === "string" ? parse(raw) : raw;
  const isRight = Number.isInteger(value) && (value as number) >= min && (value as number) <= max;
  // Number.isInteger is no type guard, but it answers true for numbers only.
  return isRight ? { value: value as number } : null;
}

function integerOf(text: string): number | null {
  return /^-?\d+$/.test(text) ? Number(text) : null;
}

function sizeOf(text: string): number | null {
  const match = SIZE.exec(text);
  if (match === null) return null;
  return Number(match[1]) * SIZE_UNITS[(match[2] ?? "B").toLowerCase()]!;
}

function formatSize(bytes: number): string {
  if (bytes >= GIB && bytes % GIB === 0) return `${bytes / GIB}GiB`;
  if (bytes >= MIB && bytes % MIB === 0) return `${bytes / MIB}MiB`;
  return bytes >= KIB && bytes % KIB === 0 ? `${bytes / KIB}KiB` : String(bytes);
}

function isHost(text: string): boolean {
  return isIP(text) !== 0 || (text.length <= MAX_HOST_LENGTH && HOST_NAME.test(text));
}

function listOf(raw: unknown, type: SettingType & { kind: "list" }): ReadSetting {
  const given: unknown[] = typeof raw === "string" ? raw.split(",") : Array.isArray(raw) ? raw : [];
  if (typeof raw !== "string" && !Array.isArray(raw)) return null;
  const items = new Set<string>();
  for (const each of given) {
    if (typeof each !== "string") return null;
    const item = each.trim();
    if (item === "") continue;
    if (!isListItem(type.item, item)) return null;
    // Host names are compared in lower case.
    items.add(type.item === "host" ? item.toLowerCase() : item);
  }
  return items.size < type.minItems || items.size > type.maxItems ? null : { value: [...items] };
}

function isListItem(kind: keyof typeof LIST_ITEMS, item: string): boolean {
  if (kind === "host") return isHost(item);
  if (kind === "tag") return TAG.test(item);
  return isAbsolute(item) && item.length <= MAX_PATH_LENGTH && !item.includes("\0");
}
