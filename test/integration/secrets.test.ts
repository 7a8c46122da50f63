import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createLogger } from "../../src/base/logger.ts";
import { openSecrets, type SecretService } from "../../src/secrets/secret-service.ts";
import { Database } from "../../src/store/database.ts";
import { createTestDatabase, type TestDatabase } from "../support/database.ts";

const PROJECT = "00000000-0000-7000-8000-000000000001";
const OTHER_PROJECT = "00000000-0000-7000-8000-000000000002";
const logger = createLogger({ level: "silent", pretty: false, name: "test" });

let test: TestDatabase;
let dataDir: string;

beforeEach(async () => {
  test = await createTestDatabase();
  dataDir = await mkdtemp(join(tmpdir(), "stratal-secrets-"));
  await rows("INSERT INTO projects (id, name) VALUES ($1, 'other')", OTHER_PROJECT);
});

afterEach(async () => {
  await test.drop();
  await rm(dataDir, { recursive: true, force: true });
});

async function rows(text: string, ...values: unknown[]): Promise<Record<string, unknown>[]> {
  // The rows of a test's own statements are what the test expects them to be.
  return (await test.database.query({ text, values })).rows as Record<string, unknown>[];
}

function open(settings: { masterKey?: string; dataDir?: string } = {}): Promise<SecretService> {
  return openSecrets({ database: test.database, settings: { dataDir, ...settings }, logger });
}

async function valueOf(service: SecretService, name: string): Promise<string | undefined> {
  return (await service.resolve(PROJECT, [name])).values.get(name);
}

