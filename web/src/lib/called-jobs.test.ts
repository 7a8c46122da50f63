import { expect, test } from "vitest";
import { calledJobs } from "./called-jobs.ts";

const runs = (name: string) => ({ name: "task", body: { kind: "job", name } });

test("finds the jobs that tasks run, also inside of groups and handlers, each once", () => {
  const definition = {
    tasks: [runs("child"), { name: "set", body: { kind: "group", tasks: [runs("other")] } }],
    finally: [runs("child")],
  };
  expect(calledJobs(definition)).toEqual(["child", "other"]);
});

test("leaves out names that only the run knows, and what only looks like a call", () => {
  const script = { name: "s", body: { kind: "script", parameters: { kind: "job", name: "no" } } };
  expect(calledJobs({ tasks: [runs("${{ inputs.job }}"), script] })).toEqual([]);
});
