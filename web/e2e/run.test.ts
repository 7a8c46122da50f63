import { chmod, mkdtemp, readFile, rm } from "node:fs/promises";
import { mkdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { AxeBuilder } from "@axe-core/playwright";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startUp, type CliStack } from "../../test/support/cli.ts";
import { unzipped } from "../../test/support/unzipped.ts";
import { launchBrowser } from "./browser.ts";

const screenshots = new URL("../../test-results/", import.meta.url).pathname;
const browser: Browser | null = await launchBrowser();

/** Fails unless it is told a target that exists. */
const deployment = {
  stratal: 1,
  name: "deployment",
  inputs: { target: { type: "string", default: "nowhere" } },
  tasks: [
    { name: "build", run: "echo built" },
    {
      name: "deploy",
      depends_on: ["build"],
      env: { TARGET: "${{ inputs.target }}" },
      run: 'echo "to $TARGET"; test "$TARGET" = staging || { echo "no such target" >&2; exit 3; }',
    },
    { name: "report", depends_on: ["deploy"], run: "echo done" },
  ],
};

/** Waits until there is a file. */
const patient = {
  stratal: 1,
  name: "patient",
  inputs: { gate: { type: "string", required: true } },
  tasks: [
    {
      name: "wait",
      env: { GATE: "${{ inputs.gate }}" },
      run: 'until test -e "$GATE"; do sleep 0.05; done',
    },
  ],
};

const four = {
  stratal: 1,
  name: "four-items",
  tasks: [
    { name: "each", for_each: { in: ["a", "b", "c", "d"] }, run: "true" },
    { name: "other", run: "true" },
  ],
};

const items = 10_000;
const manyItems = {
  stratal: 1,
  name: "many-items",
  tasks: [
    {
      name: "each",
      for_each: { range: { from: 1, to: items } },
      uses: "echo",
      parameters: { message: "item" },
    },
  ],
};

