import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { compilePlan } from "../../src/definition/compile-plan.ts";
import { parseJobDocument } from "../../src/definition/parse-job.ts";

const folder = new URL("../../examples/", import.meta.url);
const names = readdirSync(folder).filter((name) => /\.(yaml|json)$/.test(name));

const readme = readFileSync(new URL("README.md", folder), "utf8");

function load(name: string) {
  return parseJobDocument(
    readFileSync(new URL(name, folder), "utf8"),
    name.endsWith(".json") ? "json" : "yaml",
    { taskTypes: ["http_request", "send_email", "format_output", "echo"] },
  );
}

describe("examples", () => {
  test.each(names)("%s is valid, without a warning, and can run", (name) => {
    const { definition, warnings } = load(name);
    expect(warnings).toEqual([]);
    expect(compilePlan(definition).error).toBeNull();
  });

  test.each(names)("%s is a job of the file's name", (name) => {
    expect(load(name).definition.name).toBe(name.replace(/\.(yaml|json)$/, ""));
  });

  test.each(names)("%s is in the table of examples with the command that runs it", (name) => {
    const row = readme.split("\n").find((line) => line.includes(`](${name})`));
    expect(row).toMatch(new RegExp(`\\bexamples/${name.replace(".", "\\.")}\\b`));
  });

  test.each(names.filter((name) => name.endsWith(".yaml")))("%s says how to run it", (name) => {
    const [header] = readFileSync(new URL(name, folder), "utf8").split("stratal: 1");
    const command = /^#   (stratal run examples\/.+)$/m.exec(header!)?.[1] ?? "";
    expect(command).toContain(`stratal run examples/${name} `);
    const { definition } = load(name);
    for (const [input, { required }] of Object.entries(definition.inputs))
      if (required) expect(command).toContain(`--input ${input}=`);
  });

  test("the main example fans out to three tasks and in again, in languages that need only Node and a shell", () => {
    const plan = compilePlan(load("data-pipeline.yaml").definition);
    const index = (name: string) => plan.nodes.findIndex((node) => node.task.name === name);
    const sums = ["sum_europe", "sum_america", "sum_asia"].map(index);
    for (const sum of sums)
      expect(plan.nodes[sum]!.dependencies).toEqual([
        index("generate_orders"),
        index("exchange_rates"),
      ]);
    expect(plan.nodes[index("join_regions")]!.dependencies).toEqual(sums);
    const languages = plan.nodes.map(({ task }) =>
      task.body.kind === "script" ? task.body.language : "builtin",
    );
    expect(new Set(languages)).toEqual(new Set(["javascript", "typescript", "sh", "builtin"]));
  });
});
