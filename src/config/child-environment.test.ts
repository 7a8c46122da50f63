import { expect, test } from "vitest";
import { childEnvironment, childSecrets } from "./child-environment.ts";
import { loadSettings } from "./load.ts";

const env = {
  PATH: "/bin",
  STRATAL_PORT: "1",
  DATABASE_URL: "postgres://a:needle-1@b/c",
  STRATAL_MASTER_KEY: "needle-2",
};
const settings = loadSettings({
  env,
  overrides: {
    port: 9000,
    workerLeaseMs: 1_234,
    workerTags: ["gpu", "lang:special"],
    maxBodyBytes: 5_000_000,
    adminToken: "0123456789-needle-3",
  },
});

test("a child reads the same settings as its parent, whatever they are", () => {
  const given = childEnvironment(settings, env);
  expect(given["PATH"]).toBe("/bin");
  // As the channel carries them.
  const overrides = JSON.parse(JSON.stringify(childSecrets(settings))) as object;
  expect(loadSettings({ env: given, overrides })).toEqual(settings);
});

test("no secret is in a child's environment, be it inherited or not", () => {
  expect(JSON.stringify(childEnvironment(settings, env))).not.toContain("needle");
});

test("a child does not find a secret that its parent has not", () => {
  const overrides = childSecrets(loadSettings({ env: {} }));
  expect(loadSettings({ env: { STRATAL_TOKEN: "from-elsewhere" }, overrides }).token).toBe(null);
});