describe.runIf(browser !== null)("the run page", () => {
  let folder: string;
  let stack: CliStack;
  const contexts: BrowserContext[] = [];

  beforeAll(async () => {
    mkdirSync(screenshots, { recursive: true });
    folder = await mkdtemp(join(tmpdir(), "stratal-run-page-"));
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

  async function call(path: string, body: object): Promise<Record<string, unknown>> {
    const response = await fetch(`${stack.url}${path}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${path}: ${response.status} ${text}`);
    return JSON.parse(text) as Record<string, unknown>;
  }

  /** Saves the job, unless it is there, and starts a run of it. */
  async function startRun(document: { name: string }, inputs: object = {}): Promise<string> {
    await call("/api/v1/jobs", document).catch(() => undefined);
    const started = await call("/api/v1/job-runs", { job_name: document.name, inputs });
    return String(started["job_run_id"]);
  }

  async function openRun(
    id: string,
    { dark = false, width = 1440, query = "" } = {},
  ): Promise<{ page: Page; complaints: string[] }> {
    const context = await browser!.newContext({
      viewport: { width, height: 900 },
      colorScheme: dark ? "dark" : "light",
      reducedMotion: "reduce",
    });
    contexts.push(context);
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on("console", (message) => {
      if (message.type() === "error") complaints.push(message.text());
    });
    page.on("pageerror", (error) => complaints.push(error.message));
    await page.goto(`${stack.url}/runs/${id}${query}`);
    return { page, complaints };
  }

  const status = (page: Page, text: string) =>
    page
      .getByRole("region", { name: "Run", exact: true })
      .getByText(text, { exact: true })
      .waitFor({ timeout: 60_000 });

  test("shows a failure as it happens, and runs what failed again with other inputs", async () => {
    const { page, complaints } = await openRun(await startRun(deployment));
    await status(page, "Failed");
    const failure = page.getByRole("region", { name: "First failure" });
    await failure.getByText("deploy failed").waitFor();
    await failure.getByText("no such target").waitFor();
    // The failed task opens by itself.
    const panel = page.getByRole("complementary", { name: "Task deploy" });
    await panel.getByText("exit code 3", { exact: true }).waitFor();
    await page.screenshot({ path: `${screenshots}run-page-failed.png` });

    await page.getByRole("button", { name: "More ways to re-run" }).click();
    await page.getByRole("menuitem", { name: "With other inputs…" }).click();
    await page.getByLabel("target").fill("staging");
    await page.getByRole("button", { name: "Start a new run" }).click();
    await status(page, "Completed");
    await page.getByText("an earlier run").waitFor();
    expect(complaints).toEqual([]);
  });

  test("runs what failed again in the same run", async () => {
    const { page } = await openRun(await startRun(deployment));
    await status(page, "Failed");
    await page.getByRole("button", { name: "Re-run failed" }).click();
    // The panel of the failed task tells of two attempts, too.
    const head = page.getByRole("region", { name: "Run", exact: true });
    await head.getByRole("definition").filter({ hasText: /^2$/ }).waitFor();
    await status(page, "Failed");
  });

  test("opens the log of the failed task at its error", async () => {
    const { page } = await openRun(await startRun(deployment));
    await page.getByRole("button", { name: "Open log at error" }).click();
    expect(new URL(page.url()).searchParams.get("view")).toBe("logs");
    await page
      .getByRole("region", { name: "Logs", exact: true })
      .getByText("no such target")
      .first()
      .waitFor();
  });

  test("walks the graph with the arrow keys, and opens a task with Enter", async () => {
    const { page } = await openRun(await startRun(deployment));
    await status(page, "Failed");
    const graph = page.getByRole("region", { name: "Graph", exact: true });
    await graph.getByRole("button", { name: /^build,/ }).focus();
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowRight");
    const focused = () => page.evaluate(() => document.activeElement?.getAttribute("aria-label"));
    await expect.poll(focused).toMatch(/^report,/);
    await page.keyboard.press("ArrowLeft");
    await expect.poll(focused).toMatch(/^deploy,/);
    await page.keyboard.press("ArrowLeft");
    await page.keyboard.press("Enter");
    await page.getByRole("complementary", { name: "Task build" }).waitFor();
  });

  test("opens a task by a click on its node of the graph", async () => {
    const { page } = await openRun(await startRun(deployment), { query: "?view=graph&task=2" });
    await status(page, "Failed");
    const graph = page.getByRole("region", { name: "Graph", exact: true });
    await graph.getByRole("button", { name: /^build,/ }).click();
    await page.getByRole("complementary", { name: "Task build" }).waitFor();
  });

  test.each([1440, 390])(
    "reaches every view without scrolling sideways in a window of %i pixels",
    async (width) => {
      const { page } = await openRun(await startRun(deployment), { width, query: "?task=0" });
      await status(page, "Failed");
      const views = page.getByRole("tablist", { name: "Views of the run", includeHidden: true });
      await views.waitFor({ state: "attached" });
      const overflow = () => views.evaluate((row) => row.scrollWidth - row.clientWidth);
      await expect.poll(overflow).toBe(0);
      if (width === 390) await page.getByRole("button", { name: "Close the task" }).click();
      await page.getByRole("button", { name: "More", exact: true }).first().click();
      await page.getByRole("menuitem", { name: "Events" }).click();
      await page.getByRole("tab", { name: "Events", selected: true }).waitFor();
      await expect.poll(overflow).toBe(0);
    },
  );

  test("opens a task by a click anywhere on its row of the timeline", async () => {
    const { page } = await openRun(await startRun(deployment), { query: "?view=timeline" });
    await status(page, "Failed");
    await page.getByRole("complementary", { name: "Task deploy" }).waitFor();
    const timeline = page.getByRole("application", { name: /^Timeline of 2 task runs/ });
    // The first row, far from its bar.
    await timeline.click({ position: { x: 300, y: 26 + 13 } });
    await page.getByRole("complementary", { name: "Task build" }).waitFor();
    expect(new URL(page.url()).searchParams.get("task")).toBe("0");
  });

  test("shows what a task was given beside what its author wrote", async () => {
    const { page, complaints } = await openRun(await startRun(deployment), {
      query: "?task=1&tab=given",
    });
    await status(page, "Failed");
    const panel = page.getByRole("complementary", { name: "Task deploy" });
    await panel.getByRole("tab", { name: "Inputs", selected: true }).waitFor();
    const target = panel.locator("dl[aria-label=Environment] > div").filter({ hasText: /^TARGET/ });
    await target.getByText("nowhere", { exact: true }).waitFor();
    await target.getByText("${{ inputs.target }}").waitFor();
    await page.screenshot({ path: `${screenshots}run-page-given.png` });
    expect(complaints).toEqual([]);
  });

  test("compares the run with the last good one, and keeps the comparison in the address", async () => {
    const good = await startRun(deployment, { target: "staging" });
    const { page: first } = await openRun(good);
    await status(first, "Completed");
    const { page, complaints } = await openRun(await startRun(deployment));
    await status(page, "Failed");
    await page.getByRole("button", { name: "More actions" }).click();
    await page.getByRole("menuitem", { name: "Compare with the previous good run" }).click();
    const inputs = page.getByRole("list", { name: "Inputs" });
    await inputs.getByText("staging").waitFor();
    await inputs.getByText("nowhere").waitFor();
    const deploy = page.getByRole("row", { name: /^deploy/ });
    await deploy.getByText("failed").waitFor({ state: "attached" });
    await page.getByText("Both follow version 1.").waitFor();
    expect(new URL(page.url()).searchParams.get("view")).toBe("compare");
    await page.screenshot({ path: `${screenshots}run-page-compare.png` });
    expect(await page.getByRole("link", { name: "Open that run" }).getAttribute("href")).toContain(
      good,
    );
    expect(complaints).toEqual([]);
  });

  test("says when a run will probably end", async () => {
    const { page: first } = await openRun(await startRun(patient, { gate: folder }));
    await status(first, "Completed");
    const id = await startRun(patient, { gate: join(folder, "never") });
    const { page } = await openRun(id);
    await page.getByText(/^(Ends in about|Longer than usual by)$/).waitFor();
    await call(`/api/v1/job-runs/${id}/cancel`, {});
    await status(page, "Cancelled");
    await expect.poll(() => page.getByText(/^Longer than usual by$/).count()).toBe(0);
  });

  test("gives the logs and a debug bundle as zip files, and the run as JSON", async () => {
    const id = await startRun(deployment);
    const { page } = await openRun(id, { query: "?view=raw" });
    await status(page, "Failed");
    const raw = page.getByRole("region", { name: "The run as JSON" });
    await raw.getByText('"status": "failed"').waitFor();
    const fileOf = async (entry: string): Promise<Record<string, string>> => {
      await page.getByRole("button", { name: "More actions" }).click();
      const download = page.waitForEvent("download");
      await page.getByRole("menuitem", { name: entry }).click();
      const file = await download;
      expect(file.suggestedFilename()).toMatch(/^deployment-.*\.zip$/);
      return unzipped(await readFile(await file.path()));
    };
    const logs = await fileOf("Download the logs, a file for each task (zip)");
    expect(Object.keys(logs)).toEqual(["00000-build.log", "00001-deploy.log"]);
    expect(logs["00001-deploy.log"]).toContain("no such target");
    const bundle = await fileOf("Download a debug bundle (zip, no secrets)");
    expect(JSON.parse(bundle["run.json"]!)).toMatchObject({ id, status: "failed" });
  });

  test("runs the selected tasks of the list again, and no others", async () => {
    const id = await startRun(four);
    const { page, complaints } = await openRun(id);
    await status(page, "Completed");
    const tasks = page.getByRole("tree", { name: "Task runs" });
    await tasks.getByRole("treeitem", { name: /^each,/ }).waitFor();
    await tasks.focus();
    await page.keyboard.press("ArrowRight");
    await tasks.getByRole("treeitem", { name: /^each\[0\]/ }).click({ modifiers: ["Control"] });
    await tasks.getByRole("treeitem", { name: /^each\[2\]/ }).click({ button: "right" });
    await page.getByRole("menuitem", { name: /^Select/ }).click();
    const selection = page.getByRole("group", { name: "Selected tasks" });
    await selection.getByText("2 selected").waitFor();
    await page.screenshot({ path: `${screenshots}run-page-selection.png` });
    await selection.getByRole("button", { name: "Re-run" }).click();
    await page.getByRole("definition").filter({ hasText: /^2$/ }).waitFor();
    await status(page, "Completed");
    const answer = await fetch(`${stack.url}/api/v1/job-runs/${id}/graph`);
    const { tasks: columns } = (await answer.json()) as {
      tasks: { item: (string | null)[]; attempt: number[] };
    };
    const attempts = columns.item.map((item, row) => [item, columns.attempt[row]]);
    expect(attempts.filter(([item]) => item !== null)).toEqual([
      ["0", 2],
      ["1", 1],
      ["2", 2],
      ["3", 1],
    ]);
    expect(complaints).toEqual([]);
  });

  test("finds tasks by text and state, and keeps the filter in the address", async () => {
    const { page } = await openRun(await startRun(deployment));
    await status(page, "Failed");
    const tasks = page.getByRole("tree", { name: "Task runs" });
    await page.getByRole("searchbox", { name: "Filter tasks" }).fill("rep");
    await expect.poll(() => tasks.getByRole("treeitem").count()).toBe(1);
    await page.reload();
    await expect.poll(() => tasks.getByRole("treeitem").count()).toBe(1);
    await page.getByRole("searchbox", { name: "Filter tasks" }).fill("");
    await page.getByRole("button", { name: "1 failed" }).click();
    await expect.poll(() => tasks.getByRole("treeitem").count()).toBe(1);
    await tasks.getByRole("treeitem", { name: /^deploy/ }).waitFor();
  });

  test("opens a run of ten thousand items and reaches the last one", async () => {
    const id = await startRun(manyItems);
    const { page, complaints } = await openRun(id);
    const tasks = page.getByRole("tree", { name: "Task runs" });
    await tasks.getByRole("treeitem", { name: /^each/ }).waitFor();
    await tasks.focus();
    await page.keyboard.press("ArrowRight");
    await tasks.getByRole("treeitem", { name: /^each\[0\]/ }).waitFor();
    await page.keyboard.press("End");
    await tasks.getByRole("treeitem", { name: `each[${items - 1}]` }).waitFor();
    // Only what is in view is drawn.
    expect(await tasks.getByRole("treeitem").count()).toBeLessThan(100);
    await page.getByRole("tab", { name: "Timeline" }).click();
    await page.getByRole("application", { name: /^Timeline of/ }).waitFor();
    expect(complaints).toEqual([]);
  });

  test.each(
    ["graph", "timeline", "values", "events", "compare", "raw"].flatMap((view) => [
      { view, theme: "light", dark: false },
      { view, theme: "dark", dark: true },
    ]),
  )(
    "has no serious accessibility problem with the view $view in the $theme theme",
    async ({ view, theme, dark }) => {
      const id = await startRun(deployment);
      const { page } = await openRun(id, { dark, query: `?view=${view}` });
      await status(page, "Failed");
      await page.getByRole("complementary", { name: "Task deploy" }).getByText("Times").waitFor();
      if (view === "graph") await page.getByRole("button", { name: /^build,/ }).waitFor();
      if (view === "timeline") await page.getByRole("application", { name: /^Timeline/ }).waitFor();
      await page.screenshot({ path: `${screenshots}run-page-${view}-${theme}.png` });
      const { violations } = await new AxeBuilder({ page }).analyze();
      const serious = violations
        .filter(({ impact }) => impact === "serious" || impact === "critical")
        .map(
          ({ id: rule, nodes }) => `${view} ${rule}: ${nodes.map((node) => node.html).join(" ")}`,
        );
      expect(serious).toEqual([]);
    },
  );

  test("fits into 360 pixels without scrolling sideways", async () => {
    const { page } = await openRun(await startRun(deployment), { width: 360 });
    await status(page, "Failed");
    await page.getByRole("region", { name: "First failure" }).getByText("deploy failed").waitFor();
    await page.screenshot({ path: `${screenshots}run-page-mobile.png`, fullPage: true });
    const overflow = () =>
      page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(await overflow()).toBe(0);
    await page.getByRole("button", { name: "Open task" }).click();
    await page.getByRole("complementary", { name: "Task deploy" }).waitFor();
    expect(await overflow()).toBe(0);
  });
});
