/**
 * Writes what follows from the contract in src/api: api/openapi.json, api/insomnia.json and the types of the typed client; with
 * `--check` it only compares and fails when a file is not up to date.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import openapiTS, { astToString, type OpenAPI3 } from "openapi-typescript";
import { format, resolveConfig } from "prettier";
import { openApiDocument } from "../src/api/openapi.ts";
import { reportFiles, repositoryRoot, updateFiles } from "./generated-files.ts";
import { insomniaCollection } from "./insomnia-collection.ts";

const command = "npm run api:generate";
const manifest = JSON.parse(readFileSync(join(repositoryRoot, "package.json"), "utf8")) as {
  version: string;
};
const document = openApiDocument(manifest.version);
const files = new Map([
  ["api/openapi.json", await jsonText("api/openapi.json", document)],
  ["api/insomnia.json", await jsonText("api/insomnia.json", insomniaCollection())],
  ["src/client/schema.gen.ts", await clientTypes()],
]);
const check = process.argv.includes("--check");
reportFiles(updateFiles(files, check), check, command);

async function jsonText(path: string, content: unknown): Promise<string> {
  const options = await resolveConfig(join(repositoryRoot, path));
  return format(JSON.stringify(content), { ...options, parser: "json" });
}

async function clientTypes(): Promise<string> {
  // A copy: the generator follows and changes what it is given.
  const copy = JSON.parse(JSON.stringify(document)) as OpenAPI3;
  const header = `// Generated from api/openapi.json by \`${command}\`. Do not edit.\n`;
  return header + astToString(await openapiTS(copy, { defaultNonNullable: false }));
}
