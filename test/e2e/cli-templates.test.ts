/** Templates on the command line. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { CliFolder } from "../support/cli-folder.ts";
import { startTestServer, type TestServer } from "../support/http-server.ts";

let folder: CliFolder;
let api: TestServer;

beforeAll(async () => {
  folder = await CliFolder.create("templates");
  api = await startTestServer();
  folder.url = api.url;
});

afterAll(async () => {
  await api.close();
  await folder.remove();
});

const text = (name: string, code: string): string => `stratal: 1
name: ${name}
description: Says hello
kind: task
inputs: {who: {required: true}, times: {type: integer, default: 1}}
task:
  env: {WHO: "\${{ params.who }}", TIMES: "\${{ params.times }}"}
  run: ${code}
`;

describe("template", () => {
  test("saves versions, lists and shows them", async () => {
    expect((await folder.run(["template", "list"])).stderr).toContain("no templates");
    const first = await folder.run([
      "template",
      "save",
      await folder.write("greet.yaml", text("greet", "a")),
    ]);
    expect(first).toMatchObject({ code: 0, stdout: "Saved as greet@1.\n" });
    const second = await folder.run(["template", "save", "-"], { input: text("greet", "b") });
    expect(second.stdout).toBe("Saved as greet@2.\n");
    const same = await folder.run(["template", "save", "-"], { input: text("greet", "b") });
    expect(same.stdout).toContain("Nothing changed: greet@2");
    const list = await folder.run(["template", "list"]);
    expect(list.stdout).toMatch(/^greet +2 +task +\S+ \S+ +local +Says hello$/m);
    const shown = await folder.run(["template", "show", "greet@1"]);
    expect(shown.stdout).toMatch(/^use: +uses: greet@1$/m);
    expect(shown.stdout).toMatch(/^parameters: +who, times$/m);
    const source = await folder.run(["template", "show", "greet", "--source"]);
    expect(source.stdout).toBe(text("greet", "b"));
    const json = await folder.run(["template", "show", "greet", "--json"]);
    expect(JSON.parse(json.stdout)).toMatchObject({ version: 2, latest: true });
  });

  test("names the place of a mistake in the file, and what is missing", async () => {
    const path = await folder.write("wrong.yaml", text("wrong", "a").replace("  run:", "  rnu:"));
    const { code, stderr } = await folder.run(["template", "save", path]);
    expect(code).toBe(2);
    expect(stderr).toContain("wrong.yaml:8:3");
    const missing = await folder.run(["template", "show", "wrong"]);
    expect(missing).toMatchObject({ code: 2, stderr: expect.stringContaining("no template") });
    expect((await folder.run(["template", "show", "greet@x"])).stderr).toContain("name@version");
  });

  test("previews with parameters, and says what is wrong with them", async () => {
    await folder.run(["template", "save", "-"], { input: text("shown", "echo") });
    const args = ["template", "preview", "shown@1", "-p", "who=me", "--parameter", "times:=2"];
    const good = await folder.run(args);
    expect(good.code).toBe(0);
    expect(good.stdout).toContain("      WHO: me\n      TIMES: 2\n");
    expect((await folder.run(["validate", "-"], { input: good.stdout })).code).toBe(0);
    const bad = await folder.run(["template", "preview", "shown", "-p", "whom=me"]);
    expect(bad.code).toBe(2);
    expect(bad.stderr).toContain("needs the parameter `who`");
    expect(bad.stderr).toContain("error: parameters.whom: ");
  });

  test("deletes a template that no job uses", async () => {
    await folder.run(["template", "save", "-"], { input: text("gone", "echo") });
    const job =
      "stratal: 1\nname: user-of-gone\ntasks: [{name: a, uses: gone@1, parameters: {who: me}}]\n";
    expect((await folder.run(["job", "create", "-"], { input: job })).code).toBe(0);
    const refused = await folder.run(["template", "delete", "gone"]);
    expect(refused.code).toBe(2);
    expect(refused.stderr).toContain('used by "user-of-gone"');
    expect((await folder.run(["template", "delete", "gone@1"])).stderr).toContain(
      "deletes all of them",
    );
    await folder.run(["job", "delete", "user-of-gone"]);
    expect((await folder.run(["template", "delete", "gone"])).stdout).toBe(
      "Template gone deleted.\n",
    );
    expect((await folder.run(["template", "show", "gone"])).code).toBe(2);
  });
});
