import { expect, test } from "vitest";
import type { JobGrid } from "../api/job.ts";
import { jobModel } from "../document/job-model.ts";
import { documentGraph } from "./document-graph.ts";
import { failuresOf } from "./grid-failures.ts";

const run = (state: number[]): JobGrid["runs"][number] => ({
  ...{ id: "run", number: 1, status: "failed", version: 1 },
  ...{ created_at: "", started_at: null, finished_at: null },
  state,
  seq: state,
});

test("counts failures of the same task by its place, not its name", () => {
  const { plan } = documentGraph(
    jobModel({
      stratal: 1,
      tasks: [
        { name: "set", tasks: [{ name: "a", run: "true" }] },
        { name: "a", run: "true" },
        { name: "new", run: "true" },
      ],
    }),
  );
  const grid: JobGrid = {
    states: ["completed", "failed", "skipped"],
    tasks: {
      name: ["a", "set", "a"],
      group: [null, null, 1],
      part: ["main", "main", "main"],
      allow_failure: [false, false, false],
    },
    runs: [run([0, 1, 1]), run([0, 0, 0]), run([2, -1, -1])],
  };
  // The document's order is: set, a, new, and then what is inside of set.
  expect([...failuresOf(grid, plan)]).toEqual([
    [0, { failed: 1, ran: 2 }],
    [1, { failed: 0, ran: 2 }],
    [3, { failed: 1, ran: 2 }],
  ]);
});
