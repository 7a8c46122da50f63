import { describe, expect, it } from "vitest";
import { ChangeHistory } from "./change-history.ts";

describe("a history of changes", () => {
  it("merges what changed after a step", () => {
    const history = new ChangeHistory<number>();
    history.record(new Set([1, 2]));
    history.record(new Set([2, 3]));
    history.record(new Set([4]));
    expect([...history.since(0)!].sort()).toEqual([1, 2, 3, 4]);
    expect([...history.since(1)!].sort()).toEqual([2, 3, 4]);
    expect(history.since(history.step)).toEqual(new Set());
  });

  it("says so when it does not know any more", () => {
    const history = new ChangeHistory<number>();
    for (let step = 1; step <= 200; step += 1) history.record(new Set([step]));
    expect(history.since(10)).toBeNull();
    expect(history.since(190)).toEqual(new Set([191, 192, 193, 194, 195, 196, 197, 198, 199, 200]));
    history.forget();
    expect(history.since(200)).toBeNull();
    expect(history.since(201)).toEqual(new Set());
  });
});
