import { describe, expect, it } from "vitest";
import { describeSettings, settingRows } from "./settings.ts";
import { formatSetting, readSetting } from "./setting-type.ts";

describe("the settings table", () => {
  it("names each environment variable once, and its own with the prefix", () => {
    const names = settingRows.map(([, spec]) => spec.env);
    expect(new Set(names).size).toBe(names.length);
    const foreign = names.filter((name) => !/^STRATAL_[A-Z_]+$/.test(name));
    expect(foreign).toEqual(["DATABASE_URL", "REDIS_URL"]);
  });

  it("has defaults that its own types accept, as values and as text", () => {
    for (const [key, { type, default: given }] of settingRows) {
      const value = typeof given === "function" ? given() : given;
      if (value === null) continue;
      expect(readSetting(type, value), key).toEqual({ value });
      const text = formatSetting(type, value);
      if (text !== "") expect(readSetting(type, text), key).toEqual({ value });
    }
  });

  it("hides every key, token and URL with a password", () => {
    const secret = describeSettings().filter((setting) => setting.secret);
    expect(secret.map((setting) => setting.key)).toEqual([
      "databaseUrl",
      "redisUrl",
      "adminToken",
      "masterKey",
      "token",
    ]);
    expect(secret.every((setting) => setting.default === null)).toBe(true);
  });

  it("describes a default that depends on the machine in words", () => {
    const slots = describeSettings().find((setting) => setting.key === "workerProcessSlots");
    expect(slots).toMatchObject({ default: "2 × processor cores", defaultIsLiteral: false });
  });

  it("describes every setting in sentences", () => {
    for (const { sentence, key } of describeSettings())
      expect(sentence, key).toMatch(/^[A-Z`].*\.$/);
  });
});

describe("readSetting", () => {
  const bytes = { kind: "size", minBytes: 1024, maxBytes: 64 * 1024 * 1024 } as const;

  it.each([
    ["1024", 1024],
    ["1KiB", 1024],
    ["64 mib", 64 * 1024 * 1024],
    [2048, 2048],
  ])("reads %j as a size", (given, value) => {
    expect(readSetting(bytes, given)).toEqual({ value });
  });

  it.each(["1023", "65MiB", "1.5MiB", "1GB", "-1", "", 1024.5, null, true])(
    "refuses %j as a size",
    (given) => {
      expect(readSetting(bytes, given)).toBeNull();
    },
  );

  it.each(["localhost", "0.0.0.0", "::1", "db-1.example.com", "my_host"])(
    "takes host %s",
    (host) => {
      expect(readSetting({ kind: "host" }, host)).toEqual({ value: host });
    },
  );

  it.each(["localhost:80", "[::1]", "a b", "http://a", "-a", ""])("refuses host %j", (host) => {
    expect(readSetting({ kind: "host" }, host)).toBeNull();
  });

  it("takes each item of a list once, and host names in lower case", () => {
    const paths = { kind: "list", item: "path", minItems: 0, maxItems: 2 } as const;
    expect(readSetting(paths, "/opt/tools, /srv")).toEqual({ value: ["/opt/tools", "/srv"] });
    expect(readSetting(paths, "relative")).toBeNull();
    const type = { kind: "list", item: "host", minItems: 0, maxItems: 2 } as const;
    expect(readSetting(type, " A.example, a.example ,,b ")).toEqual({ value: ["a.example", "b"] });
    expect(readSetting(type, "a,b,c")).toBeNull();
    expect(readSetting(type, 7)).toBeNull();
  });
});