describe("the secrets of a project", () => {
  it("are created, listed by name, given new values and deleted", async () => {
    const service = await open();
    const b = await service.create({ projectId: PROJECT, name: "B", value: "value of b" });
    await service.create({ projectId: PROJECT, name: "A", value: "value of a" });
    expect(b).toMatchObject({ name: "B", version: 1, lastUsedAt: null });
    expect((await service.list(PROJECT)).map((secret) => secret.name)).toEqual(["A", "B"]);

    const changed = await service.update({ projectId: PROJECT, id: b.id, value: "new value of b" });
    expect(changed).toMatchObject({ id: b.id, version: 2 });
    expect(await valueOf(service, "B")).toBe("new value of b");

    await service.delete({ projectId: PROJECT, id: b.id });
    expect(await service.resolve(PROJECT, ["B", "A", "C"])).toEqual({
      values: new Map([["A", "value of a"]]),
      missing: ["B", "C"],
    });
    expect(await rows("SELECT FROM secret_versions WHERE secret_id = $1", b.id)).toEqual([]);
  });

  it("come back as they were written, whatever they hold", async () => {
    const service = await open();
    const values = ["one\r\ntwo\t3 'q' \"d\" \\ é€😀\n", "x".repeat(65_536), "  padded  "];
    for (const [index, value] of values.entries()) {
      await service.create({ projectId: PROJECT, name: `s${index}`, value });
      expect(await valueOf(service, `s${index}`)).toBe(value);
    }
  });

  it("are never stored as they are", async () => {
    const service = await open();
    const value = "a-very-visible-value";
    const { id } = await service.create({ projectId: PROJECT, name: "S", value });
    await service.update({ projectId: PROJECT, id, value });
    const stored = await rows(
      "SELECT encode(ciphertext, 'hex') AS ciphertext, encode(iv, 'hex') AS iv FROM secret_versions",
    );
    expect(stored).toHaveLength(2);
    expect(JSON.stringify(stored)).not.toContain(Buffer.from(value).toString("hex"));
    expect(stored[0]).not.toEqual(stored[1]);
  });

  it("take a name once, however many ask for it at the same time", async () => {
    const services = await Promise.all([open(), open()]);
    const results = await Promise.allSettled(
      Array.from({ length: 20 }, (_, index) =>
        services[index % 2]!.create({
          projectId: PROJECT,
          name: `S${index % 5}`,
          value: `value ${index}`,
        }),
      ),
    );
    const refusals = results.flatMap((result) =>
      result.status === "rejected" ? [(result.reason as { code: string }).code] : [],
    );
    expect(refusals).toEqual(Array(15).fill("secret_name_taken"));
    expect(await rows("SELECT FROM data_keys WHERE project_id = $1", PROJECT)).toHaveLength(1);
    for (let index = 0; index < 5; index += 1)
      expect(await valueOf(services[0], `S${index}`)).toMatch(/^value \d+$/);
  });

  it("create one data key for a project whose first secrets come at the same time", async () => {
    const services = await Promise.all([open(), open()]);
    await Promise.all(
      Array.from({ length: 10 }, (_, index) =>
        services[index % 2]!.create({
          projectId: OTHER_PROJECT,
          name: `S${index}`,
          value: "value",
        }),
      ),
    );
    expect(await rows("SELECT FROM data_keys WHERE project_id = $1", OTHER_PROJECT)).toHaveLength(
      1,
    );
    const names = Array.from({ length: 10 }, (_, index) => `S${index}`);
    expect((await services[0].resolve(OTHER_PROJECT, names)).values.size).toBe(10);
  });

  it("number their values without a gap when several are written at the same time", async () => {
    const service = await open();
    const { id } = await service.create({ projectId: PROJECT, name: "S", value: "value 0" });
    const updates = await Promise.all(
      Array.from({ length: 15 }, (_, index) =>
        service.update({ projectId: PROJECT, id, value: `value ${index + 1}` }),
      ),
    );
    const versions = updates.map((secret) => secret.version).sort((a, b) => a - b);
    expect(versions).toEqual(Array.from({ length: 15 }, (_, index) => index + 2));
    expect(await service.get({ projectId: PROJECT, id })).toMatchObject({ version: 16 });
    expect(await valueOf(service, "S")).toMatch(/^value \d+$/);
    const [kept] = await rows("SELECT count(*), min(version) FROM secret_versions");
    expect(kept).toEqual({ count: 10, min: 7 });
  });

  it("are out of reach for another project", async () => {
    const service = await open();
    const { id } = await service.create({ projectId: PROJECT, name: "S", value: "value of ours" });
    const there = { projectId: OTHER_PROJECT, id };
    const notFound = { code: "not_found" };
    await expect(service.get(there)).rejects.toMatchObject(notFound);
    await expect(service.update({ ...there, value: "theirs" })).rejects.toMatchObject(notFound);
    await expect(service.delete(there)).rejects.toMatchObject(notFound);
    expect(await service.list(OTHER_PROJECT)).toEqual([]);
    expect((await service.resolve(OTHER_PROJECT, ["S"])).missing).toEqual(["S"]);
    await service.create({ projectId: OTHER_PROJECT, name: "S", value: "value of theirs" });
    expect(await valueOf(service, "S")).toBe("value of ours");
  });

  it("note their use, at most once a minute", async () => {
    const service = await open();
    const { id } = await service.create({ projectId: PROJECT, name: "S", value: "value" });
    await valueOf(service, "S");
    const { lastUsedAt } = await service.get({ projectId: PROJECT, id });
    expect(lastUsedAt).toBeInstanceOf(Date);
    await valueOf(service, "S");
    expect((await service.get({ projectId: PROJECT, id })).lastUsedAt).toEqual(lastUsedAt);
    await rows("UPDATE secrets SET last_used_at = now() - interval '61 seconds'");
    await valueOf(service, "S");
    const later = (await service.get({ projectId: PROJECT, id })).lastUsedAt;
    expect(later!.getTime()).toBeGreaterThanOrEqual(lastUsedAt!.getTime());
  });
});

