import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { compilePlan } from "./compile-plan.ts";
import { parseJobDocument } from "./parse-job.ts";

const text = readFileSync(new URL("../../test/support/nightly-etl.yaml", import.meta.url), "utf8");

it("reads a document with nearly every key of the language, and compiles it", () => {
  const { definition, warnings } = parseJobDocument(text, "yaml", {
    taskTypes: ["http_request", "slack"],
  });
  expect(warnings).toEqual([]);
  expect(definition.triggers.map(({ type }) => type)).toEqual(["cron", "webhook", "job"]);
  expect(definition.concurrency).toMatchObject({ key: "etl-${{ inputs.target }}", maxQueued: 5 });
  expect(definition.inputs["shops"]).toMatchObject({ items: { type: "string" }, maxItems: 50 });
  expect(definition.notify).toHaveLength(1);
  expect(definition.finally.map(({ name }) => name)).toEqual(["cleanup"]);
  expect(compilePlan(definition).error).toBeNull();
});
