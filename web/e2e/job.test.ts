import { mkdirSync } from "node:fs";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { AxeBuilder } from "@axe-core/playwright";
import type { Browser, BrowserContext, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { startUp, type CliStack } from "../../test/support/cli.ts";
import { launchBrowser } from "./browser.ts";

const screenshots = new URL("../../test-results/", import.meta.url).pathname;
const browser: Browser | null = await launchBrowser();

/** The text of the job, as its author goes on with it. */
const orders = (retries: number): string => `# See the runbook before you change it.
stratal: 1
name: orders
description: "Collects the **orders**. <b>Not HTML</b>"
labels: { team: data }
inputs:
  region: { type: enum, values: [eu, us], default: eu }
  limit: { type: integer, required: true }
  token: { type: string, sensitive: true, default: none }
tasks:
  - name: fetch
    retry: { max: ${retries} }
    run: echo fetched
  - name: regions
    depends_on: [fetch]
    for_each: [eu, us]
    tasks:
      - name: load
        run: echo load
  - name: check
    depends_on: [regions]
    env: { LIMIT: "\${{ inputs.limit }}" }
    run: test "$LIMIT" -lt 100 || { echo "too many" >&2; exit 3; }
`;

const greet = (greeting: string): string => `stratal: 1
name: greet
kind: task
description: Says hello.
inputs:
  who: { type: string, required: true }
task:
  uses: echo
  parameters:
    message: ${greeting} \${{ params.who }}!
`;

describe.runIf(browser !== null)("the page of a job", () => {
  let folder: string;
  let stack: CliStack;
  let jobId: string;
  const contexts: BrowserContext[] = [];

  beforeAll(async () => {
    mkdirSync(screenshots, { recursive: true });
    folder = await mkdtemp(join(tmpdir(), "stratal-job-page-"));
    // As root, the embedded PostgreSQL runs under another uid, which must be able to enter.
    await chmod(folder, 0o755);
    stack = await startUp(join(folder, "data"), folder);
    const { job } = await send("POST", "/api/v1/jobs", orders(0));
    jobId = job.id;
    await runToEnd({ limit: 5, region: "us", token: "hush" });
    await send("PUT", `/api/v1/jobs/${jobId}`, orders(2));
    await runToEnd({ limit: 500, region: "us", token: "hush" });
    await send("POST", "/api/v1/templates", greet("Hello"));
    await send("POST", "/api/v1/templates", greet("Good day"));
  });
  afterAll(async () => {
    await Promise.all(contexts.map((context) => context.close()));
    await browser?.close();
    stack.up.child.kill("SIGINT");
    await stack.up.finished;
    await rm(folder, { recursive: true, force: true });
  });

  /* eslint-disable-next-line @typescript-eslint/no-explicit-any -- answers of many forms, each checked by what reads it. */
  async function send(method: string, path: string, body?: string | object): Promise<any> {
    const isText = typeof body === "string";
    const response = await fetch(stack.url + path, {
      method,
      ...(body === undefined
        ? {}
        : {
            headers: { "content-type": isText ? "application/yaml" : "application/json" },
            body: isText ? body : JSON.stringify(body),
          }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
    return JSON.parse(text);
  }

  async function runToEnd(inputs: object): Promise<string> {
    const body = { job_id: jobId, triggered_by: "test", inputs };
    const { job_run_id: id } = await send("POST", "/api/v1/job-runs", body);
    await vi.waitFor(
      async () => expect((await send("GET", `/api/v1/job-runs/${id}`)).finished_at).not.toBeNull(),
      { timeout: 30_000, interval: 100 },
    );
    return id;
  }

  async function openPage(
    path: string,
    options: { dark?: boolean; width?: number } = {},
  ): Promise<{ page: Page; complaints: string[] }> {
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

  test("says how the job does, and leads to the last failure", async () => {
    const { page, complaints } = await openPage(`/jobs/${jobId}`);
    await page.getByRole("heading", { level: 1, name: "orders" }).waitFor();
    await page.getByText("The last run failed").waitFor();
    const figures = page.getByRole("region", { name: "The last 30 days" });
    await figures.getByText("50 %").waitFor();
    const about = page.getByRole("region", { name: "Description" });
    expect(await about.getByText("orders", { exact: true }).evaluate((node) => node.tagName)).toBe(
      "STRONG",
    );
    // What looks like HTML is text.
    await about.getByText("<b>Not HTML</b>").waitFor();
    const bars = page.getByRole("region", { name: "Newest runs" }).getByRole("listitem");
    expect(await bars.getByRole("link").count()).toBe(2);
    expect(complaints).toEqual([]);
    await page.getByRole("link", { name: "Open the failure" }).click();
    await page.waitForURL(/\/runs\//);
    expect(complaints).toEqual([]);
  });

  test("runs with typed inputs, and again with those of the last run but the hidden ones", async () => {
    const { page } = await openPage(`/jobs/${jobId}`);
    await page.getByRole("button", { name: "Run", exact: true }).click();
    const dialog = page.getByRole("dialog", { name: "Run orders" });
    await dialog.getByRole("button", { name: "Run", exact: true }).click();
    await dialog.getByText("This input is required.").waitFor();
    await dialog.getByRole("button", { name: "Discard" }).click();

    await page.getByRole("button", { name: "Other ways to run" }).click();
    await page.getByRole("menuitem", { name: /last inputs/ }).click();
    expect(await dialog.getByLabel("limit").inputValue()).toBe("500");
    await dialog.getByRole("combobox", { name: "region" }).getByText("us").waitFor();
    expect(await dialog.getByLabel("token").inputValue()).toBe("none");
    await dialog.getByLabel("limit").fill("7");
    await dialog.getByRole("button", { name: "Run", exact: true }).click();
    await page.waitForURL(/\/runs\//);
    const id = new URL(page.url()).pathname.split("/").at(-1)!;
    const { inputs } = await send("GET", `/api/v1/job-runs/${id}`);
    expect(inputs).toMatchObject({ region: "us", limit: 7 });
  });

  test("draws the graph, follows it by arrow keys, and shows the text of a task", async () => {
    const { page, complaints } = await openPage(`/jobs/${jobId}?tab=graph`);
    await page.getByRole("button", { name: "Task fetch" }).focus();
    await page.keyboard.press("ArrowRight");
    expect(await page.evaluate(() => document.activeElement?.getAttribute("aria-label"))).toBe(
      "Task regions",
    );
    await page.getByRole("button", { name: "Task load" }).waitFor();
    await page.getByRole("button", { name: "Fold regions" }).click();
    await page.getByRole("button", { name: "Task load" }).waitFor({ state: "detached" });
    await page.getByRole("button", { name: "Failures" }).click();
    await page.getByRole("button", { name: /^Task check, failed in 1 of/ }).click();
    await page.waitForURL(/task=tasks%2F2/);
    await page.getByLabel("Text of check").getByText("too many").waitFor();
    await page.getByRole("link", { name: "Edit check" }).click();
    await page.getByRole("heading", { name: "Task check" }).waitFor();
    expect(complaints).toEqual([]);
  });

  test("shows runs by tasks, walks the grid by keys, and opens the task run of a cell", async () => {
    const { page, complaints } = await openPage(`/jobs/${jobId}?tab=runs`);
    const grid = page.getByRole("grid", { name: "Newest runs, task by task" });
    const failed = grid.getByRole("link", { name: "check: Failed" });
    await failed.waitFor();
    await grid.getByRole("link", { name: "load: Completed" }).first().waitFor();
    await grid.getByRole("button", { name: "Fold regions" }).click();
    expect(await grid.getByRole("link", { name: "load: Completed" }).count()).toBe(0);
    await failed.focus();
    await page.keyboard.press("ArrowUp");
    expect(await page.evaluate(() => document.activeElement?.getAttribute("aria-label"))).toBe(
      "regions: Completed",
    );
    await failed.click();
    await page.waitForURL(/\/runs\/.*task=\d+/);
    expect(complaints).toEqual([]);
  });

  test("shows the document of any version, as written and in its canonical form", async () => {
    const { page, complaints } = await openPage(`/jobs/${jobId}?tab=definition&version=1`);
    const text = page.getByRole("textbox", { name: "Document of version 1" });
    await text.getByText("See the runbook").waitFor();
    await text.getByText("retry").first().waitFor();
    expect(await text.getAttribute("aria-readonly")).toBe("true");
    await page.getByRole("radio", { name: "Canonical" }).click();
    await text.getByText('"name"').first().waitFor();
    expect(complaints).toEqual([]);
  });

  test("compares versions by text and by meaning, and goes back to one", async () => {
    const { page, complaints } = await openPage(`/jobs/${jobId}?tab=versions`);
    const comparison = page.getByRole("region", { name: "Comparison" });
    await comparison.getByText("retry: { max: 0 }").waitFor();
    await comparison.getByText("retry: { max: 2 }").waitFor();
    await page.screenshot({ path: `${screenshots}job-versions.png` });
    await comparison.getByRole("radio", { name: "Meaning (1)" }).click();
    await comparison.getByText("tasks.fetch.retry.max").waitFor();

    await page.getByRole("button", { name: "Show what changed with version 1" }).click();
    await page.getByRole("button", { name: "Restore", exact: true }).click();
    await page.getByRole("button", { name: "Restore version 1" }).click();
    await page.getByText("Version 1 is the newest again, as version 3").first().waitFor();
    expect((await send("GET", `/api/v1/jobs/${jobId}`)).source_text).toBe(orders(0));
    expect(complaints).toEqual([]);
  });

  test("changes labels in the text of the document, and deletes the job when that is confirmed", async () => {
    const { job } = await send("POST", "/api/v1/jobs", orders(1).replace("orders", "doomed"));
    const { page } = await openPage(`/jobs/${job.id}?tab=settings`);
    await page.getByLabel("Value of label 1").fill("finance");
    await page.getByRole("button", { name: "Save as version 2" }).click();
    // The message is gone after a while, which may be before a busy machine looks for it.
    const read = () => send("GET", `/api/v1/jobs/${job.id}`);
    await expect
      .poll(async () => (await read()).labels, { timeout: 20_000 })
      .toEqual({ team: "finance" });
    const saved = await read();
    expect(saved.source_text).toContain("# See the runbook before you change it.");

    await page.getByRole("region", { name: "Danger zone" }).getByRole("button").click();
    await page.getByRole("button", { name: "Delete doomed" }).click();
    await page.waitForURL(/\/jobs$/);
    await expect(send("GET", `/api/v1/jobs/${job.id}`)).rejects.toThrow("404");
  });

  test("previews a template with parameters, publishes another one, and deletes it", async () => {
    const { page, complaints } = await openPage("/templates");
    await page.getByRole("link", { name: /greet/ }).click();
    const preview = page.getByRole("region", { name: "Preview" });
    await preview.getByText(/needs the parameter/).waitFor();
    await preview.getByLabel("who").fill("world");
    await preview.getByText("Good day world!").waitFor();
    await preview.getByText(/needs the parameter/).waitFor({ state: "detached" });
    const use = page.getByRole("link", { name: "Use in a new job" });
    expect(await use.getAttribute("href")).toBe("/jobs/new?from=greet");

    await page.getByRole("link", { name: "All templates" }).click();
    await page.getByRole("button", { name: "Publish a template" }).click();
    const text = page.getByRole("textbox", { name: "Template document" });
    await replaceText(page, text, "stratal: 1\nname: wave\nkind: task\ntask:\n  nonsense: 1\n");
    await page.getByRole("button", { name: "Publish", exact: true }).click();
    await page
      .getByRole("alert")
      .getByText(/nonsense/)
      .first()
      .waitFor();
    await replaceText(page, text, "stratal: 1\nname: wave\nkind: task\ntask:\n  run: echo wave\n");
    await page.getByRole("button", { name: "Publish", exact: true }).click();
    await page.getByRole("heading", { level: 1, name: "wave" }).waitFor();

    await page.getByRole("button", { name: "More for wave" }).click();
    await page.getByRole("menuitem", { name: "Delete…" }).click();
    await page.getByRole("button", { name: "Delete wave" }).click();
    await page.getByRole("heading", { level: 1, name: "Templates" }).waitFor();
    await expect(send("GET", "/api/v1/templates/wave")).rejects.toThrow("404");
    // The browser itself complains of answers that refuse.
    expect(complaints.filter((text) => !text.includes("status of 4"))).toEqual([]);
  });

  const views = {
    overview: { path: "", ready: "The last 30 days" },
    graph: { path: "?tab=graph&task=tasks/0", ready: "Graph" },
    grid: { path: "?tab=runs", ready: "Runs" },
    definition: { path: "?tab=definition", ready: "Definition" },
    versions: { path: "?tab=versions", ready: "Comparison" },
    settings: { path: "?tab=settings", ready: "Danger zone" },
  };

  test.each([
    { theme: "light", dark: false },
    { theme: "dark", dark: true },
  ])("has no serious accessibility problem in the $theme theme", async ({ theme, dark }) => {
    const { page } = await openPage("/templates?name=greet", { dark });
    await page.getByRole("textbox", { name: "Preview of the job" }).waitFor();
    expect(await seriousViolations(page)).toEqual([]);
    for (const [name, { path, ready }] of Object.entries(views)) {
      await page.goto(`${stack.url}/jobs/${jobId}${path}`);
      await page.getByRole("region", { name: ready, exact: true }).waitFor();
      await page.screenshot({ path: `${screenshots}job-${name}-${theme}.png` });
      expect(await seriousViolations(page), name).toEqual([]);
    }
  });

  test("fits into 360 pixels without scrolling sideways", async () => {
    const { page } = await openPage("/templates?name=greet", { width: 360 });
    await page.getByRole("textbox", { name: "Preview of the job" }).waitFor();
    expect(await sidewaysOverflow(page)).toBe(0);
    for (const [name, { path, ready }] of Object.entries(views)) {
      await page.goto(`${stack.url}/jobs/${jobId}${path}`);
      await page.getByRole("region", { name: ready, exact: true }).waitFor();
      expect(await sidewaysOverflow(page), name).toBe(0);
    }
  });
});

async function seriousViolations(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations
    .filter((violation) => violation.impact === "serious" || violation.impact === "critical")
    .map((violation) => `${violation.id}: ${violation.nodes.map((node) => node.html).join(" ")}`);
}

/** As somebody would: `fill` of an editor makes Chromium set inline styles, which the policy forbids. */
async function replaceText(page: Page, editor: Locator, text: string): Promise<void> {
  await editor.click();
  await page.keyboard.press("Control+a");
  await page.keyboard.press("Delete");
  await page.keyboard.insertText(text);
}

function sidewaysOverflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
}
