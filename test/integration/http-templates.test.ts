import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestServer, type Answer, type TestServer } from "../support/http-server.ts";

let api: TestServer;
beforeAll(async () => {
  api = await startTestServer();
});
afterAll(() => api.close());

const yaml = { "content-type": "application/yaml" };

let count = 0;
/** A name that no other test uses. */
function newName(): string {
  count += 1;
  return `part-${count}`;
}

function taskTemplate(name: string, code: string): string {
  return `stratal: 1
name: ${name}
description: Says it
kind: task
inputs: {who: {required: true}}
# a comment
task:
  env: {WHO: "\${{ params.who }}"}
  run: ${code}
`;
}

function save(text: string): Promise<Answer> {
  return api.request("POST", "/api/v1/templates", { body: text, headers: yaml });
}

async function saved(text: string): Promise<void> {
  const answer = await save(text);
  expect(answer.text).toContain('"template"');
}

/** A job with these lines after its name. */
function saveJob(name: string, lines: string): Promise<Answer> {
  const body = `stratal: 1\nname: ${name}\n${lines}\n`;
  return api.request("POST", "/api/v1/jobs", { body, headers: yaml });
}

describe("POST /api/v1/templates", () => {
  it("creates a template, then versions of it; the same content changes nothing", async () => {
    const name = newName();
    const first = await save(taskTemplate(name, "echo 1"));
    expect(first.status).toBe(201);
    expect(first.headers.get("location")).toBe(`/api/v1/templates/${name}/versions/1`);
    expect(first.json).toMatchObject({
      outcome: "created",
      template: {
        ...{ name, version: 1, latest: true, kind: "task", description: "Says it" },
        source_text: taskTemplate(name, "echo 1"),
        inputs: { who: { required: true } },
        body: { run: "echo 1" },
        created_by: "local",
      },
    });
    const second = await save(taskTemplate(name, "echo 2"));
    expect(second.status).toBe(201);
    expect(second.json).toMatchObject({ outcome: "new_version", template: { version: 2 } });
    const again = await save(taskTemplate(name, "echo 2").replace("# a comment", "# another"));
    expect(again.status).toBe(200);
    expect(again.json).toMatchObject({
      outcome: "unchanged",
      template: { version: 2, source_text: taskTemplate(name, "echo 2") },
    });
  });

  it("gives two savers at once a version each", async () => {
    const name = newName();
    const answers = await Promise.all(
      ["echo 1", "echo 2", "echo 3"].map((code) => save(taskTemplate(name, code))),
    );
    const versions = answers.map(({ json }) => json.template.version as number);
    expect(versions.toSorted()).toEqual([1, 2, 3]);
  });

  it("names the places of mistakes", async () => {
    const text = "stratal: 1\nname: t\nkind: task\ntask:\n  run: echo\n  nmae: x\n";
    const wrong = await save(text);
    expect(wrong.status).toBe(400);
    expect(wrong.json).toMatchObject({
      code: "invalid_definition",
      errors: [{ path: "task.nmae", line: 6, column: 3 }],
    });
    expect(wrong.json.detail).toContain("The template has one error");
    expect((await api.request("GET", "/api/v1/templates/t")).status).toBe(404);
  });

  it("keeps what was saved", async () => {
    const name = newName();
    await saved(taskTemplate(name, "echo 1"));
    const change = (column: string): Promise<unknown> =>
      api.database.query({
        text: `UPDATE templates SET ${column} = ${column} WHERE name = $1`,
        values: [name],
      });
    await expect(change("source_text")).rejects.toMatchObject({ code: "23000" });
    await expect(change("version")).rejects.toMatchObject({ code: "23000" });
  });
});

