import { describe, expect, it } from "vitest";
import { EventWindow } from "./event-window.ts";

const event = (id: number) => ({ id, seq: id });
const ids = (events: { id: number }[]) => events.map(({ id }) => id);

describe("a window of events", () => {
  it("finds an event that became visible after one with a higher number", () => {
    const window = new EventWindow(0, 2_000);
    expect(ids(window.fresh([event(1), event(3)], 0))).toEqual([1, 3]);
    expect(window.after).toBe(0);
    expect(ids(window.fresh([event(1), event(2), event(3)], 1_000))).toEqual([2]);
  });

  it("moves on past what was seen long enough ago", () => {
    const window = new EventWindow(0, 2_000);
    window.fresh([event(1), event(3)], 0);
    window.fresh([event(1), event(2), event(3), event(4)], 1_500);
    expect(window.after).toBe(0);
    window.fresh([event(1), event(2), event(3), event(4)], 2_500);
    expect(window.after).toBe(3);
    window.fresh([event(4)], 4_000);
    expect(window.after).toBe(4);
  });
});
