/** The documents of the model: what an author would write, and valid in strict mode. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { parseJobDocument } from "../../../src/definition/parse-job.ts";
import { jsonDocument, yamlDocument } from "../../model/documents.ts";
import { modelJob, modelTask } from "../../model/model-job.ts";
import { anyJobs } from "../../model/random-jobs.ts";

describe("the documents of the model", () => {
  it("are valid without a warning, and the same job as YAML and as JSON", () => {
    fc.assert(
      fc.property(anyJobs, (job) => {
        const yaml = parseJobDocument(yamlDocument(job, "model"), "yaml");
        const json = parseJobDocument(jsonDocument(job, "model"), "json");
        expect(yaml.warnings).toEqual([]);
        expect(json.contentHash).toEqual(yaml.contentHash);
      }),
    );
  });

  it("say the same as YAML and as JSON, with every construct", () => {
    fc.assert(
      fc.property(anyJobs, (job) => {
        const written: unknown = parse(yamlDocument(job, "model"), { version: "1.2" });
        expect(written).toEqual(JSON.parse(jsonDocument(job, "model")));
      }),
    );
  });

  it("have the keys of the language for every construct", () => {
    const job = modelJob(
      [
        modelTask("lock", {
          condition: "error",
          allowFailure: true,
          rollback: { onPartial: true, results: ["completed"] },
        }),
        modelTask("grid", {
          dependsOn: [{ task: "lock", status: "done" }],
          forEach: {
            items: ["0", "1", "2", "3"].map((key) => ({ key, included: true })),
            form: "matrix",
            tolerate: { percent: 25 },
            maxParallel: 2,
          },
          group: [
            modelTask("poll", {
              retryMax: 2,
              loop: { kind: "until", enough: 2, maxIterations: 3, onLimit: "continue" },
            }),
          ],
        }),
        modelTask("each", {
          dependsOn: [{ task: "grid", status: null }],
          runWhen: "all_done",
          onSkip: "cascade",
          reads: ["grid"],
          forEach: {
            items: [{ key: "a", included: false }],
            form: "list",
            tolerate: { count: 0 },
            maxParallel: 10,
          },
        }),
      ],
      { failurePolicy: "stop", rollbackOn: ["cancelled"], finally: [modelTask("cleanup")] },
    );
    const echo = { uses: "echo", parameters: { message: "-" } };
    expect(parse(yamlDocument(job, "everything"))).toEqual({
      stratal: 1,
      name: "everything",
      failure_policy: "stop",
      rollback_on: ["cancelled"],
      tasks: [
        {
          name: "lock",
          if: "run.labels.none == 'x'",
          allow_failure: true,
          rollback: {
            uses: "echo",
            parameters: { message: "undo" },
            on_partial: true,
            retry: { max: 3, delay: "0s" },
          },
          ...echo,
        },
        {
          name: "grid",
          depends_on: [{ task: "lock", status: "done" }],
          for_each: { matrix: { row: [0, 1], column: [0, 1] }, max_parallel: 2, tolerate: "25%" },
          tasks: [
            {
              name: "poll",
              retry: { max: 2, delay: "0s" },
              loop: { until: "loop.index >= 1", max_iterations: 3, on_limit: "continue" },
              ...echo,
            },
          ],
        },
        {
          name: "each",
          depends_on: ["grid"],
          run_when: "all_done",
          on_skip: "cascade",
          for_each: {
            in: [{ key: "a", included: false }],
            key: "${{ item.key }}",
            if: "item.included",
          },
          uses: "echo",
          parameters: { message: "${{ tasks.grid.output }}" },
        },
      ],
      finally: [{ name: "cleanup", ...echo }],
    });
  });
});
