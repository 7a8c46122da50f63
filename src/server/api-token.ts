/** The text form of API tokens: `stratal_pat_<id>_<32 random bytes, base62><CRC-32, base62>`. */
import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import { crc32 } from "node:zlib";

const PREFIX = "stratal_pat_";
const SECRET_BYTES = 32;
/** 62^43 > 2^256. */
const SECRET_LENGTH = 43;
/** 62^6 > 2^32. */
const CHECKSUM_LENGTH = 6;
const FORM = /^stratal_pat_([0-9a-f]{32})_[0-9A-Za-z]{49}$/;
const DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/** A new token for the row with this id; the text is shown once and only its hash is kept. */
export function newApiToken(id: string): string {
  const secret = base62(BigInt(`0x${randomBytes(SECRET_BYTES).toString("hex")}`), SECRET_LENGTH);
  const start = `${PREFIX}${id.replaceAll("-", "")}_${secret}`;
  return start + base62(BigInt(crc32(start)), CHECKSUM_LENGTH);
}

/** The row that a token names; null if it is not one of ours or mistyped, which is known without asking the database. */
export function idOfApiToken(token: string): string | null {
  const hex = FORM.exec(token)?.[1];
  if (hex === undefined) return null;
  const start = token.slice(0, -CHECKSUM_LENGTH);
  if (base62(BigInt(crc32(start)), CHECKSUM_LENGTH) !== token.slice(-CHECKSUM_LENGTH)) return null;
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

/** What is stored of a token. */
export function hashOfApiToken(token: string): Buffer {
  return createHash("sha256").update(token).digest();
}

/** Compares hashes in constant time. */
export function isSameHash(a: Buffer, b: Buffer): boolean {
  return a.length === b.length && timingSafeEqual(a, b);
}

function base62(value: bigint, length: number): string {
  let text = "";
  for (let rest = value; text.length < length; rest /= 62n)
    text = DIGITS[Number(rest % 62n)]! + text;
  return text;
}
