import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import type { Plugin } from "vite";

const packBrotli = promisify(brotliCompress);
const packGzip = promisify(gzip);
const PACKED = /\.(?:js|css|svg)$/;
/** A smaller file fits into a packet or two either way. */
const MIN_BYTES = 1_024;

/** Leaves `.br` and `.gz` beside the built files: the server sends those, and compresses none of them again and again. */
export function precompress(): Plugin {
  let folder = "";
  return {
    name: "precompress",
    apply: "build",
    configResolved: ({ build, root }) => {
      folder = join(root, build.outDir);
    },
    closeBundle: async () => {
      const files = await readdir(folder, { recursive: true });
      for (const file of files.filter((name) => PACKED.test(name)))
        await packFile(join(folder, file));
    },
  };
}

async function packFile(path: string): Promise<void> {
  const content = await readFile(path);
  if (content.length < MIN_BYTES) return;
  const params = { [constants.BROTLI_PARAM_SIZE_HINT]: content.length };
  await writeFile(`${path}.br`, await packBrotli(content, { params }));
  await writeFile(`${path}.gz`, await packGzip(content, { level: 9 }));
}
