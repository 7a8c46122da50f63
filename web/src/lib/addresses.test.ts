import { describe, expect, test } from "vitest";
import { jobsSearch, runsSearch } from "../routes/page-search.ts";
import { newAddressOf } from "./old-address.ts";
import { safeReturn } from "./safe-return.ts";
import { formatSearch, parseSearch } from "./search-params.ts";

describe("addresses", () => {
  test("of the UI before pages had paths lead to the new ones", () => {
    expect(newAddressOf("#/runs/01a21725-3ad8-7f2b-94b7-e3a161000000")).toBe(
      "/runs/01a21725-3ad8-7f2b-94b7-e3a161000000",
    );
    expect(newAddressOf("#/")).toBe("/");
    expect(newAddressOf("#L12-20")).toBeNull();
    expect(newAddressOf("")).toBeNull();
  });

  test("after a login are pages of this server only", () => {
    expect(safeReturn("/runs?status=failed")).toBe("/runs?status=failed");
    for (const elsewhere of ["//evil.test", "/\\evil.test", "https://evil.test", undefined, ""])
      expect(safeReturn(elsewhere)).toBe("/");
    expect(safeReturn("/login?to=/login")).toBe("/");
  });

  test("keep filters from writing to reading, with lists as plain commas", () => {
    const search = { q: "7", status: ["failed", "timed_out"], job: undefined };
    const written = formatSearch(search);
    expect(written).toBe("?q=7&status=failed,timed_out");
    expect(runsSearch(parseSearch(written))).toEqual({ q: "7", status: ["failed", "timed_out"] });
    expect(runsSearch(search)).toEqual({ q: "7", status: ["failed", "timed_out"] });
  });

  test("with unknown or broken parameters still open", () => {
    expect(runsSearch(parseSearch("?status=exploded,failed&range=9y&x=1"))).toEqual({
      status: ["failed"],
    });
    expect(jobsSearch(parseSearch("?sort=colour&q="))).toEqual({});
  });

  test("hide words that are not allowed, which the router would show to the page", () => {
    const raw = parseSearch("?status=exploded&range=9y&q=a");
    expect({ ...raw, ...runsSearch(raw) }).toEqual({ q: "a" });
  });
});
