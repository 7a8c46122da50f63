import { describe, expect, it } from "vitest";
import { readRunSearch, statesOf, toggleState, withRunSearch } from "./run-search.ts";

describe("the address of a run page", () => {
  it("says what is shown", () => {
    const raw = {
      view: "timeline",
      task: "12",
      filter: 7,
      states: "failed,timed_out",
      order: "job",
    };
    expect(readRunSearch(raw)).toEqual({
      view: "timeline",
      task: 12,
      filter: "7",
      states: "failed,timed_out",
      order: "job",
    });
  });

  it("leaves out what means nothing", () => {
    const raw = { view: "nothing", task: -1, line: {}, states: "a b", sort: {}, order: "up" };
    expect(readRunSearch(raw)).toEqual({});
  });

  it("is read as it was written, and leaves alone what others wrote", () => {
    const old = { size: "large", states: "failed" };
    const search = { view: "logs", task: 3, line: "error", filter: "build" } as const;
    const written = withRunSearch(old, { ...search, states: undefined });
    expect(written["size"]).toBe("large");
    expect(readRunSearch(written)).toEqual(search);
  });

  it("switches states on and off", () => {
    const on = toggleState({ states: "timed_out" }, "failed");
    expect(on).toEqual({ states: "failed,timed_out" });
    expect(toggleState(on, "failed")).toEqual({ states: "timed_out" });
    expect(toggleState({ states: "failed" }, "failed")).toEqual({});
    expect([...statesOf({})]).toEqual([]);
  });
});
