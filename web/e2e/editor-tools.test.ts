import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { launchBrowser } from "./browser.ts";
import { seriousViolations, startWebStack, type WebStack } from "./web-stack.ts";

const browser: Browser | null = await launchBrowser();

const job = (name: string): string => `# Kept
stratal: 1
name: ${name}
x-shared: &shared
  timeout: 5m
inputs:
  who: { type: string, default: world }
tasks:
  - name: load
    <<: *shared
    run: echo 3
  - name: sum
    depends_on: [load]
    run: echo "sum"
    env: { A: one }
`;

describe.runIf(browser !== null)("the tools of the editor", () => {
  let stack: WebStack;

  beforeAll(async () => {
    stack = await startWebStack(browser!);
  });
  afterAll(async () => {
    await stack.close();
    await browser?.close();
  });

  async function send(path: string, type: string, body: string): Promise<unknown> {
    const headers = { "content-type": type };
    const response = await fetch(stack.url + path, { method: "POST", headers, body });
    if (!response.ok) throw new Error(await response.text());
    return response.json();
  }

  async function edit(text: string, search = ""): Promise<{ page: Page; id: string }> {
    // The answer of a saved job.
    const answer = (await send("/api/v1/jobs", "application/yaml", text)) as {
      job: { id: string };
    };
    const { page } = await stack.open(`/jobs/${answer.job.id}/edit${search}`, { width: 1440 });
    return { page, id: answer.job.id };
  }

  const formOf = (page: Page): Locator => page.getByRole("region", { name: "Form" });

  async function fillField(page: Page, key: string, text: string): Promise<void> {
    const field = formOf(page).getByRole("combobox", { name: key, exact: true });
    await field.fill(text);
    await field.blur();
  }

  test("has one history for form, canvas and text", async () => {
    const text = job("history");
    const { page } = await edit(text, "?task=sum");
    await fillField(page, "timeout", "9m");
    await expect.poll(() => textOf(page)).toContain("timeout: 9m");
    await page.getByRole("button", { name: "Add: Bash script" }).click();
    await expect.poll(() => textOf(page)).toContain("name: script");
    await page.getByRole("textbox", { name: "Job document" }).click();
    await page.keyboard.press("Control+End");
    await page.keyboard.type("# typed");
    await expect.poll(() => textOf(page)).toContain("# typed");

    const undo = page.getByRole("button", { name: "Undo" });
    while (await undo.isEnabled()) await undo.click();
    await expect.poll(() => textOf(page)).toBe(text.trimEnd() + "\n");
    await page.getByRole("button", { name: "Task script" }).waitFor({ state: "detached" });
    const redo = page.getByRole("button", { name: "Redo" });
    while (await redo.isEnabled()) await redo.click();
    const redone = await textOf(page);
    for (const part of ["timeout: 9m", "name: script", "# typed"]) expect(redone).toContain(part);
    await page.getByRole("button", { name: "Task script" }).waitFor();
  });

  test("takes a secret by its name, and never sees its value", async () => {
    const secret = JSON.stringify({ name: "API_KEY", value: "very-hidden-value" });
    await send("/api/v1/secrets", "application/json", secret);
    const { page } = await edit(job("secret"), "?task=sum");
    await formOf(page).getByRole("button", { name: "Take a secret for env A" }).click();
    await page.getByRole("option", { name: "API_KEY" }).click();
    await expect.poll(() => textOf(page)).toContain('env: { A: "${{ secrets.API_KEY }}" }');
    await page.getByText("No problems").first().waitFor();
    expect(await page.content()).not.toContain("very-hidden-value");
  });

  test("tries an expression with values that can be changed", async () => {
    const { page } = await edit(job("tried"));
    await page.getByRole("button", { name: "Try an expression" }).click();
    const dialog = page.getByRole("dialog", { name: "Try an expression" });
    await dialog.getByLabel("Expression").fill("inputs.who + '!'");
    await expect
      .poll(() => dialog.getByLabel("Value", { exact: true }).textContent())
      .toBe('"world!"');
    await dialog.getByLabel("Values").fill('{ "inputs": { "who": "you" } }');
    await expect
      .poll(() => dialog.getByLabel("Value", { exact: true }).textContent())
      .toBe('"you!"');
    await dialog.getByLabel("Expression").fill("inputs.nothing");
    await dialog
      .getByText(/inputs\.nothing/)
      .last()
      .waitFor();
    expect(await seriousViolations(page)).toEqual([]);
  });

  test("moves an expression in code to env", async () => {
    const { page } = await edit(job("code"), "?task=sum");
    const code = formOf(page).getByRole("textbox", { name: "Code of run" });
    await code.fill('echo "${{ inputs.who }}"');
    await formOf(page).getByRole("heading", { name: "Task sum" }).click();
    await page.getByRole("button", { name: "Move to env" }).first().click();
    await expect.poll(() => textOf(page)).toContain('echo "${WHO}"');
    expect(await textOf(page)).toContain('WHO: "${{ inputs.who }}"');
    await page.getByText("No problems").first().waitFor();
  });

  test("asks whether a shared value changes here or everywhere", async () => {
    const { page } = await edit(job("shared"), "?task=load");
    await fillField(page, "timeout", "6m");
    await page.getByRole("button", { name: "Here only" }).click();
    await expect.poll(() => textOf(page)).toContain("run: echo 3\n    timeout: 6m");
    expect(await textOf(page)).toContain("  timeout: 5m");
    await page.getByRole("button", { name: "Undo" }).click();
    await page.reload();
    await fillField(page, "timeout", "8m");
    await page.getByRole("button", { name: "At the anchor, everywhere" }).click();
    await expect.poll(() => textOf(page)).toContain("x-shared: &shared\n  timeout: 8m");
  });

  test("finds in the palette by words, and puts what is dropped on an edge between its tasks", async () => {
    const { page } = await edit(job("dropped"));
    await page.getByRole("button", { name: "More" }).click();
    const palette = page.getByRole("dialog", { name: "Add a task" });
    await palette.getByRole("combobox").fill("http");
    await expect.poll(() => palette.getByRole("option").allTextContents()).toHaveLength(1);
    expect(await palette.getByRole("option").textContent()).toMatch(/^http_request/);
    await page.keyboard.press("Escape");
    const tile = page.getByRole("button", { name: "Add: Wait" });
    const edge = page.locator(".react-flow__edge-path").first();
    await edge.waitFor({ state: "attached" });
    const [from, to] = await Promise.all([
      page.getByRole("button", { name: "Task load" }).boundingBox(),
      page.getByRole("button", { name: "Task sum" }).boundingBox(),
    ]);
    const source = (await tile.boundingBox())!;
    const x = (from!.x + from!.width + to!.x) / 2;
    const y = from!.y + from!.height / 2;
    await page.mouse.move(source.x + 8, source.y + 8);
    await page.mouse.down();
    await page.mouse.move(x - 4, y, { steps: 4 });
    await page.mouse.move(x, y, { steps: 4 });
    await page.mouse.up();
    await expect.poll(() => textOf(page)).toContain("depends_on: [wait]");
    expect(await textOf(page)).toMatch(/name: wait\n {4}wait: 30s\n {4}depends_on: \[load\]/);
  });

  test("edits a document of many tasks, and saves just what was edited", async () => {
    const tasks = Array.from(
      { length: 1_200 },
      (_, index) => `  # about ${index}\n  - name: task_${index} # kept\n    run: echo ${index}\n`,
    ).join("");
    const text = `stratal: 1\nname: many\ntasks:\n${tasks}`;
    const { page, id } = await edit(text, "?task=task_600&panes=form,text");
    await formOf(page).getByRole("heading", { name: "Task task_600" }).waitFor();
    await fillField(page, "timeout", "7m");
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await page
      .getByText(/saved as version 2/)
      .first()
      .waitFor({ timeout: 60_000 });
    const saved = (await (await fetch(`${stack.url}/api/v1/jobs/${id}`)).json()) as {
      source_text: string;
    };
    expect(saved.source_text).toBe(text.replace("echo 600\n", "echo 600\n    timeout: 7m\n"));
    await page.getByRole("button", { name: "Undo" }).click();
    const field = formOf(page).getByRole("combobox", { name: "timeout", exact: true });
    await expect.poll(() => field.inputValue()).toBe("");
  });
});

/** The text in the editor, as far as it is drawn: most documents here are short. */
async function textOf(page: Page): Promise<string> {
  const lines = page.getByRole("textbox", { name: "Job document" }).locator(".cm-line");
  return (await lines.allTextContents()).join("\n");
}
