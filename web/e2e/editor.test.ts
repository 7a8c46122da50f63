import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { AxeBuilder } from "@axe-core/playwright";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startUp, type CliStack } from "../../test/support/cli.ts";
import { launchBrowser } from "./browser.ts";

const browser: Browser | null = await launchBrowser();

const commented = `# Kept to the letter
stratal: 1
name: kept   # the name
x-note: {any:   thing}

tasks:
  - name: load   # first
    run: |
      echo 3
  # about the second
  - { name: sum, depends_on: [load], run: 'echo "sum"' }
`;

describe.runIf(browser !== null)("the editor", () => {
  let folder: string;
  let stack: CliStack;
  const contexts: BrowserContext[] = [];

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "stratal-editor-"));
    // As root, the embedded PostgreSQL runs under another uid, which must be able to enter.
    await chmod(folder, 0o755);
    stack = await startUp(join(folder, "data"), folder);
  });
  afterAll(async () => {
    await Promise.all(contexts.map((context) => context.close()));
    await browser?.close();
    stack.up.child.kill("SIGINT");
    await stack.up.finished;
    await rm(folder, { recursive: true, force: true });
  });

  async function openPage(path: string, options: { dark?: boolean; width?: number } = {}) {
    const context = await browser!.newContext({
      viewport: { width: options.width ?? 1440, height: 900 },
      colorScheme: options.dark ? "dark" : "light",
      reducedMotion: "reduce",
    });
    contexts.push(context);
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on("console", (message) => {
      if (message.type() === "error") complaints.push(message.text());
    });
    page.on("pageerror", (error) => complaints.push(error.message));
    await page.goto(stack.url + path);
    return { page, complaints };
  }

  async function save(text: string, id?: string): Promise<{ id: string; version: number }> {
    const response = await fetch(`${stack.url}/api/v1/jobs${id === undefined ? "" : `/${id}`}`, {
      method: id === undefined ? "POST" : "PUT",
      headers: { "content-type": "application/yaml" },
      body: text,
    });
    if (!response.ok) throw new Error(await response.text());
    return ((await response.json()) as { job: { id: string; version: number } }).job;
  }

  async function sourceOf(id: string): Promise<string> {
    const response = await fetch(`${stack.url}/api/v1/jobs/${id}`);
    return ((await response.json()) as { source_text: string }).source_text;
  }

  test("makes a job of three tasks with a condition in canvas and form, and runs it", async () => {
    const { page, complaints } = await openPage("/jobs/new");
    await page.getByLabel("Name", { exact: true }).fill("three-tasks");
    await page.getByRole("button", { name: "Open the editor" }).click();
    await page.getByRole("button", { name: "Task report" }).waitFor();

    await page.getByRole("button", { name: "Task report" }).click();
    await page.getByRole("button", { name: "Add: Bash script" }).click();
    await page.getByRole("button", { name: "Task script" }).waitFor();
    const form = page.getByRole("region", { name: "Form" });
    await form.getByRole("heading", { name: "Task script" }).waitFor();
    const condition = form.getByRole("combobox", { name: "if", exact: true });
    await condition.pressSequentially("inputs.w");
    await form.getByRole("option", { name: /^who/ }).waitFor();
    await condition.press("Enter");
    await condition.pressSequentially(" == 'world'");
    await condition.blur();
    await expect.poll(() => textOf(page)).toContain("if: inputs.who == 'world'");
    expect(await textOf(page)).toContain("depends_on: [report]");

    await page.getByRole("button", { name: "Save & run" }).first().click();
    await page.getByRole("button", { name: "Start the run" }).click();
    await page.waitForURL(/\/runs\//);
    const run = /\/runs\/([0-9a-f-]{36})/.exec(page.url())![1]!;
    await expect.poll(() => statusOf(stack.url, run), { timeout: 60_000 }).toBe("completed");
    expect(complaints).toEqual([]);
  });

  test("changes only the lines of the task that the form edits", async () => {
    const { id } = await save(commented);
    const { page } = await openPage(`/jobs/${id}/edit?task=sum`);
    const form = page.getByRole("region", { name: "Form" });
    await form.getByRole("textbox", { name: "Code of run" }).fill("echo other");
    await form.getByRole("heading", { name: "Task sum" }).click();
    await expect.poll(() => textOf(page)).toContain("echo other");
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await page
      .getByText(/saved as version 2/)
      .first()
      .waitFor();
    expect(await sourceOf(id)).toBe(commented.replace(`'echo "sum"'`, "'echo other'"));
  });

  test("greys the canvas while the text is not valid, and never writes over it", async () => {
    const { id } = await save(commented.replace("kept ", "broken_text "));
    const { page } = await openPage(`/jobs/${id}/edit?task=load`);
    await page.getByRole("button", { name: "Task load" }).waitFor();
    const editor = page.getByRole("textbox", { name: "Job document" });
    await editor.click();
    await page.keyboard.press("Control+End");
    await page.keyboard.type("oops: a: b");
    await page.getByText("last valid text").first().waitFor();
    expect(await page.getByRole("button", { name: "Task sum" }).isVisible()).toBe(true);
    const form = page.getByRole("region", { name: "Form" });
    expect(await form.getByRole("combobox", { name: "if", exact: true }).isDisabled()).toBe(true);
    expect(await page.getByRole("button", { name: "Add: Bash script" }).count()).toBe(0);
    expect(await textOf(page)).toContain("oops: a: b");
  });

  test("keeps a draft over a reload, and lets it be discarded", async () => {
    const { id } = await save(commented.replace("kept ", "with_draft "));
    const { page } = await openPage(`/jobs/${id}/edit`);
    const editor = page.getByRole("textbox", { name: "Job document" });
    await editor.click();
    await page.keyboard.press("Control+End");
    await page.keyboard.type("# my thought");
    await page.reload();
    await page.getByText(/were restored/).waitFor();
    expect(await textOf(page)).toContain("# my thought");
    await page.getByRole("button", { name: "Discard them" }).click();
    await expect.poll(() => textOf(page)).not.toContain("# my thought");
  });

  test("merges what somebody else saved meanwhile", async () => {
    const text = commented.replace("kept ", "merged ");
    const { id } = await save(text);
    const { page } = await openPage(`/jobs/${id}/edit?task=load`);
    const form = page.getByRole("region", { name: "Form" });
    await form.getByRole("textbox", { name: "Code of run" }).fill("echo mine");
    await form.getByRole("heading", { name: "Task load" }).click();
    await expect.poll(() => textOf(page)).toContain("echo mine");
    await save(text.replace("echo 3", "echo theirs").replace("any:   thing", "any: other"), id);

    await page.getByRole("button", { name: "Save", exact: true }).click();
    const dialog = page.getByRole("dialog", { name: "Somebody else saved this job" });
    await dialog.getByText("1 of 1 still to choose.").waitFor();
    await dialog.getByRole("radio", { name: "Mine" }).click();
    await dialog.getByRole("button", { name: "Take the merged text" }).click();
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await page
      .getByText(/saved as version 3/)
      .first()
      .waitFor();
    const merged = await sourceOf(id);
    expect(merged).toContain("echo mine");
    expect(merged).toContain("any: other");
  });

  test("says at the field what is wrong with it", async () => {
    const { id } = await save(
      "stratal: 1\nname: faulty\ntasks:\n  - { name: only, run: 'true' }\n",
    );
    const { page } = await openPage(`/jobs/${id}/edit?task=only`);
    const condition = page.locator("[data-field=if]").getByRole("combobox");
    await condition.fill("inputs.nobody ==");
    await condition.blur();
    const wrong = page.locator("[data-field=if] .text-bad");
    await wrong.waitFor();
    expect(await condition.getAttribute("aria-invalid")).toBe("true");
    const described = await condition.getAttribute("aria-describedby");
    const texts = await Promise.all(
      described!.split(" ").map((each) => page.locator(`[id="${each}"]`).allTextContents()),
    );
    const message = await wrong.textContent();
    expect(texts.flat().join(" ")).toContain(message);
    await page.getByRole("region", { name: "Problems" }).getByText(message!).waitFor();
    const { violations } = await new AxeBuilder({ page }).include("[data-field=if]").analyze();
    expect(violations.map(({ id: rule }) => rule)).toEqual([]);
    await condition.fill("1 == 1");
    await condition.blur();
    await wrong.waitFor({ state: "detached" });
  });

  test("offers the right word for a wrong one", async () => {
    const { id } = await save(commented.replace("kept ", "mended "));
    const { page } = await openPage(`/jobs/${id}/edit?task=load`);
    const editor = page.getByRole("textbox", { name: "Job document" });
    await editor.click();
    await page.keyboard.press("Control+End");
    await page.keyboard.type("descripton: words");
    await page.getByRole("button", { name: "Change to description" }).first().click();
    await expect.poll(() => textOf(page)).toContain("description: words");
    await page.getByText("No problems").first().waitFor();
  });

  test.each([
    { theme: "light", dark: false },
    { theme: "dark", dark: true },
  ])("has no serious accessibility problem in the $theme theme", async ({ theme, dark }) => {
    const { id } = await save(commented.replace("kept ", `axe_${theme} `));
    const { page } = await openPage(`/jobs/${id}/edit?task=load`, { dark });
    await page.getByRole("button", { name: "Task load" }).waitFor();
    await page.getByText("No problems").first().waitFor();
    expect(await seriousViolations(page)).toEqual([]);
    await page.goto(`${stack.url}/jobs/new`);
    await page.getByRole("button", { name: "Open the editor" }).waitFor();
    expect(await seriousViolations(page)).toEqual([]);
  });

  test("shows text and graph one at a time in 360 pixels", async () => {
    const { id } = await save(commented.replace("kept ", "narrow "));
    const { page } = await openPage(`/jobs/${id}/edit`, { width: 360 });
    await page.getByRole("textbox", { name: "Job document" }).waitFor();
    await page.getByRole("radio", { name: "Graph" }).click();
    await page.getByRole("button", { name: "Task load" }).waitFor();
    expect(await page.getByRole("toolbar", { name: "Add a task" }).count()).toBe(0);
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - window.innerWidth,
    );
    expect(overflow).toBe(0);
  });
});

/** The text in the editor, as far as it is drawn: the documents here are short. */
async function textOf(page: Page): Promise<string> {
  const lines = page.getByRole("textbox", { name: "Job document" }).locator(".cm-line");
  return (await lines.allTextContents()).join("\n");
}

async function statusOf(url: string, run: string): Promise<string> {
  const response = await fetch(`${url}/api/v1/job-runs/${run}`);
  return ((await response.json()) as { status: string }).status;
}

async function seriousViolations(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations
    .filter((violation) => violation.impact === "serious" || violation.impact === "critical")
    .map((violation) => `${violation.id}: ${violation.nodes.map((node) => node.html).join(" ")}`);
}
