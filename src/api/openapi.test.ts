import { readFileSync } from "node:fs";
import { validate } from "@scalar/openapi-parser";
import { describe, expect, it } from "vitest";
import { contract } from "./contract.ts";
import { openApiDocument } from "./openapi.ts";

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(new URL(`../../${path}`, import.meta.url), "utf8"));
}

describe("the OpenAPI document", () => {
  const { version } = readJson("package.json") as { version: string };
  const document = openApiDocument(version);

  it("is valid OpenAPI 3.1", async () => {
    const result = await validate(JSON.stringify(document));
    expect(result.errors ?? []).toEqual([]);
    expect(result.valid).toBe(true);
  });

  it("is what api/openapi.json says", () => {
    expect(readJson("api/openapi.json")).toEqual(JSON.parse(JSON.stringify(document)));
  });

  it("has an operation with a permission for every endpoint, each with an id of its own", () => {
    expect(new Set(contract.map(({ operationId }) => operationId)).size).toBe(contract.length);
    for (const { path, method, permission } of contract) {
      const item = (document["paths"] as Record<string, Record<string, object>>)[path];
      expect(item?.[method.toLowerCase()]).toMatchObject({ "x-permission": permission });
    }
  });
});
