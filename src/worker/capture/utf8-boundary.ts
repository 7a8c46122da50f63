/**
 * The last position in `(from, to]` at which `bytes` may be cut without splitting a UTF-8 character; `from` when the whole
 * span is the beginning of one. Invalid bytes stand for themselves, so decoding the pieces gives the text of the whole.
 */
export function characterBoundary(bytes: Uint8Array, from: number, to: number): number {
  for (let back = 1; back <= 3 && to - back >= from; back += 1) {
    const byte = bytes[to - back]!;
    if (byte < 0x80) return to;
    if (byte >= 0xc0) return sequenceLength(byte) > back ? to - back : to;
  }
  return to;
}

/** The position of the first byte at or after `from` that does not continue a character begun before it. */
export function characterStart(bytes: Uint8Array, from: number): number {
  let start = from;
  while (start < bytes.length && start - from < 3 && (bytes[start]! & 0xc0) === 0x80) start += 1;
  return start;
}

/** Bytes of the character that a leading byte announces; 1 for bytes that never lead one. */
function sequenceLength(lead: number): number {
  if (lead >= 0xf5 || lead < 0xc2) return 1;
  if (lead >= 0xf0) return 4;
  return lead >= 0xe0 ? 3 : 2;
}
