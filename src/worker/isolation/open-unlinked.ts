import { closeSync, fchownSync, openSync, unlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { randomUUID } from "node:crypto";

/** A file without a name, open for reading. */
export interface UnlinkedFile {
  descriptor: number;
  close(): void;
}

/** Puts content that only one program is to read into a file, which is gone when the program and `close` have closed it. */
export function openUnlinked(
  directory: string,
  content: string | Buffer,
  owner: number | null,
): UnlinkedFile {
  const path = join(directory, `.${randomUUID()}`);
  writeFileSync(path, content, { mode: 0o400, flag: "wx" });
  try {
    const descriptor = openSync(path, "r");
    if (owner !== null) fchownSync(descriptor, owner, owner);
    return { descriptor, close: () => closeSync(descriptor) };
  } finally {
    unlinkSync(path);
  }
}
