import { expect, it } from "vitest";
import { splitMoments } from "./split-moments.ts";

it("finds each time of a text, and leaves the rest as it is", () => {
  const at = "2026-03-14T09:26:53.000Z";
  expect(splitMoments(`waits until ${at}, in 2 hours; ${at}`)).toEqual([
    "waits until ",
    at,
    ", in 2 hours; ",
    at,
    "",
  ]);
  expect(splitMoments("waits for 2026-03-14 and a worker")).toEqual([
    "waits for 2026-03-14 and a worker",
  ]);
});
