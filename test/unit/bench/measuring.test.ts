import { describe, expect, it } from "vitest";
import { inLanes } from "../../../bench/lanes.ts";
import { interleave, pick } from "../../../bench/measurement.ts";
import { median, quantile } from "../../../bench/statistics.ts";

describe("statistics", () => {
  it("take the middle, or the mean of the two in the middle", () => {
    expect(median([9, 1, 10])).toBe(9);
    expect(median([1, 100, 3, 5])).toBe(4);
    expect(median([])).toBeNaN();
  });

  it("take quantiles by the nearest rank, whatever the order", () => {
    const values = Array.from({ length: 100 }, (_, index) => 100 - index);
    expect([0, 0.5, 0.99, 1].map((part) => quantile(values, part))).toEqual([1, 50, 99, 100]);
    expect(quantile([7], 0.99)).toBe(7);
    expect(quantile([], 0.5)).toBeNaN();
  });
});

describe("measuring", () => {
  it("alternates between the subjects", async () => {
    const order: string[] = [];
    const subject = (name: string) => () => Promise.resolve(order.push(name));
    const results = await interleave(2, { A: subject("A"), B: subject("B") }, () => undefined);
    expect(order).toEqual(["A", "B", "A", "B"]);
    expect(results).toEqual({ A: [1, 3], B: [2, 4] });
    expect(pick(results, (number) => number * 10)).toEqual({ A: [10, 30], B: [20, 40] });
  });

  it("works in no more lanes than asked for, and answers in order", async () => {
    let atOnce = 0;
    let most = 0;
    const doubled = await inLanes(3, [1, 2, 3, 4, 5, 6, 7], async (item) => {
      atOnce += 1;
      most = Math.max(most, atOnce);
      await new Promise(setImmediate);
      atOnce -= 1;
      return item * 2;
    });
    expect(doubled).toEqual([2, 4, 6, 8, 10, 12, 14]);
    expect(most).toBe(3);
  });
});