describe("GET /api/v1/templates", () => {
  it("lists the newest version of each by name, page after page", async () => {
    const names = ["list.a", "list.b", "list.c"];
    for (const name of names) await saved(taskTemplate(name, "echo 1"));
    await saved(taskTemplate("list.b", "echo 2"));
    const found: string[] = [];
    let query = "?limit=2";
    for (let pages = 0; pages < 50; pages += 1) {
      const { json } = await api.request("GET", `/api/v1/templates${query}`);
      for (const each of json.templates) found.push(`${each.name}@${each.version}`);
      if (json.next_cursor === null) break;
      query = `?limit=2&cursor=${json.next_cursor}`;
    }
    expect(found.filter((each) => each.startsWith("list."))).toEqual([
      ...["list.a@1", "list.b@2", "list.c@1"],
    ]);
    expect(new Set(found).size).toBe(found.length);
    expect((await api.request("GET", "/api/v1/templates?cursor=%25")).status).toBe(400);
  });

  it("answers with each version, and says what is missing", async () => {
    const name = newName();
    await saved(taskTemplate(name, "echo 1"));
    await saved(taskTemplate(name, "echo 2"));
    const path = `/api/v1/templates/${name}`;
    expect((await api.request("GET", path)).json).toMatchObject({ version: 2, latest: true });
    const first = await api.request("GET", `${path}/versions/1`);
    expect(first.json).toMatchObject({ version: 1, latest: false, body: { run: "echo 1" } });
    const missing = await api.request("GET", `${path}/versions/3`);
    expect(missing.status).toBe(404);
    expect(missing.json.detail).toContain("no version 3; its newest one is 2");
    expect((await api.request("GET", `${path}/versions/0`)).status).toBe(400);
    const unknown = await api.request("GET", "/api/v1/templates/none");
    expect(unknown.json.detail).toContain('no template "none"');
  });
});

describe("a job", () => {
  it("is made of the versions that it names, directly and through other templates", async () => {
    const [step, base, job] = [newName(), newName(), newName()];
    await saved(taskTemplate(step, "echo one"));
    await saved(taskTemplate(step, "echo two"));
    await saved(
      `stratal: 1\nname: ${base}\nkind: job\njob:\n  tasks:\n    - {name: first, uses: ${step}@1, parameters: {who: me}}\n`,
    );
    const lines = `extends: ${base}@1\ntasks:\n  - {name: second, uses: ${step}@2, parameters: {who: you}}`;
    const { json } = await saveJob(job, lines);
    expect(json.job.definition.tasks).toMatchObject([
      { name: "first", env: { WHO: "me" }, body: { code: "echo one" } },
      { name: "second", env: { WHO: "you" }, body: { code: "echo two" } },
    ]);
    const { rows } = await api.database.query({
      text: "SELECT templates FROM job_versions WHERE id = $1",
      values: [json.job.version_id],
    });
    expect(rows).toEqual([{ templates: [`${step}@1`, `${step}@2`, `${base}@1`] }]);
  });

  it("is checked, dry-run, compared and restored with its templates", async () => {
    const [step, job] = [newName(), newName()];
    await saved(taskTemplate(step, "echo 1"));
    const lines = `tasks: [{name: a, uses: ${step}@1, parameters: {who: me}}]`;
    const { json } = await saveJob(job, lines);
    const path = `/api/v1/jobs/${json.job.id}`;
    const text = `stratal: 1\nname: ${job}\n${lines}\n`;
    const checked = await api.request("POST", "/api/v1/jobs/validate", {
      ...{ body: text, headers: yaml },
    });
    expect(checked.json).toMatchObject({ valid: true, task_count: 1 });
    const dryRun = await api.request("POST", "/api/v1/jobs/dry-run", {
      body: { document: text, format: "yaml" },
    });
    expect(dryRun.json.tasks).toMatchObject([{ name: "a", kind: "script", runs: "bash" }]);
    const same = await api.request("POST", `${path}/diff`, { body: text, headers: yaml });
    expect(same.json.changes).toEqual([]);
    await api.request("PUT", path, {
      ...{ body: `stratal: 1\nname: ${job}\ntasks: [{name: a, run: x}]\n`, headers: yaml },
    });
    const restored = await api.request("POST", `${path}/restore`, { body: { version: 1 } });
    expect(restored.json.tasks).toMatchObject([{ config: { script: { code: "echo 1" } } }]);
  });

  it("cannot be saved with a template that is not there", async () => {
    const { status, json } = await saveJob(newName(), "tasks: [{name: a, uses: nowhere@1}]");
    expect(status).toBe(400);
    expect(json.errors).toMatchObject([{ path: "tasks[0].uses", line: 3 }]);
    expect(json.detail).toContain("There is no template nowhere@1 in this project");
  });

  it("that names more templates than one document may is refused", async () => {
    const name = newName();
    const text = `stratal: 1\nname: ${name}\nkind: job\njob: {description: "MANY"}\n`;
    const mentions = (from: number): string =>
      Array.from({ length: 900 }, (_, index) => `${name}x${from + index}@1`).join(" ");
    await saved(text.replace("MANY", mentions(1_000)));
    const { json } = await saveJob(newName(), `extends: ${name}@1 # ${mentions(5_000)}`);
    expect(json).toMatchObject({ code: "invalid_definition" });
    expect(json.detail).toContain("more than 1000 versions of templates");
  });
});

