import { randomUUID } from "node:crypto";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildProgram } from "../../src/cli/program.ts";
import { saveArtifactFile } from "../../src/cli/save-artifact-file.ts";
import { createClient, type StratalClient } from "../../src/client/client.ts";
import { leaveArtifact } from "../support/artifacts.ts";
import { startTestServer, type TestServer } from "../support/http-server.ts";

let api: TestServer;
let client: StratalClient;
let folder: string;
beforeAll(async () => {
  api = await startTestServer();
  client = createClient({ baseUrl: api.url });
  folder = await mkdtemp(join(tmpdir(), "stratal-cli-artifacts-"));
});
afterAll(async () => {
  await api.close();
  await rm(folder, { recursive: true, force: true });
});

async function startRun(): Promise<string> {
  const { json } = await api.request("POST", "/api/v1/jobs", {
    body: { stratal: 1, name: `job-${randomUUID()}`, tasks: [{ name: "a", run: "true" }] },
  });
  const started = await api.request("POST", "/api/v1/job-runs", { body: { job_id: json.job.id } });
  return started.json.job_run_id;
}

async function stratal(...args: string[]): Promise<void> {
  const argv = ["artifacts", ...args, "--server", api.url];
  await (await buildProgram(argv)).parseAsync(argv, { from: "user" });
}

describe("stratal artifacts get", () => {
  it("writes the artifact that is named to a file", async () => {
    const runId = await startRun();
    await leaveArtifact(api, runId, "first", "d/one.txt");
    await leaveArtifact(api, runId, "second", "two.txt");
    const file = join(folder, "out.txt");
    await stratal("get", runId, "d/one.txt", "-o", file);
    expect(await readFile(file, "utf8")).toBe("first");
    await expect(stratal("get", runId, "report", "-o", file)).rejects.toThrow("means 2 artifacts");
    await expect(stratal("get", runId, "gone", "-o", file)).rejects.toThrow('no artifact "gone"');
    await expect(stratal("get", runId, "two.txt", "-t", "b", "-o", file)).rejects.toThrow(
      'task "b"',
    );
  });

  it("leaves nothing of a content that is not what the server said", async () => {
    const runId = await startRun();
    const id = await leaveArtifact(api, runId, "content");
    const artifact = await client.get("/api/v1/artifacts/{id}", { params: { path: { id } } });
    const file = join(folder, "wrong.txt");
    await writeFile(file, "before");
    const wrong = { ...artifact, sha256: "0".repeat(64) };
    await expect(saveArtifactFile(client, wrong, file)).rejects.toThrow("does not have the hash");
    expect(await readFile(file, "utf8")).toBe("before");
    expect((await readdir(folder)).filter((name) => name.endsWith(".part"))).toEqual([]);
  });
});
