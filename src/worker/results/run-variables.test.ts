import { describe, expect, it } from "vitest";
import { runVariables } from "./run-variables.ts";

describe("runVariables", () => {
  it("leaves out what has no value", () => {
    const facts = { runId: "r", revision: 3, publicUrl: null, item: null, scheduledFor: null };
    expect(runVariables(facts)).toEqual({ STRATAL_REVISION: "3" });
  });

  it("tells the page, the item and the time of the schedule", () => {
    expect(
      runVariables({
        runId: "r",
        revision: 1,
        publicUrl: "https://jobs.example/",
        item: { index: 0, key: "eu" },
        scheduledFor: "2026-01-01T02:00:00.000Z",
      }),
    ).toEqual({
      STRATAL_REVISION: "1",
      STRATAL_URL: "https://jobs.example/#/runs/r",
      STRATAL_ITEM_INDEX: "0",
      STRATAL_ITEM_KEY: "eu",
      STRATAL_SCHEDULED_FOR: "2026-01-01T02:00:00.000Z",
    });
  });
});
