import { expect, it } from "vitest";
import { loadSettings } from "../config/load.ts";
import { withReadableLog } from "./process-settings.ts";

it.each([
  ["auto", "pretty"],
  ["json", "json"],
  ["pretty", "pretty"],
] as const)("writes the log beside a talk in text unless told otherwise: %s", (asked, written) => {
  expect(withReadableLog(loadSettings({ overrides: { logFormat: asked } })).logFormat).toBe(
    written,
  );
});
