import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { availableParallelism } from "node:os";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { StratalError } from "../base/errors.ts";
import { loadSettings, scriptEnvironment, type SettingOverrides } from "./load.ts";
import { describeSettings, settingRows } from "./settings.ts";

function problemOf(env: Record<string, string>, overrides: SettingOverrides = {}): StratalError {
  try {
    loadSettings({ env, overrides });
  } catch (error) {
    if (error instanceof StratalError) return error;
    throw error;
  }
  throw new Error("the settings were accepted");
}

describe("loadSettings", () => {
  it("answers the defaults for an empty environment", () => {
    expect(loadSettings({ env: {} })).toMatchObject({
      databaseUrl: null,
      dataDir: ".stratal",
      host: "127.0.0.1",
      port: 8080,
      poolSize: 10,
      databaseConnectTimeoutMs: 60_000,
      allowedHosts: [],
      workerQueues: ["default"],
      workerProcessSlots: 2 * availableParallelism(),
      workerLeaseMs: 30_000,
      pollIntervalMs: 1_000,
      maxBodyBytes: 1_048_576,
      serverUrl: "http://127.0.0.1:8080",
      token: null,
    });
  });

  it("sets every key of the table", () => {
    const keys = settingRows.map(([key]) => key);
    expect(Object.keys(loadSettings({ env: {} }))).toEqual(keys);
  });

  it("reads text, numbers, durations, sizes and lists", () => {
    const settings = loadSettings({
      env: {
        DATABASE_URL: " postgres://me:secret@db.example.com/stratal?sslmode=require ",
        STRATAL_PORT: "0",
        STRATAL_WORKER_LEASE: "1m30s",
        STRATAL_POLL_INTERVAL: "2",
        STRATAL_MAX_BODY_SIZE: "2MiB",
        STRATAL_WORKER_QUEUES: "default, gpu",
        STRATAL_LOG_LEVEL: "debug",
      },
    });
    expect(settings).toMatchObject({
      databaseUrl: "postgres://me:secret@db.example.com/stratal?sslmode=require",
      port: 0,
      workerLeaseMs: 90_000,
      pollIntervalMs: 2_000,
      maxBodyBytes: 2_097_152,
      workerQueues: ["default", "gpu"],
      logLevel: "debug",
    });
  });

  it("takes a variable that is set to nothing as not set", () => {
    const settings = loadSettings({ env: { STRATAL_PORT: "", STRATAL_WORKER_QUEUES: "  " } });
    expect(settings).toMatchObject({ port: 8080, workerQueues: ["default"] });
  });

  it("prefers overrides, and does not look at the variables that they replace", () => {
    const settings = loadSettings({
      env: { STRATAL_PORT: "wrong", STRATAL_HOST: "::1", STRATAL_WORKER_NAME: "w" },
      overrides: { port: "81", workerLeaseMs: 2_000, host: undefined, workerName: null },
    });
    expect(settings).toMatchObject({
      port: 81,
      workerLeaseMs: 2_000,
      host: "::1",
      workerName: null,
    });
  });

  it("checks overrides like variables, under the setting's key", () => {
    expect(problemOf({}, { port: 70_000 }).message).toBe(
      "port must be a whole number from 0 to 65535, not 70000.",
    );
    const wrong = { prot: 1 } as SettingOverrides;
    expect(problemOf({}, wrong).message).toBe('prot is not a setting. Did you mean "port"?');
  });

  it("lists everything that is wrong in one error", () => {
    const problem = problemOf(
      { STRATAL_PORT: "http", STRATAL_WORKER_LEASE: "11m", STRATAL_COLOUR: "1", REDIS_URL: "x" },
      { auth: "off" },
    );
    expect(problem.code).toBe("invalid_settings");
    expect(problem.errors.map((error) => error.path)).toEqual([
      "STRATAL_COLOUR",
      "REDIS_URL",
      "STRATAL_PORT",
      "auth",
      "STRATAL_WORKER_LEASE",
    ]);
    for (const { path } of problem.errors) expect(problem.message).toContain(`\n  ${path} `);
  });

  it.each([
    ["STRATAL_PROT", "STRATAL_PORT"],
    ["STRATAL_WORKER_LEASE_MS", "STRATAL_WORKER_LEASE"],
    ["STRATAL_DATABASE_URL", "DATABASE_URL"],
    ["STRATAL_MASTERKEY", "STRATAL_MASTER_KEY"],
  ])("answers %s with the setting %s", (name, meant) => {
    expect(problemOf({ [name]: "1" }).message).toBe(
      `${name} is not a setting. Did you mean "${meant}"?`,
    );
  });

  it("refuses an unknown variable that resembles no setting, without its value", () => {
    expect(problemOf({ STRATAL_ZZZZZZZZ: "value" }).message).toBe(
      "STRATAL_ZZZZZZZZ is not a setting.",
    );
  });

  it("accepts the variables that scripts get, and those of other programs", () => {
    const env = { STRATAL_RUN_ID: "1", STRATAL_OUTPUT: "/x", PATH: "/bin", STRATALOTHER: "1" };
    expect(() => loadSettings({ env })).not.toThrow();
  });

  it("never shows the value of a secret setting", () => {
    const canary = "canary!";
    const secrets = describeSettings().filter((setting) => setting.secret);
    const env = Object.fromEntries(
      secrets.map(({ env: name }) => [name, name.endsWith("_URL") ? canary : canary.repeat(999)]),
    );
    const problem = problemOf(env);
    expect(problem.errors).toHaveLength(secrets.length);
    expect(JSON.stringify([problem.message, problem.errors])).not.toContain(canary);
  });

  it("takes from a file what the environment does not set", async () => {
    const folder = await mkdtemp(join(tmpdir(), "stratal-env-"));
    const file = join(folder, ".env");
    try {
      expect(loadSettings({ env: {}, file }).port).toBe(8080);
      await writeFile(file, "# comment\nSTRATAL_PORT=1\nSTRATAL_HOST='::1'\nOTHER=x\n");
      const settings = loadSettings({ env: { STRATAL_PORT: "2" }, file });
      expect([settings.port, settings.host]).toEqual([2, "::1"]);
      await writeFile(file, "STRATAL_PROT=1\n");
      expect(() => loadSettings({ env: {}, file })).toThrow(/Did you mean "STRATAL_PORT"/);
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  it("gives each caller lists of its own", () => {
    loadSettings({ env: {} }).workerQueues.push("other");
    expect(loadSettings({ env: {} }).workerQueues).toEqual(["default"]);
  });

  it("answers any text with settings or with invalid_settings", () => {
    const names = settingRows.map(([, spec]) => spec.env);
    const environments = fc.dictionary(fc.constantFrom(...names), fc.string());
    fc.assert(
      fc.property(environments, (env) => {
        try {
          loadSettings({ env });
        } catch (error) {
          expect(error).toBeInstanceOf(StratalError);
        }
      }),
    );
  });
});

describe("scriptEnvironment", () => {
  it("passes on nothing but PATH, LANG and TZ", () => {
    const env = { PATH: "/bin", TZ: "UTC", DATABASE_URL: "postgres://x", HOME: "/root" };
    expect(scriptEnvironment(env)).toEqual({ PATH: "/bin", TZ: "UTC" });
  });
});
