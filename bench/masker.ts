/**
 * Throughput of the masker on ordinary log lines and on base64, and what a masker costs to make. `npx tsx bench/masker.ts`
 */
import { randomBytes } from "node:crypto";
import { createMasker, type Masker } from "../src/secrets/masker.ts";

const MIB = 1024 * 1024;
const TEXT_BYTES = 32 * MIB;
const CHUNK_BYTES = 64 * 1024;
const ROUNDS = 5;

function logText(): string {
  const lines: string[] = [];
  for (let bytes = 0; bytes < TEXT_BYTES; bytes += lines.at(-1)!.length) {
    const id = randomBytes(8).toString("hex");
    lines.push(`2026-01-01T00:00:00.000Z INFO request id=${id} path=/api/v1/items took 12 ms\n`);
  }
  return lines.join("");
}

/** The fastest of some rounds, in MiB/s. */
function throughput(masker: Masker, text: string): number {
  let best = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const stream = masker.stream();
    const start = performance.now();
    for (let at = 0; at < text.length; at += CHUNK_BYTES) {
      stream.write(text.slice(at, at + CHUNK_BYTES));
    }
    stream.flush();
    best = Math.max(best, text.length / MIB / ((performance.now() - start) / 1_000));
  }
  return best;
}

function timeToMakeMs(secrets: readonly string[]): number {
  const start = performance.now();
  for (let round = 0; round < ROUNDS; round += 1) createMasker(secrets);
  return (performance.now() - start) / ROUNDS;
}

const logs = logText();
const base64 = randomBytes((TEXT_BYTES / 4) * 3).toString("base64");
for (const count of [0, 1, 5, 23]) {
  const secrets = Array.from({ length: count }, () => randomBytes(24).toString("base64url"));
  const masker = createMasker(secrets);
  console.log(
    `${count} secrets: logs ${throughput(masker, logs).toFixed(0)} MiB/s, ` +
      `base64 ${throughput(masker, base64).toFixed(0)} MiB/s, made in ${timeToMakeMs(secrets).toFixed(1)} ms`,
  );
}
const longSecret = randomBytes(48 * 1024).toString("base64");
console.log(`a secret of 64 KiB: made in ${timeToMakeMs([longSecret]).toFixed(0)} ms`);
