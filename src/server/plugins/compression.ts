/**
 * Answers are compressed for whoever accepts it: the columns of a large run take a seventh on their way. Documents and pages only: event
 * streams have to arrive line by line, artifacts are what they are, and who wants a log packed asks for it.
 */
import { constants } from "node:zlib";
import compress from "@fastify/compress";
import type { FastifyInstance } from "fastify";

/** A smaller answer fits into a packet or two either way. */
const MIN_BYTES = 1_024;
/** Better ones gain a tenth and take several times as long. */
const BROTLI_QUALITY = 4;
const GZIP_LEVEL = 6;

/** Compresses answers by brotli or gzip, as the request accepts. */
export async function installCompression(app: FastifyInstance): Promise<void> {
  app.addHook("onRoute", (route) => {
    if (route.config?.isStream === true) route.compress = false;
  });
  await app.register(compress, {
    globalDecompression: false,
    encodings: ["br", "gzip"],
    threshold: MIN_BYTES,
    brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY } },
    zlibOptions: { level: GZIP_LEVEL },
  });
}
