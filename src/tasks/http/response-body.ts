import type { Readable, Transform } from "node:stream";
import { createBrotliDecompress, createGunzip, createInflate } from "node:zlib";
import { pipeline } from "node:stream";

/** The answer is larger than it may be; thrown while reading, before more is held in memory. */
export class BodyTooLargeError extends Error {
  constructor(limitBytes: number) {
    super(`the body is larger than ${limitBytes} bytes`);
    this.name = "BodyTooLargeError";
  }
}

/** Most encodings an answer may be wrapped in; servers use one. */
const MAX_ENCODINGS = 3;

const decoders: Readonly<Record<string, () => Transform>> = {
  gzip: createGunzip,
  "x-gzip": createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
};

/** Reads a body, decompressed, up to `limitBytes` of it: counted after decompression, so that a bomb stops early. */
export async function readBody(
  body: Readable,
  encodings: readonly string[],
  limitBytes: number,
): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of decoded(body, encodings) as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > limitBytes) {
      body.destroy();
      throw new BodyTooLargeError(limitBytes);
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, size);
}

/** The encodings of a Content-Encoding header, outermost last; null when one of them cannot be undone. */
export function contentEncodings(header: string | undefined): string[] | null {
  const names = (header ?? "")
    .split(",")
    .map((name) => name.trim().toLowerCase())
    .filter((name) => name !== "" && name !== "identity");
  return names.length <= MAX_ENCODINGS && names.every((name) => Object.hasOwn(decoders, name))
    ? names
    : null;
}

/** Text of a body in the charset of its Content-Type; invalid bytes become U+FFFD. */
export function bodyText(body: Buffer, contentType: string | undefined): string {
  const label = /;\s*charset\s*=\s*"?([^\s";]+)/i.exec(contentType ?? "")?.[1] ?? "utf-8";
  try {
    return new TextDecoder(label).decode(body);
  } catch {
    return new TextDecoder().decode(body); // an unknown charset
  }
}

/** True for a media type whose content is JSON. */
export function isJsonType(contentType: string | undefined): boolean {
  return /^\s*(?:application|text)\/(?:[\w.!#$&^-]+\+)?json\s*(?:;|$)/i.test(contentType ?? "");
}

function decoded(body: Readable, encodings: readonly string[]): Readable {
  let stream: Readable = body;
  for (const encoding of [...encodings].reverse()) {
    const decoder = decoders[encoding]!();
    // The error of either side reaches the reader through the last stream.
    pipeline(stream, decoder, () => undefined);
    stream = decoder;
  }
  return stream;
}
