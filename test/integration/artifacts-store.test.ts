import { createHash, randomBytes, randomUUID } from "node:crypto";
import { mkdtemp, readdir, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ArtifactTooLarge } from "../../src/store/artifacts/artifact-store.ts";
import {
  deleteArtifact,
  getArtifact,
  listRunArtifacts,
  listTaskArtifacts,
} from "../../src/store/artifacts/artifacts.ts";
import { LocalArtifactStore } from "../../src/store/artifacts/local-artifact-store.ts";
import { pruneArtifacts } from "../../src/store/artifacts/prune-artifacts.ts";
import { saveArtifact } from "../../src/store/artifacts/save-artifact.ts";
import { lookupCache, pruneCache, storeCache } from "../../src/store/cache/task-cache.ts";
import { loadTaskDetails, saveEnding, saveProgress } from "../../src/store/details/task-details.ts";
import { createTestDatabase, type TestDatabase } from "../support/database.ts";
import { Kernel, PROJECT } from "../support/kernel.ts";

let test: TestDatabase;
let kernel: Kernel;
let root: string;
let store: LocalArtifactStore;
beforeAll(async () => {
  test = await createTestDatabase();
  kernel = new Kernel(test.database);
  root = await mkdtemp(join(tmpdir(), "stratal-artifacts-"));
  store = new LocalArtifactStore(root);
});
afterAll(async () => {
  await test.drop();
  await rm(root, { recursive: true, force: true });
});

/** An attempt of a task of its own. */
async function attempt(): Promise<{ runId: string; seq: number; attempt: number }> {
  const { runId } = await kernel.start([{ name: "a" }]);
  const worker = await kernel.worker();
  const claimed = (await kernel.claim(worker)).find((task) => task.runId === runId)!;
  return { runId, seq: claimed.seq, attempt: claimed.attempt };
}

type Attempt = Awaited<ReturnType<typeof attempt>>;

async function save(
  by: Attempt,
  content: string | Buffer,
  { name = "file", retentionMs = null as number | null } = {},
): Promise<Buffer> {
  const staged = await store.stage(Readable.from([Buffer.from(content)]), 1_000_000);
  await saveArtifact(test.database, staged, {
    ...{ projectId: PROJECT, name, path: name, contentType: "text/plain", retentionMs },
    ...by,
  });
  return staged.sha256;
}

async function files(): Promise<string[]> {
  const names = await readdir(join(root, "objects"), { recursive: true });
  return names.filter((name) => name.includes("/")).map((name) => name.slice(3));
}

const pageOf = (runId: string) => ({ projectId: PROJECT, runId, limit: 10, offset: 0 });

describe("the store of a local directory", () => {
  it("keeps a content once, by its hash, and nothing of what is too large", async () => {
    const content = randomBytes(300_000);
    const hash = createHash("sha256").update(content).digest();
    const by = await attempt();
    expect(await save(by, content, { name: "one" })).toEqual(hash);
    await save(by, content, { name: "two" });
    expect((await files()).filter((name) => name === hash.toString("hex"))).toHaveLength(1);
    const opened = await store.open(hash);
    expect(opened?.size).toBe(300_000);
    const chunks: Buffer[] = [];
    for await (const chunk of opened!.content) chunks.push(chunk as Buffer);
    expect(Buffer.concat(chunks).equals(content)).toBe(true);
    const large = Readable.from([content, content]);
    await expect(store.stage(large, 400_000)).rejects.toThrow(ArtifactTooLarge);
    expect(await readdir(join(root, "incoming"))).toEqual([]);
    expect(await store.open(randomBytes(32))).toBeNull();
  });

  it("forgets what a killed process left unfinished", async () => {
    const left = join(root, "incoming", randomUUID());
    await writeFile(left, "half");
    expect(await store.removeAbandoned(Date.now() - 60_000)).toBe(0);
    await utimes(left, 1, 1);
    expect(await store.removeAbandoned(Date.now() - 60_000)).toBe(1);
  });
});

