/**
 * Writes api/openapi.json and api/insomnia.json from the contract in src/api; with `--check` it only compares and fails when a
 * file is not up to date.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { format, resolveConfig } from "prettier";
import { openApiDocument } from "../src/api/openapi.ts";
import { insomniaCollection } from "./insomnia-collection.ts";

const root = new URL("../", import.meta.url);
const manifest = JSON.parse(readFileSync(new URL("package.json", root), "utf8")) as {
  version: string;
};
const files = {
  "api/openapi.json": openApiDocument(manifest.version),
  "api/insomnia.json": insomniaCollection(),
};
const check = process.argv.includes("--check");

for (const [name, content] of Object.entries(files)) {
  const path = fileURLToPath(new URL(name, root));
  const options = await resolveConfig(path);
  const text = await format(JSON.stringify(content), { ...options, parser: "json" });
  if (!check) writeFileSync(path, text);
  else if (readFileSync(path, "utf8") !== text) {
    process.stderr.write(`${name} is not up to date: run \`npx tsx tools/generate-openapi.ts\`.\n`);
    process.exitCode = 1;
  }
}
