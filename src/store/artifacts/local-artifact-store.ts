/**
 * Artifacts as files of a directory that servers and workers of a machine, or of machines with a common volume, share.
 *
 * 1. A file below `objects` is complete and never changes: it is written elsewhere, synced, and renamed.
 * 2. Publishing the same content twice is harmless: the second file takes the place of the first.
 */
import { createHash, randomUUID } from "node:crypto";
import { mkdir, open, readdir, rename, rm, stat, type FileHandle } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Readable } from "node:stream";
import { ArtifactTooLarge, type ArtifactStore, type StagedArtifact } from "./artifact-store.ts";

const HASH_BYTES = 32;

export class LocalArtifactStore implements ArtifactStore {
  readonly #root: string;

  constructor(root: string) {
    this.#root = root;
  }

  async stage(content: Readable, maxBytes: number): Promise<StagedArtifact> {
    const incoming = join(this.#root, "incoming");
    await mkdir(incoming, { recursive: true, mode: 0o700 });
    const path = join(incoming, randomUUID());
    const file = await open(path, "wx", 0o600);
    try {
      const { sha256, size } = await writeContent(file, content, maxBytes);
      await file.sync();
      await file.close();
      // Once, also if the caller's transaction is repeated.
      let published: Promise<void> | null = null;
      return {
        sha256,
        size,
        publish: () => (published ??= this.#publish(path, sha256)),
        discard: () => rm(path, { force: true }),
      };
    } catch (error) {
      await file.close().catch(() => undefined);
      await rm(path, { force: true });
      throw error;
    }
  }

  async open(sha256: Buffer): Promise<{ content: Readable; size: number } | null> {
    try {
      const file = await open(this.#pathOf(sha256), "r");
      const { size } = await file.stat();
      return { content: file.createReadStream(), size };
    } catch (error) {
      if (isMissing(error)) return null;
      throw error;
    }
  }

  async remove(sha256: Buffer): Promise<void> {
    await rm(this.#pathOf(sha256), { force: true });
  }

  /** Removes what a killed process left unfinished before `olderThanMs`; answers how many files it were. */
  async removeAbandoned(olderThanMs: number): Promise<number> {
    const incoming = join(this.#root, "incoming");
    const names = await readdir(incoming).catch(() => []);
    let removed = 0;
    for (const name of names) {
      const path = join(incoming, name);
      const found = await stat(path).catch(() => null);
      if (found === null || found.mtimeMs >= olderThanMs) continue;
      await rm(path, { force: true });
      removed += 1;
    }
    return removed;
  }

  async #publish(path: string, sha256: Buffer): Promise<void> {
    const target = this.#pathOf(sha256);
    await mkdir(dirname(target), { recursive: true, mode: 0o700 });
    await rename(path, target);
    await syncDirectory(dirname(target));
  }

  #pathOf(sha256: Buffer): string {
    if (sha256.length !== HASH_BYTES) throw new Error("not a SHA-256 hash");
    const name = sha256.toString("hex");
    return join(this.#root, "objects", name.slice(0, 2), name);
  }
}

async function writeContent(
  file: FileHandle,
  content: Readable,
  maxBytes: number,
): Promise<{ sha256: Buffer; size: number }> {
  const hash = createHash("sha256");
  let size = 0;
  for await (const chunk of content) {
    // Streams of bytes give nothing else.
    const bytes = chunk as Buffer;
    size += bytes.length;
    if (size > maxBytes) throw new ArtifactTooLarge(`more than ${maxBytes} bytes`);
    hash.update(bytes);
    await writeAll(file, bytes);
  }
  return { sha256: hash.digest(), size };
}

/** A single write may take less than it is given. */
async function writeAll(file: FileHandle, bytes: Buffer): Promise<void> {
  for (let written = 0; written < bytes.length;)
    written += (await file.write(bytes, written)).bytesWritten;
}

/** Without it the name could be gone after a power failure, although the content is there. */
async function syncDirectory(path: string): Promise<void> {
  const directory = await open(path, "r");
  try {
    await directory.sync();
  } finally {
    await directory.close();
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ENOENT";
}
