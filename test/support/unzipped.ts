import { text } from "node:stream/consumers";
import { promisify } from "node:util";
import { fromBuffer, type Entry, type Options, type ZipFile } from "yauzl";

const open = promisify<Buffer, Options, ZipFile>(fromBuffer);

/** The files in a zip file by their names, as texts. */
export async function unzipped(zip: Buffer): Promise<Record<string, string>> {
  const file = await open(zip, { lazyEntries: true, strictFileNames: true });
  const read = promisify<Entry, NodeJS.ReadableStream>(file.openReadStream.bind(file));
  const files: Record<string, string> = {};
  await new Promise<void>((resolve, reject) => {
    file.on("entry", (entry: Entry) => {
      read(entry)
        .then(async (stream) => {
          files[entry.fileName] = await text(
            stream as NodeJS.ReadableStream & AsyncIterable<string>,
          );
          file.readEntry();
        })
        .catch(reject);
    });
    file.once("end", resolve);
    file.once("error", reject);
    file.readEntry();
  });
  return files;
}