describe("POST /api/v1/templates/:name/preview", () => {
  const preview = (name: string, body: object): Promise<Answer> =>
    api.request("POST", `/api/v1/templates/${name}/preview`, { body });

  it("shows the task with its parameters filled in", async () => {
    const name = newName();
    await saved(taskTemplate(name, "echo 1"));
    await saved(taskTemplate(name, "echo 2"));
    const { json } = await preview(name, { version: 1, parameters: { who: "me" } });
    expect(json).toMatchObject({ version: 1, kind: "task", valid: true, problems: [] });
    expect(json.text).toBe(
      [
        ...["stratal: 1", "name: preview", "tasks:", "  - name: preview"],
        ...["    run: echo 1", "    env:", "      WHO: me", ""],
      ].join("\n"),
    );
    const checked = await api.request("POST", "/api/v1/jobs/validate", {
      ...{ body: json.text, headers: yaml },
    });
    expect(checked.status).toBe(200);
  });

  it("lists mistakes in the parameters, and in what they make of the task", async () => {
    const name = newName();
    await saved(taskTemplate(name, "echo 1").replace("task:", "task:\n  retry: {max: many}"));
    const missing = await preview(name, { parameters: { whom: "me" } });
    expect(missing.json.valid).toBe(false);
    expect(missing.json.problems).toEqual([
      { path: "parameters", message: "The template needs the parameter `who`." },
      { path: "parameters.whom", message: expect.stringContaining('Did you mean "who"') },
    ]);
    const wrong = await preview(name, { parameters: { who: "me" } });
    const [problem] = wrong.json.problems as { path: string; line: number }[];
    expect(problem).toMatchObject({ path: "tasks[0].retry.max" });
    expect(wrong.json.text.split("\n")[problem!.line - 1]).toBe("      max: many");
  });

  it("shows a job on top of those that it extends, also without tasks", async () => {
    const [below, above] = [newName(), newName()];
    await saved(`stratal: 1\nname: ${below}\nkind: job\njob: {timeout: 1h, labels: {a: b}}\n`);
    await saved(
      `stratal: 1\nname: ${above}\nkind: job\njob: {extends: ${below}@1, labels: {c: d}}\n`,
    );
    const { json } = await preview(above, {});
    expect(json).toMatchObject({ kind: "job", valid: true, problems: [] });
    expect(json.text).toBe("stratal: 1\nname: preview\nlabels:\n  a: b\n  c: d\ntimeout: 1h\n");
    const given = await preview(above, { parameters: { who: "me" } });
    expect(given.json.problems).toMatchObject([{ path: "parameters" }]);
  });
});

