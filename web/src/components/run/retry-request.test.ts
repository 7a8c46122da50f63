import { describe, expect, it } from "vitest";
import { retryRequest } from "./retry-request.ts";

const runId = "01890000-0000-7000-8000-000000000000";

describe("retrying selected items", () => {
  it("runs one item again by its id", () => {
    const request = retryRequest(runId, new Set(["4"]), [4, 9]);
    expect(request).toMatchObject({ mode: "task", task: "01890000-0000-7000-8000-000000000005" });
  });

  it("runs all that failed again", () => {
    expect(retryRequest(runId, new Set(["4", "9"]), [4, 9])).toMatchObject({ mode: "failed" });
  });

  it("refuses what would be run only in part", () => {
    expect(retryRequest(runId, new Set(["4", "5"]), [4, 9])).toBeNull();
    expect(retryRequest(runId, new Set(), [4])).toBeNull();
  });
});
