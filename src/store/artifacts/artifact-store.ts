import type { Readable } from "node:stream";

/** Content that was read to its end and waits to be published under its hash. */
export interface StagedArtifact {
  /** SHA-256 of the content. */
  sha256: Buffer;
  size: number;
  /** Makes the content readable; durable once this resolves. The caller holds the row of `artifact_files`. */
  publish(): Promise<void>;
  /** Frees what staging took; after `publish` it does nothing. */
  discard(): Promise<void>;
}

/** Where the contents of artifacts lie, each once, by its hash. What refers to them is the database's. */
export interface ArtifactStore {
  /** Reads a stream to its end; throws ArtifactTooLarge as soon as it has more than `maxBytes`. */
  stage(content: Readable, maxBytes: number): Promise<StagedArtifact>;
  /** The content of a hash; null if it is not there. */
  open(sha256: Buffer): Promise<{ content: Readable; size: number } | null>;
  /** Removes a content; the caller knows that nothing refers to it. */
  remove(sha256: Buffer): Promise<void>;
}

/** A content has more bytes than it may. */
export class ArtifactTooLarge extends Error {}
