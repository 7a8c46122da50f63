/** Documents and versions on the command line: what would run, what differs, and going back. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Schemas } from "../../src/client/client.ts";
import { CliFolder } from "../support/cli-folder.ts";
import { startTestServer, type TestServer } from "../support/http-server.ts";

let folder: CliFolder;
let api: TestServer;

beforeAll(async () => {
  folder = await CliFolder.create("documents");
  api = await startTestServer();
  folder.url = api.url;
});

afterAll(async () => {
  await api.close();
  await folder.remove();
});

const text = (name: string, timeout: string): string =>
  `stratal: 1\nname: ${name}\ntasks:\n  - name: a\n    timeout: ${timeout}\n    run: echo a\n`;

/** A job with one version for each time limit of its task. */
async function savedJob(name: string, ...timeouts: readonly string[]): Promise<void> {
  for (const timeout of timeouts) {
    const path = await folder.write(`${name}.yaml`, text(name, timeout));
    expect((await folder.run(["job", "create", path, "--update"])).code).toBe(0);
  }
}

describe("versions", () => {
  test("are listed and shown", async () => {
    await savedJob("listed", "1m", "2m");
    const { stdout } = await folder.run(["job", "versions", "listed"]);
    expect(stdout).toMatch(/^2 +latest +\S+ \S+ +yaml +[0-9a-f]{12} +local$/m);
    expect(stdout).toMatch(/^1 +\d{4}-/m);
    const shown = await folder.run(["job", "show", "listed", "--version", "1"]);
    expect(shown.stdout).toMatch(/^version: +1$/m);
    expect(shown.stdout).toMatch(/^a +bash$/m);
    const source = await folder.run(["job", "show", "listed", "--version", "1", "--source"]);
    expect(source.stdout).toBe(text("listed", "1m"));
    const missing = await folder.run(["job", "show", "listed", "--version", "9"]);
    expect(missing.code).toBe(2);
    expect(missing.stderr).toContain("no version 9");
  });

  test("are compared with each other and with a file", async () => {
    await savedJob("compared", "1m", "2m", "3m");
    const newest = await folder.run(["diff", "compared"]);
    expect(newest.code).toBe(0);
    expect(newest.stdout).toContain("--- version 2\n+++ version 3\n");
    expect(newest.stdout).toContain("-    timeout: 2m\n+    timeout: 3m\n");
    expect(newest.stdout).toContain("~ tasks.a.timeout_ms: 2m → 3m\n");
    expect(newest.stdout).not.toMatch(/\x1b/);
    const from = await folder.run(["job", "diff", "compared", "1"]);
    expect(from.stdout).toContain("~ tasks.a.timeout_ms: 1m → 3m\n");
    const between = await folder.run(["job", "diff", "compared", "1", "2"]);
    expect(between.stdout).toContain("~ tasks.a.timeout_ms: 1m → 2m\n");
    const path = await folder.write("changed.yaml", text("compared", "9m"));
    const file = await folder.run(["job", "diff", "compared", "-f", path]);
    expect(file.stdout).toContain("~ tasks.a.timeout_ms: 3m → 9m\n");
    const json = await folder.run(["diff", "compared", "2", "2", "--json"]);
    expect(JSON.parse(json.stdout)).toMatchObject({ from: 2, to: 2, text: "", changes: [] });
  });

  test("say where the document that they are compared with is wrong", async () => {
    await savedJob("wrongly", "1m");
    const path = await folder.write("wrong.yaml", text("wrongly", "soon"));
    const { code, stderr } = await folder.run(["diff", "wrongly", "--file", path]);
    expect(code).toBe(2);
    expect(stderr).toContain("wrong.yaml:5:");
    const both = await folder.run(["diff", "wrongly", "1", "1", "--file", path]);
    expect(both.stderr).toContain("name one version at most");
  });

  test("are restored", async () => {
    await savedJob("restored", "1m", "2m");
    const { stdout } = await folder.run(["job", "restore", "restored", "1"]);
    expect(stdout).toBe("Version 1 was restored as version 3.\n");
    expect((await folder.run(["job", "get", "restored", "--source"])).stdout).toBe(
      text("restored", "1m"),
    );
    expect((await folder.run(["job", "restore", "restored", "3"])).stdout).toContain(
      "Nothing changed",
    );
  });
});

describe("validate and schema", () => {
  test("checks a file, however it is named", async () => {
    const path = await folder.write("valid.yaml", text("valid", "1m"));
    for (const args of [
      ["validate", path],
      ["validate", "-f", path],
      ["job", "validate", path],
    ])
      expect((await folder.run(args)).stdout).toBe(
        "valid.yaml is valid: job valid, 1 task, strict mode.\n",
      );
    const input = text("piped", "soon");
    const piped = await folder.run(["validate", "-f", "-"], { input });
    expect(piped.code).toBe(2);
    expect(piped.stderr).toContain("<stdin>:5:");
    expect((await folder.run(["validate"])).stderr).toContain("Name one document");
  });

  test("prints the schema of job documents", async () => {
    const { code, stdout } = await folder.run(["schema", "job"]);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ title: "Stratal job" });
    expect((await folder.run(["schema"])).stdout).toBe(stdout);
  });
});

describe("dry-run", () => {
  const document = `stratal: 1
name: planned
inputs: {day: {type: string, required: true}}
tasks:
  - {name: a, run: echo a, secrets: {ABSENT: KEY}}
  - {name: b, run: 'echo "$A"', env: {A: "\${{ tasks.a.output }}"}}
`;

  test("shows what a run of a document would do, and what would keep it from working", async () => {
    const path = await folder.write("planned.yaml", document);
    const { code, stdout, stderr } = await folder.run([
      "dry-run",
      "-f",
      path,
      "--input",
      "day=today",
    ]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^job: +planned \(not saved, strict mode\)$/m);
    expect(stdout).toMatch(/^inputs: +day=today$/m);
    expect(stdout).toMatch(/^2 +b +bash +process +lang:bash +0 +a \(read\)$/m);
    expect(stdout).toMatch(/^b +env\.A +\$\{\{ tasks\.a\.output \}\}$/m);
    expect(stderr).toContain("a, b would wait: no worker is running.");
    expect(stderr).toContain("The secret ABSENT is missing for a");
    expect((await folder.run(["job", "get", "planned"])).code).toBe(2);
  });

  test("tells of wrong inputs without blaming the document", async () => {
    const path = await folder.write("planned.yaml", document);
    const { code, stderr } = await folder.run(["dry-run", path]);
    expect(code).toBe(2);
    expect(stderr).toContain("inputs.day");
    expect(stderr).not.toContain("planned.yaml:");
  });

  test("takes a saved job, and ends with 2 if no run could start", async () => {
    await savedJob("circled", "1m", "2m");
    const plan = JSON.parse(
      (await folder.run(["dry-run", "circled", "--version", "1", "--json"])).stdout,
    ) as Schemas["DryRun"];
    expect(plan).toMatchObject({ name: "circled", version: 1, stages: [["a"]] });
    const task = (name: string, other: string) => ({
      ...{ name, type: "custom" },
      config: { depends_on: [other], script: { language: "bash", code: "true" } },
    });
    const circle = { name: "circle", tasks: [task("a", "b"), task("b", "a")] };
    const refused = await folder.run([
      "dry-run",
      await folder.write("circle.json", JSON.stringify(circle)),
    ]);
    expect(refused.code).toBe(2);
    expect(refused.stdout).toMatch(/^could run: no: .*circle/m);
  });
});
