import { promisify } from "node:util";
import { brotliCompress, brotliDecompress, constants } from "node:zlib";

/** Shorter texts are stored as they are: packing them costs more than it saves. */
const MIN_PACKED_BYTES = 1024;
/**
 * Brotli at its second lowest quality: on lines of logs half the size of pglz and of lz4, at a tenth of what pglz costs; deflate takes longer
 * and more room. The window is that of the largest chunk.
 */
const PACKING = {
  params: { [constants.BROTLI_PARAM_QUALITY]: 1, [constants.BROTLI_PARAM_LGWIN]: 17 },
};

/** Room for a whole chunk: with the default, unpacking one takes five rounds through the event loop, and twice the time. */
const UNPACKING = { chunkSize: 80 * 1024 };

const compress = promisify(brotliCompress);
const decompress = promisify(brotliDecompress);

/** A text on its way to the database. */
export interface StoredText {
  bytes: Buffer;
  isPacked: boolean;
  /** Of the text as UTF-8. */
  textBytes: number;
}

/** The stored form of a text; long ones are packed, beside the event loop. */
export async function packText(text: string): Promise<StoredText> {
  const bytes = Buffer.from(text);
  const textBytes = bytes.length;
  if (textBytes < MIN_PACKED_BYTES) return { bytes, isPacked: false, textBytes };
  return { bytes: await compress(bytes, PACKING), isPacked: true, textBytes };
}

/** The text of a row: one of its columns is set. */
export async function unpackText(row: {
  body: string | null;
  packed: Buffer | null;
}): Promise<string> {
  if (row.packed === null) return row.body ?? "";
  return (await decompress(row.packed, UNPACKING)).toString();
}
