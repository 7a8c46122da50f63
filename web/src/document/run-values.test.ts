import { expect, it } from "vitest";
import { readModel } from "./read-model.ts";
import { valuesOfDocument, valuesOfRun } from "./run-values.ts";

it("takes inputs and the results of the main tasks of a run", () => {
  const task = { parent_id: null, status: "completed", attempt: 1, skip_reason: null };
  const values = valuesOfRun({
    ...{ id: "r", status: "failed", attempt: 2, inputs: { who: "x" } },
    task_runs: [
      { ...task, name: "load", output: "3", outputs: { rows: 3 } },
      { ...task, name: "inside", parent_id: "p", output: "no" },
      { ...task, name: "sum", status: "failed", error: { kind: "exit" } },
    ],
  });
  expect(values).toEqual({
    inputs: { who: "x" },
    tasks: {
      load: {
        ...{ status: "completed", ok: true, output: "3", outputs: { rows: 3 } },
        ...{ error: null, attempts: 1, skip_reason: null },
      },
      sum: {
        ...{ status: "failed", ok: false, output: null, outputs: {} },
        ...{ error: { kind: "exit" }, attempts: 1, skip_reason: null },
      },
    },
    run: { id: "r", status: "failed", attempt: 2 },
  });
});

it("takes the defaults of a document where there is no run", () => {
  const read = readModel(
    "stratal: 1\nname: a\ninputs: {who: {type: string, default: me}, n: {type: integer}}\nenv: {A: b}\ntasks: [{name: t, run: x}]\n",
  );
  expect(read.ok && valuesOfDocument(read.model)).toEqual({
    inputs: { who: "me", n: null },
    env: { A: "b" },
    tasks: { t: { status: "completed", output: "" } },
  });
});