describe("artifacts", () => {
  it("belong to a run and a project, and are listed, read and deleted there", async () => {
    const by = await attempt();
    const sha256 = await save(by, "hello");
    const [row, ...others] = await listRunArtifacts(test.database, pageOf(by.runId));
    expect(others).toEqual([]);
    expect(row).toMatchObject({ ...{ name: "file", size: 5, task_name: "a" }, sha256, seq: 0 });
    const stranger = { projectId: randomUUID(), id: row!.id };
    expect(await getArtifact(test.database, stranger)).toBeUndefined();
    expect(await deleteArtifact(test.database, stranger)).toBe(false);
    expect(await listTaskArtifacts(test.database, by.runId, [0])).toHaveLength(1);
    const address = { projectId: PROJECT, id: row!.id };
    expect(await deleteArtifact(test.database, address)).toBe(true);
    expect(await getArtifact(test.database, address)).toBeUndefined();
  });

  it("are pruned when they expire, and their content when nothing refers to it", async () => {
    const by = await attempt();
    const shared = await save(by, "shared", { name: "short", retentionMs: 0 });
    await save(by, "shared", { name: "long" });
    const alone = await save(by, "alone", { retentionMs: 0 });
    expect(
      (await listRunArtifacts(test.database, pageOf(by.runId))).map((row) => row.name),
    ).toEqual(["long"]);
    await pruneArtifacts(test.database, store);
    expect(await store.open(alone)).toBeNull();
    expect(await text((await store.open(shared))!.content)).toBe("shared");
    await test.database.query({
      text: "DELETE FROM job_runs WHERE id = $1",
      values: [by.runId],
    });
    await pruneArtifacts(test.database, store);
    expect(await store.open(shared)).toBeNull();
  });

  it("keep their content while the pruner runs beside them", async () => {
    const by = await attempt();
    for (let round = 0; round < 20; round += 1) {
      const name = `r${round}`;
      const [sha256] = await Promise.all([
        save(by, "contested", { name }),
        pruneArtifacts(test.database, store),
      ]);
      expect(await text((await store.open(sha256))!.content)).toBe("contested");
      const rows = await listRunArtifacts(test.database, pageOf(by.runId));
      for (const { id } of rows) await deleteArtifact(test.database, { projectId: PROJECT, id });
    }
  });
});

describe("the cache of results", () => {
  const address = (key: string, scopeId = PROJECT) => ({
    projectId: PROJECT,
    ...{ scopeId, taskName: "a", keyHash: createHash("sha256").update(key).digest() },
  });
  const result = { output: "o", outputs: { n: 1 }, exitCode: 0, stdoutTruncated: true };

  it("gives back a result with artifacts of the reader's own", async () => {
    const maker = await attempt();
    await save(maker, "made", { name: "x", retentionMs: 60_000 });
    await storeCache(test.database, address("k"), maker, { ...result, ttlMs: 60_000 });
    const reader = await attempt();
    expect(await lookupCache(test.database, address("k"), reader)).toEqual(result);
    const [copy] = await listRunArtifacts(test.database, pageOf(reader.runId));
    expect(copy).toMatchObject({ name: "x", size: 4, attempt: reader.attempt });
    await test.database.query({
      text: "DELETE FROM job_runs WHERE id = $1",
      values: [maker.runId],
    });
    await pruneArtifacts(test.database, store);
    expect(await text((await store.open(copy!.sha256))!.content)).toBe("made");
    const late = await attempt();
    expect(await lookupCache(test.database, address("k"), late)).toBeNull();
    expect(await listRunArtifacts(test.database, pageOf(late.runId))).toEqual([]);
  });

  it("knows keys, scopes and ends apart; the newest result of a key counts", async () => {
    const by = await attempt();
    const look = (key: string, scope?: string) =>
      lookupCache(test.database, address(key, scope), by);
    await storeCache(test.database, address("n"), by, { ...result, ttlMs: 60_000 });
    await storeCache(test.database, address("n"), by, { ...result, output: "new", ttlMs: 60_000 });
    expect(await look("n")).toMatchObject({ output: "new" });
    expect(await look("other")).toBeNull();
    expect(await look("n", randomUUID())).toBeNull();
    await storeCache(test.database, address("old"), by, { ...result, ttlMs: 0 });
    expect(await look("old")).toBeNull();
    await pruneCache(test.database);
    const { rows } = await test.database.query({
      text: "SELECT count(*)::int AS n FROM task_cache WHERE expires_at <= now()",
      values: [],
    });
    expect(rows).toEqual([{ n: 0 }]);
  });
});

describe("details of a task run", () => {
  it("are those of its current attempt, and a late word of an older one changes nothing", async () => {
    const by = await attempt();
    const at = { ...by, projectId: PROJECT };
    await saveProgress(test.database, { ...at, percent: 40, text: "half" });
    await saveEnding(test.database, {
      ...at,
      summary: "# Hi",
      stdoutTruncated: true,
      cached: false,
    });
    const details = async () =>
      (await loadTaskDetails(test.database, by.runId, { summaryLength: 3 })).get(0);
    expect(await details()).toMatchObject({
      ...{ summary: "# H", progress_percent: 40, progress_text: "half", stdout_truncated: true },
    });
    await saveProgress(test.database, {
      ...at,
      attempt: by.attempt + 1,
      percent: 1,
      text: "again",
    });
    expect(await details()).toBeUndefined();
    await saveEnding(test.database, {
      ...at,
      summary: "late",
      stdoutTruncated: false,
      cached: false,
    });
    await test.database.query({
      text: "UPDATE task_runs SET attempt = attempt + 1 WHERE run_id = $1",
      values: [by.runId],
    });
    expect(await details()).toMatchObject({
      summary: null,
      progress_percent: 1,
      stdout_truncated: false,
    });
  });
});
