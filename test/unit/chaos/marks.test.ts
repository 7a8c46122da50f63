import { expect, it } from "vitest";
import { startViolations } from "../../chaos/check/check.ts";
import { executionViolations, overlaps, parseMarks, sharings } from "../../chaos/check/marks.ts";
import { attemptRows, RUN, runHistory, taskRow } from "./history-of.ts";

function marks(...lines: string[]) {
  return parseMarks(lines.map((line) => line.replaceAll(" ", "\t")).join("\n"));
}

it("takes executions that follow each other for what they are", () => {
  const following = marks("a 1 start", "b 5 start", "a 1 tick", "a 2 start", "b 5 end", "a 2 end");
  expect(overlaps(following)).toEqual([]);
});

it("finds an execution that lives on after the next one has started", () => {
  const overlapping = marks("a 1 start", "a 2 start", "a 1 tick");
  expect(overlaps(overlapping)).toEqual(["a: 1 lived on after 2 had started"]);
});

it("finds two task runs that held together what only one may hold", () => {
  expect(sharings(marks("a 1 start", "a 1 end", "b 2 start", "b 3 start", "b 3 end"))).toEqual([]);
  expect(sharings(marks("a 1 start", "b 2 start", "a 1 end"))).toEqual([
    "a lived on after b had started",
  ]);
});

it("leaves out a line that a kill has cut off", () => {
  expect(marks("a 1 start", "a 1")).toEqual([{ task: "a", execution: "1", what: "start" }]);
});

it("finds a result of an execution that did not end, or of an attempt that does not count", () => {
  const output = "1.77.5.6";
  const task = taskRow(0, { attempt: 2, output });
  const history = runHistory({ tasks: [task], attempts: attemptRows("0 1 lost", "0 2 completed") });
  expect(executionViolations(history, marks(`run/t0 ${output} start`))).toEqual([
    `task run 0 (t0) has no end of ${output}`,
    `task run 0 (t0) has the output of execution ${output}, but attempt 2 counted`,
  ]);
});

it("finds a start that was accepted and is lost, and one that was made twice", () => {
  const run = runHistory({});
  const other = runHistory({ run: { id: RUN.replace("7000", "7001") } });
  const asked = new Map([["chaos-0", RUN]]);
  expect(startViolations([run], asked)).toEqual([]);
  expect(startViolations([], asked)).toEqual([
    { runId: RUN, message: "chaos-0 was accepted and is lost" },
  ]);
  expect(startViolations([run, other], asked)).toEqual([
    { runId: other.run.id, message: "chaos-0 was started 2 times" },
  ]);
});