describe("DELETE /api/v1/templates/:name", () => {
  it("is refused while the newest version of a job uses it, even through another template", async () => {
    const [step, base, job] = [newName(), newName(), newName()];
    await saved(taskTemplate(step, "echo 1"));
    await saved(
      `stratal: 1\nname: ${base}\nkind: job\njob: {tasks: [{name: a, uses: ${step}@1, parameters: {who: me}}]}\n`,
    );
    const { json } = await saveJob(job, `extends: ${base}@1`);
    for (const name of [step, base]) {
      const refused = await api.request("DELETE", `/api/v1/templates/${name}`);
      expect(refused.status).toBe(409);
      expect(refused.json).toMatchObject({ code: "template_in_use" });
      expect(refused.json.detail).toContain(`is used by "${job}"`);
    }
    await api.request("PUT", `/api/v1/jobs/${json.job.id}`, {
      ...{ body: `stratal: 1\nname: ${job}\ntasks: [{name: a, run: x}]\n`, headers: yaml },
    });
    const deleted = await api.request("DELETE", `/api/v1/templates/${step}`);
    expect(deleted.json).toEqual({ message: `Template "${step}" was deleted` });
    expect((await api.request("GET", `/api/v1/templates/${step}`)).status).toBe(404);
    expect((await api.request("DELETE", `/api/v1/templates/${step}`)).status).toBe(404);
    const late = await saveJob(newName(), `tasks: [{name: a, uses: ${step}@1}]`);
    expect(late.json.detail).toContain(`There is no template ${step}@1`);
  });

  it("never gives a version's number to another text", async () => {
    const name = newName();
    await saved(taskTemplate(name, "echo 1"));
    await api.request("DELETE", `/api/v1/templates/${name}`);
    const again = await save(taskTemplate(name, "echo 1"));
    expect(again.json).toMatchObject({ outcome: "created", template: { version: 2 } });
    expect((await api.request("GET", `/api/v1/templates/${name}/versions/1`)).status).toBe(404);
  });

  it("leaves earlier versions of jobs as they were, even to be compiled anew", async () => {
    const [step, job] = [newName(), newName()];
    await saved(taskTemplate(step, "echo 1"));
    const { json } = await saveJob(
      job,
      `tasks: [{name: a, uses: ${step}@1, parameters: {who: me}}]`,
    );
    const path = `/api/v1/jobs/${json.job.id}`;
    // Versions are immutable, so one of an earlier release is a row that is made as it was: with another form of plan.
    await api.database.query({
      text: `INSERT INTO job_versions (id, project_id, job_id, number, definition, plan, source_text, source_format, content_hash)
             SELECT gen_random_uuid(), project_id, job_id, 2, definition, '{"format": 1}', source_text, 'yaml', content_hash
             FROM job_versions WHERE id = $1`,
      values: [json.job.version_id],
    });
    await api.database.query({
      text: "DELETE FROM job_versions WHERE id = $1",
      values: [json.job.version_id],
    });
    await api.database.query({
      text: "UPDATE jobs SET latest_version = 2 WHERE id = $1",
      values: [json.job.id],
    });
    await api.request("PUT", path, {
      ...{ body: `stratal: 1\nname: ${job}\ntasks: [{name: a, run: x}]\n`, headers: yaml },
    });
    expect((await api.request("DELETE", `/api/v1/templates/${step}`)).status).toBe(200);
    const { json: difference } = await api.request("GET", `${path}/diff?from=2&to=3`);
    expect(difference.changes).toContainEqual(
      expect.objectContaining({ path: "tasks.a.body.code", before: "echo 1", after: "x" }),
    );
  });
});

describe("templates", () => {
  it("belong to a project", async () => {
    const name = newName();
    await saved(taskTemplate(name, "echo 1"));
    const other = "00000000-0000-7000-8000-0000000000aa";
    await api.database.query({
      text: "INSERT INTO projects (id, name) VALUES ($1, 'other')",
      values: [other],
    });
    await api.database.query({
      text: "INSERT INTO templates SELECT gen_random_uuid(), $1, 'foreign', 1, kind, description, source_text, source_format, content_hash FROM templates WHERE name = $2",
      values: [other, name],
    });
    expect((await api.request("GET", "/api/v1/templates/foreign")).status).toBe(404);
    const { status } = await saveJob(newName(), "tasks: [{name: a, uses: foreign@1}]");
    expect(status).toBe(400);
  });
});
