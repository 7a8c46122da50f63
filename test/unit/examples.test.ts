import { describe, expect, test } from "vitest";
import { compilePlan } from "../../src/definition/compile-plan.ts";
import { parseJobDocument } from "../../src/definition/parse-job.ts";
import { parseTemplateDocument } from "../../src/definition/templates/template-document.ts";
import {
  commandsOf,
  exampleNames as names,
  exampleTemplates,
  textOf,
} from "../support/examples.ts";

const readme = textOf("examples/README.md");
const templates = new Map(
  exampleTemplates.map((path) => {
    const { template } = parseTemplateDocument(textOf(path), "yaml");
    return [template.name, { path, template }];
  }),
);

function load(name: string) {
  return parseJobDocument(textOf(`examples/${name}`), name.endsWith(".json") ? "json" : "yaml", {
    taskTypes: ["http_request", "send_email", "format_output", "echo"],
    templates: (template, version) =>
      version === 1 ? (templates.get(template)?.template ?? null) : null,
  });
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
    const command = commandsOf(name).at(-1);
    expect(command).toContain(`stratal run examples/${name} `);
    const { definition, templates: used } = load(name);
    for (const reference of used) {
      const { path } = templates.get(reference.split("@")[0]!)!;
      expect(commandsOf(name)).toContain(`stratal template save ${path}`);
    }
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
