import { expect, it } from "vitest";
import { isAtOrInside, pathText } from "./path-text.ts";

it("writes a place as the server does", () => {
  expect(pathText(["tasks", 2, "if"])).toBe("tasks[2].if");
  expect(pathText([])).toBe("");
});

it("tells what is inside a place from what only begins with the same letters", () => {
  const place = ["tasks", 0, "env"];
  for (const inside of ["tasks[0].env", "tasks[0].env.DAY", "tasks[0].env[1]"])
    expect(isAtOrInside(inside, place)).toBe(true);
  for (const outside of ["tasks[0]", "tasks[0].environment", "tasks[1].env"])
    expect(isAtOrInside(outside, place)).toBe(false);
});
