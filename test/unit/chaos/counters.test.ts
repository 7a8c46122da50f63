import { expect, it } from "vitest";
import { counterViolations } from "../../chaos/check/counters.ts";
import type { RunHistory } from "../../chaos/check/history.ts";
import { eventRows, runHistory, taskRow, versionOf } from "./history-of.ts";

const version = versionOf([
  { name: "t0", uses: "echo" },
  { name: "t1", uses: "echo", depends_on: ["t0"] },
]);

/** The second task waits for the first; all is well unless something is changed. */
function chain(changes: Partial<RunHistory> = {}): RunHistory {
  return runHistory({
    tasks: [taskRow(0), taskRow(1, { good: 1 })],
    events: eventRows(
      "0 claimed 1",
      "0 completed 1",
      "1 claimed 1",
      "1 completed 1",
      "run completed",
    ),
    ...changes,
  });
}

it("finds nothing wrong with a run that adds up", () => {
  expect(counterViolations(chain(), version)).toEqual([]);
});

it("finds a task that started before what it waits for had ended", () => {
  const events = eventRows(
    "1 claimed 1",
    "0 claimed 1",
    "0 completed 1",
    "1 completed 1",
    "run completed",
  );
  expect(counterViolations(chain({ events }), version)).toEqual([
    "task run 1 started before 0 (t0) had ended",
  ]);
});

it("finds a result that counted twice", () => {
  const tasks = [taskRow(0), taskRow(1, { good: 2 })];
  expect(counterViolations(chain({ tasks }), version)).toEqual([
    "task run 1 (t1) counts 2/0/0 dependencies, not 1/0/0",
  ]);
});

it("finds a run that ended twice, counts wrongly or has lost a task", () => {
  const { run, events } = chain();
  const twice = [...events, { ...events.at(-1)!, id: 99 }];
  expect(counterViolations(chain({ events: twice }), version)).toContain(
    "the run has ends 2, not 1",
  );
  expect(counterViolations(chain({ run: { ...run, badTasks: 1 } }), version)).toContain(
    "the run has bad_tasks 1, not 0",
  );
  expect(counterViolations(chain({ tasks: [taskRow(0)] }), version)).toContain(
    "task run 1, which waits for 0, is missing",
  );
});

it("finds a scope that is open, counts wrongly or is not complete", () => {
  const scopes = [{ id: 0, size: 3, open: 1, bad: 1, halted: null }];
  expect(counterViolations(chain({ scopes }), version)).toEqual([
    "scope 0 has 1 open task runs",
    "scope 0 has 2 of 3 task runs",
    "scope 0 counts 1 bad task runs, not 0",
  ]);
});
