/**
 * The server's log file. Owns: its size. The server writes to a descriptor that it got from us and that appends, so the file is cut where it
 * is; PostgreSQL's own collector would need a folder that belongs to the server's account.
 */
import { constants } from "node:fs";
import { copyFile, open, rename, stat, truncate } from "node:fs/promises";
import { systemClock } from "../../base/clock.ts";
import { messageOf } from "../../base/errors.ts";
import type { Logger } from "../../base/logger.ts";

const MAX_LOG_BYTES = 10 * 1024 * 1024;
const MAX_LOG_EXCERPT_BYTES = 2_000;
const CHECK_INTERVAL_MS = 60_000;

export interface ServerLog {
  fd: number;
  /** The last of what was written since it was opened. */
  excerpt(): Promise<string>;
  close(): Promise<void>;
}

/** Opens for appending; what is longer than the limit becomes the one older file, `<path>.1`. */
export async function openLog(path: string): Promise<ServerLog> {
  if ((await sizeOf(path)) > MAX_LOG_BYTES) await rename(path, `${path}.1`);
  const flags = constants.O_RDWR | constants.O_CREAT | constants.O_APPEND | constants.O_NOFOLLOW;
  const file = await open(path, flags, 0o600);
  const begin = (await file.stat()).size;
  return {
    fd: file.fd,
    excerpt: async () => {
      const end = (await file.stat()).size;
      const from = Math.max(begin, end - MAX_LOG_EXCERPT_BYTES);
      const { buffer } = await file.read(Buffer.alloc(end - from), 0, end - from, from);
      return buffer.toString("utf8").trim();
    },
    close: () => file.close(),
  };
}

/** Looks after the file until the signal aborts. */
export async function keepLogSmall(
  path: string,
  logger: Logger,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    await cutLog(path, MAX_LOG_BYTES).catch((error: unknown) => {
      logger.warn(`The database's log ${path} cannot be cut: ${messageOf(error)}`);
    });
    await systemClock.sleep(CHECK_INTERVAL_MS, signal);
  }
}

/** Moves what is in a file that is longer than the limit to `<path>.1`; a line written at that very moment may be lost. */
export async function cutLog(path: string, maxBytes: number): Promise<void> {
  if ((await sizeOf(path)) <= maxBytes) return;
  await copyFile(path, `${path}.1`);
  await truncate(path);
}

async function sizeOf(path: string): Promise<number> {
  return (await stat(path).catch(() => null))?.size ?? 0;
}
