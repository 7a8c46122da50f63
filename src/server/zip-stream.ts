/**
 * A zip file as a stream. Owns its pace: nothing of an entry is made before the reader has taken the one before it, so what is held does
 * not grow with the file.
 */
import { Readable } from "node:stream";
import { finished } from "node:stream/promises";
import { ZipFile } from "yazl";

/** A file in a zip file. */
export interface ZipEntry {
  name: string;
  content: AsyncIterable<string> | Iterable<string>;
}

/** The zip file of these entries. An entry that fails ends the stream with its error: half an archive must not look like a whole one. */
export function zipStream(entries: AsyncIterable<ZipEntry>): Readable {
  const zip = new ZipFile();
  // Typed as the older interface of streams.
  const output = zip.outputStream as Readable;
  const fail = (error: unknown): void => {
    output.destroy(error instanceof Error ? error : new Error(String(error)));
  };
  zip.on("error", fail);
  fill(zip, output, entries).catch(fail);
  return output;
}

async function fill(
  zip: ZipFile,
  output: Readable,
  entries: AsyncIterable<ZipEntry>,
): Promise<void> {
  for await (const { name, content } of entries) {
    if (output.destroyed) return;
    const stream = Readable.from(content, { objectMode: false });
    const stop = (): void => {
      stream.destroy();
    };
    output.once("close", stop);
    zip.addReadStream(stream, name);
    try {
      await finished(stream);
    } finally {
      output.off("close", stop);
    }
  }
  zip.end();
}
