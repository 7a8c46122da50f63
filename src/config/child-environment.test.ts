import { expect, test } from "vitest";
import { childEnvironment } from "./child-environment.ts";
import { loadSettings } from "./load.ts";

test("a child reads the same settings as its parent, whatever they are", () => {
  const settings = loadSettings({
    env: { PATH: "/bin", STRATAL_PORT: "1", DATABASE_URL: "postgres://a@b/c" },
    overrides: {
      port: 9000,
      workerLeaseMs: 1_234,
      workerTags: ["gpu", "lang:special"],
      maxBodyBytes: 5_000_000,
      adminToken: "0123456789abcdef",
    },
  });
  const env = childEnvironment(settings, { PATH: "/bin", STRATAL_PORT: "1" });
  expect(env["PATH"]).toBe("/bin");
  expect(loadSettings({ env })).toEqual(settings);
});
