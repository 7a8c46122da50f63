import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { mutants } from "../../chaos/mutants/list.ts";

const changes = mutants.flatMap(({ name, changes: all }) =>
  all.map((change) => [name, change] as const),
);

it.each(changes)("can be planted: %s", (_, { file, find, replace }) => {
  const text = readFileSync(new URL(`../../../src/${file}`, import.meta.url), "utf8");
  expect(text).toContain(find);
  // Parameters of a statement are found by their place.
  if (file.endsWith(".sql")) expect(replace.length).toBeLessThanOrEqual(find.length);
});
