import { expect, it } from "vitest";
import { readModel } from "./read-model.ts";
import { standInsOf, testJob } from "./test-job.ts";

const read = readModel(`
stratal: 1
name: j
inputs: {who: {type: string}}
triggers: [{name: t, type: cron, cron: "0 2 * * *"}]
tasks:
  - {name: load, run: x}
  - {name: sum, run: x}
  - {name: publish, depends_on: [sum], if: inputs.who == 'me', run: 'echo "$A"', env: {A: "\${{ tasks.load.outputs.rows }}"}}
`);
if (!read.ok) throw new Error("not valid");
const { model } = read;
const publish = model.lists[0]!.tasks[2]!;

it("a test runs one task alone, with stand-ins for what it reads", () => {
  expect(standInsOf(model, publish)).toEqual(["load"]);
  const job = JSON.parse(testJob(model, publish, { load: '{"rows": 3}' }, "try")) as unknown;
  expect(job).toEqual({
    stratal: 1,
    name: "try",
    inputs: { who: { type: "string" } },
    tasks: [
      {
        name: "load",
        env: { GIVEN: '{"rows": 3}' },
        run: 'printf %s "$GIVEN" | tee "$STRATAL_OUTPUT"',
        output: "json",
      },
      {
        name: "publish",
        depends_on: ["load"],
        run: 'echo "$A"',
        env: { A: "${{ tasks.load.outputs.rows }}" },
      },
    ],
  });
});

it("what is given is text, not an expression", () => {
  expect(testJob(model, publish, { load: "${{ 1 }}" }, "try")).toContain('"$${{ 1 }}"');
});
