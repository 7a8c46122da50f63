/**
 * Writes src/client/schema.gen.ts, the types of the typed client, from api/openapi.json; with `--check` it only compares and fails
 * when the file is not up to date.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import openapiTS, { astToString, type OpenAPI3 } from "openapi-typescript";

const root = new URL("../", import.meta.url);
const target = fileURLToPath(new URL("src/client/schema.gen.ts", root));
const document = JSON.parse(readFileSync(new URL("api/openapi.json", root), "utf8")) as OpenAPI3;
const header =
  "// Generated from api/openapi.json by `npx tsx tools/generate-client.ts`. Do not edit.\n";
const text = header + astToString(await openapiTS(document));

if (!process.argv.includes("--check")) writeFileSync(target, text);
else if (readFileSync(target, "utf8") !== text) {
  process.stderr.write(
    "src/client/schema.gen.ts is not up to date: run `npx tsx tools/generate-client.ts`.\n",
  );
  process.exitCode = 1;
}
