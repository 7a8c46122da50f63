import { expect, test } from "vitest";
import { formatBytes } from "./bytes.ts";

test.each([
  [0, "0 B"],
  [999, "999 B"],
  [1_000, "1.0 KiB"],
  [1_536, "1.5 KiB"],
  [10_230, "10 KiB"],
  [1_023_900, "1.0 MiB"],
  [120 * 1_024 ** 3, "120 GiB"],
  [5_000 * 1_024 ** 4, "5000 TiB"],
])("writes %d bytes as %s", (bytes, text) => {
  expect(formatBytes(bytes)).toBe(text);
});
