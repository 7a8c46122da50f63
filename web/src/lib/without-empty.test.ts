import { expect, test } from "vitest";
import { withoutEmpty } from "./without-empty.ts";

test("leaves out keys that say nothing, and keeps false and zero", () => {
  const task = {
    name: "a",
    title: null,
    order: 0,
    cache: false,
    env: {},
    tags: [],
    body: { run: "", x: 1 },
  };
  expect(withoutEmpty(task)).toEqual({ name: "a", order: 0, cache: false, body: { x: 1 } });
});

test("keeps a whole value that is nothing, and the places of a list", () => {
  expect(withoutEmpty(null)).toBeNull();
  expect(withoutEmpty([null, { a: null }])).toEqual([null, {}]);
});
