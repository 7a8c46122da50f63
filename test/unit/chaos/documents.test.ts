import { expect, it } from "vitest";
import { compilePlan } from "../../../src/definition/compile-plan.ts";
import { parseJobDocument } from "../../../src/definition/parse-job.ts";
import { chaosJobs } from "../../chaos/documents.ts";

const options = { models: 200, marks: "/marks", marker: "marker" };

it("writes jobs that can run", () => {
  for (const { name, yaml } of chaosJobs({ ...options, seed: 3 })) {
    const { definition } = parseJobDocument(yaml, "yaml");
    expect(definition.name).toBe(name);
    expect(compilePlan(definition).error).toBeNull();
  }
});

it("writes the same jobs for the same seed, and others for another one", () => {
  const texts = (seed: number) => chaosJobs({ ...options, seed }).map(({ yaml }) => yaml);
  expect(texts(3)).toEqual(texts(3));
  expect(texts(3)).not.toEqual(texts(4));
});
