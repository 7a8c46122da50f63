import { describe, expect, it } from "vitest";
import { checkOrder } from "../../../bench/check-order.ts";
import { flowsOf } from "../../../bench/peers/bullmq-flows.ts";
import {
  allTasks,
  asChains,
  chain,
  fanOut,
  independent,
  layers,
  nameInCopy,
  type Workload,
} from "../../../bench/workload.ts";

describe("workloads of the bench", () => {
  it("splits tasks into copies that fit into a job", () => {
    const { tasks, copies } = independent(20_000);
    expect([tasks.length, copies]).toEqual([10_000, 2]);
    expect(new Set(allTasks(independent(20_000)).map(({ name }) => name)).size).toBe(20_000);
    expect(() => independent(10_001)).toThrow("equal runs");
  });

  it("keeps the copies apart", () => {
    expect(allTasks(chain(2, 2))).toEqual([
      { name: "0:t0", after: [] },
      { name: "0:t1", after: ["0:t0"] },
      { name: "1:t0", after: [] },
      { name: "1:t1", after: ["1:t0"] },
    ]);
  });

  it("finds the chains of a graph, and that others have none", () => {
    expect(asChains(allTasks(chain(3, 2)))).toEqual([
      ["0:t0", "0:t1", "0:t2"],
      ["1:t0", "1:t1", "1:t2"],
    ]);
    expect(asChains(layers(3, 2, 1).tasks)).toHaveLength(2);
    expect(asChains(layers(3, 4, 3).tasks)).toBeNull();
    expect(asChains(fanOut(2, 1).tasks)).toBeNull();
  });
});

describe("flows of BullMQ", () => {
  it("make a chain a flow whose last task is the parent", () => {
    const flows = flowsOf(chain(2), "q");
    const data = { logs: false };
    expect(flows).toEqual([
      { name: "0:t1", queueName: "q", data, children: [{ name: "0:t0", queueName: "q", data }] },
    ]);
  });

  it("let the first task of each fan-out add the flow that waits for it", () => {
    const flows = flowsOf(fanOut(3, 2), "q") ?? [];
    expect(flows.map(({ name }) => name)).toEqual(["0:first", "1:first"]);
    expect(flows[1]?.data).toMatchObject({
      then: [{ name: "1:last", children: [{ name: "1:m0" }, { name: "1:m1" }, { name: "1:m2" }] }],
    });
  });

  it("cannot express a task with several waiters behind the first", () => {
    expect(flowsOf(layers(3, 4, 3), "q")).toBeNull();
  });
});

describe("the check of a run", () => {
  const workload: Workload = chain(2, 2);
  const records = [0, 1].flatMap((copy) =>
    [0, 1].map((step) => ({
      name: nameInCopy(copy, `t${step}`),
      succeeded: true,
      startedAt: step * 10,
      endedAt: step * 10 + 5,
    })),
  );

  it("accepts a run in order", () => {
    expect(() => {
      checkOrder("A", workload, records);
    }).not.toThrow();
  });

  it.each([
    ["a task that is missing", records.slice(1), "3 executions of 3 tasks, not 4"],
    ["a task that ran twice", [...records.slice(1), records[1]!], "4 executions of 3 tasks"],
    [
      "a task that failed",
      [{ ...records[0]!, succeeded: false }, ...records.slice(1)],
      "0:t0 did not succeed",
    ],
    [
      "a task that started too early in its copy",
      [...records.slice(0, 3), { ...records[3]!, startedAt: 2 }],
      "1:t1 started 3 ms before 1:t0 had ended",
    ],
  ])("refuses %s", (_, broken, message) => {
    expect(() => {
      checkOrder("A", workload, broken);
    }).toThrow(message);
  });
});