describe("a stored value that somebody changed in the database", () => {
  const FLIP = (column: string): string =>
    `${column} = set_byte(${column}, 3, get_byte(${column}, 3) # 1)`;

  it.each([
    ["a bit of the ciphertext", `UPDATE secret_versions SET ${FLIP("ciphertext")}`],
    ["a bit of the tag", `UPDATE secret_versions SET ${FLIP("tag")}`],
    ["a bit of the IV", `UPDATE secret_versions SET ${FLIP("iv")}`],
    ["its end cut off", "UPDATE secret_versions SET ciphertext = substr(ciphertext, 1, 4)"],
    ["its name", "UPDATE secrets SET name = 'S' WHERE name = 'T'; "],
    [
      "an older version in the place of the current one",
      "UPDATE secret_versions v SET iv = o.iv, tag = o.tag, ciphertext = o.ciphertext FROM secret_versions o WHERE o.secret_id = v.secret_id AND v.version = 2 AND o.version = 1",
    ],
    [
      "the value of another secret in its place",
      "UPDATE secret_versions v SET iv = o.iv, tag = o.tag, ciphertext = o.ciphertext FROM secret_versions o JOIN secrets s ON s.id = o.secret_id WHERE s.name = 'T' AND v.version = 2",
    ],
    [
      "the data key of another project",
      `UPDATE data_keys d SET wrapped = o.wrapped FROM data_keys o WHERE o.project_id = '${OTHER_PROJECT}' AND d.project_id = '${PROJECT}'`,
    ],
    [
      "a bit of its data key",
      `UPDATE data_keys SET ${FLIP("wrapped")} WHERE project_id = '${PROJECT}'`,
    ],
  ])("is refused: %s", async (_, change) => {
    const masterKey = randomBytes(32).toString("base64");
    const writer = await open({ masterKey });
    const { id } = await writer.create({ projectId: PROJECT, name: "S", value: "the old value" });
    await writer.update({ projectId: PROJECT, id, value: "the new value" });
    await writer.create({ projectId: PROJECT, name: "T", value: "another value" });
    await writer.create({ projectId: OTHER_PROJECT, name: "S", value: "the other's value" });
    const reader = await open({ masterKey });
    if (change.includes("SET name")) await rows("UPDATE secrets SET name = 'R' WHERE id = $1", id);
    await rows(change);
    const refusal = await reader.resolve(PROJECT, ["S"]).catch((error: unknown) => error);
    expect(refusal).toMatchObject({ code: "decryption_failed" });
    expect((refusal as Error).message).not.toMatch(/the old value|the new value|another value/);
  });
});

describe("a start", () => {
  it("with another master key than the database's is refused, and names both", async () => {
    const first = randomBytes(32).toString("base64");
    await (
      await open({ masterKey: first })
    ).create({ projectId: PROJECT, name: "S", value: "value" });
    const [stored] = await rows("SELECT kek_id FROM data_keys");
    const refusal = await open({ masterKey: randomBytes(32).toString("base64") }).catch(
      (error: unknown) => error as Error & { code: string },
    );
    expect(refusal).toMatchObject({ code: "invalid_settings" });
    const named = (refusal as Error).message.match(/local:[0-9a-f]{16}/g);
    expect(new Set(named).size).toBe(2);
    expect(named).toContain(stored!["kek_id"]);
    expect(await valueOf(await open({ masterKey: first }), "S")).toBe("value");
  });

  it("does not make up a second key for a database that has one", async () => {
    const service = await open();
    await service.create({ projectId: PROJECT, name: "S", value: "value" });
    const elsewhere = join(dataDir, "elsewhere");
    await expect(open({ dataDir: elsewhere })).rejects.toMatchObject({
      code: "invalid_settings",
      message: expect.stringContaining(join(elsewhere, "master.key")) as string,
    });
  });

  it("on one of two machines is refused when both made up a key for the same new database", async () => {
    const other = new Database({ url: test.url, maxConnections: 2, applicationName: "test other" });
    const on = (database: Database, directory: string): Promise<SecretService> =>
      openSecrets({ database, settings: { dataDir: join(dataDir, directory) }, logger });
    try {
      const starts = await Promise.allSettled([on(test.database, "one"), on(other, "two")]);
      expect(starts.map((start) => start.status).sort()).toEqual(["fulfilled", "rejected"]);
    } finally {
      await other.close();
    }
  });

  it("shares one generated key between processes that start together", async () => {
    const services = await Promise.all([open(), open(), open()]);
    await services[0].create({ projectId: PROJECT, name: "S", value: "value" });
    for (const service of services) expect(await valueOf(service, "S")).toBe("value");
  });
});
