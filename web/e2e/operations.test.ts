import { mkdirSync } from "node:fs";
import { chmod, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { AxeBuilder } from "@axe-core/playwright";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startUp, type CliStack } from "../../test/support/cli.ts";
import { launchBrowser } from "./browser.ts";

const screenshots = new URL("../../test-results/", import.meta.url).pathname;
const browser: Browser | null = await launchBrowser();

/** Its tasks ask for secrets, and one of them for a worker that there is not. */
const job = {
  stratal: 1,
  name: "nightly-report",
  tasks: [
    { name: "load", run: "true", secrets: { DB_PASSWORD: "PGPASSWORD", REPORT_TOKEN: "TOKEN" } },
    { name: "train", run: "true", runs_on: ["gpu"] },
  ],
};

describe.runIf(browser !== null)("the pages of whoever runs the service", () => {
  let folder: string;
  let stack: CliStack;
  const contexts: BrowserContext[] = [];

  beforeAll(async () => {
    mkdirSync(screenshots, { recursive: true });
    folder = await mkdtemp(join(tmpdir(), "stratal-operations-"));
    // As root, the embedded PostgreSQL runs under another uid, which must be able to enter.
    await chmod(folder, 0o755);
    stack = await startUp(join(folder, "data"), folder);
    const { job: created } = await call("POST", "/api/v1/jobs", job);
    await call("POST", "/api/v1/jobs", {
      stratal: 1,
      name: "cleanup",
      tasks: [{ name: "wipe", run: "true", env: { P: "${{ secrets.DB_PASSWORD }}" } }],
    });
    await call("POST", "/api/v1/job-runs", { job_id: created?.id });
    const busy = [{ name: "drive", run: "sleep 600" }];
    const long = await call("POST", "/api/v1/jobs", { stratal: 1, name: "long-haul", tasks: busy });
    await call("POST", "/api/v1/job-runs", { job_id: long.job?.id });
  });
  afterAll(async () => {
    await Promise.all(contexts.map((context) => context.close()));
    await browser?.close();
    stack.up.child.kill("SIGINT");
    await stack.up.finished;
    await rm(folder, { recursive: true, force: true });
  });

  async function call(
    method: string,
    path: string,
    body?: object,
  ): Promise<{ job?: { id: string } }> {
    const response = await fetch(`${stack.url}${path}`, {
      method,
      ...(body === undefined
        ? {}
        : { headers: { "content-type": "application/json" }, body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${path}: ${response.status} ${text}`);
    return JSON.parse(text) as { job?: { id: string } };
  }

  async function openPage(
    path: string,
    { dark = false, width = 1440 }: { dark?: boolean; width?: number } = {},
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
    await page.goto(stack.url + path);
    return { page, complaints };
  }

  test("creates the secrets that jobs miss, warns of short values, and names the jobs before it deletes one", async () => {
    const { page, complaints } = await openPage("/secrets");
    await page.getByText("There is no secret yet").waitFor();
    await page.getByRole("button", { name: "Create DB_PASSWORD" }).click();
    const dialog = page.getByRole("dialog");
    const value = dialog.getByLabel("Value", { exact: true });
    expect(await dialog.getByText("required", { exact: true }).count()).toBe(2);
    await dialog.getByRole("button", { name: "Create the secret" }).click();
    await dialog.getByText("Type or paste the value.").waitFor();
    await value.fill("ab");
    await dialog.getByText(/Fewer than 3 characters/).waitFor();
    const create = dialog.getByRole("button", { name: "Create the secret" });
    await create.click();
    await dialog.getByText("Give it 3 characters at least.").waitFor();
    expect(await value.evaluate((field) => field === document.activeElement)).toBe(true);
    await value.fill("abcdef");
    await dialog.getByText(/Fewer than 8 characters/).waitFor();
    await page.screenshot({ path: `${screenshots}secret-new.png` });
    await value.fill("never-seen-again-1");
    await create.click();
    await page.getByText("DB_PASSWORD is created", { exact: true }).waitFor();
    const row = page.getByRole("row", { name: /DB_PASSWORD/ });
    await row.getByRole("link", { name: "cleanup" }).waitFor();
    await row.getByRole("link", { name: "nightly-report" }).waitFor();

    await row.getByRole("button", { name: "Replace the value of DB_PASSWORD" }).click();
    await dialog.getByLabel("New value").fill("never-seen-again-2");
    await dialog.getByRole("button", { name: "Replace the value" }).click();
    await row.getByText("value 2").waitFor();

    await page.getByRole("button", { name: "Delete DB_PASSWORD" }).click();
    await dialog.getByText("These 2 jobs fail without it:").waitFor();
    await page.screenshot({ path: `${screenshots}secret-delete.png` });
    expect(await dialog.getByRole("listitem").allTextContents()).toEqual([
      "cleanup",
      "nightly-report",
    ]);
    await dialog.getByRole("button", { name: "Delete DB_PASSWORD" }).click();
    await page.getByText("There is no secret yet").waitFor();
    expect(await page.content()).not.toContain("never-seen-again");
    expect(complaints).toEqual([]);
  });

  test("imports a .env text after its names were confirmed, and sends nothing before", async () => {
    await call("POST", "/api/v1/secrets", { name: "KNOWN", value: "an old value" });
    const { page } = await openPage("/secrets");
    const sent: string[] = [];
    page.on("request", (request) => {
      if (request.method() !== "GET") sent.push(`${request.method()} ${request.postData() ?? ""}`);
    });
    await page.getByRole("button", { name: "Import .env…" }).click();
    const dialog = page.getByRole("dialog");
    await dialog
      .getByLabel("Text of the file")
      .fill(
        'KNOWN=a new value\nexport FRESH="two\\nlines"\nLEFT_OUT=not this one\nTINY=x\nnonsense',
      );
    const preview = dialog.getByRole("list", { name: "Secrets in the file" });
    await preview.getByText("too short").waitFor();
    await dialog.getByText("Line 5 is left out").waitFor();
    await dialog.getByRole("checkbox", { name: "Store LEFT_OUT" }).click();
    await page.screenshot({ path: `${screenshots}secrets-import.png` });
    expect(sent).toEqual([]);
    await dialog.getByRole("button", { name: "Store 2 secrets" }).click();
    await dialog.waitFor({ state: "detached" });
    await page.getByRole("row", { name: /FRESH/ }).waitFor();
    await page.getByRole("row", { name: /KNOWN/ }).getByText("value 2").waitFor();
    expect(await page.getByText("LEFT_OUT").count()).toBe(0);
    expect(sent.map((each) => each.split(" ")[0])).toEqual(["PUT", "POST"]);

    await page.getByRole("searchbox").fill("fre");
    await page.getByRole("row", { name: /KNOWN/ }).waitFor({ state: "detached" });
    expect(new URL(page.url()).search).toBe("?q=fre");
  });

  test("shows the workers, what none of them can take, and what to do about it", async () => {
    const { page } = await openPage("/workers");
    const demand = page.getByRole("region", { name: "Tasks that no worker can take" });
    await demand.getByText("no worker offers gpu").waitFor();
    await demand.getByText("STRATAL_WORKER_TAGS=gpu stratal worker").waitFor();
    const worker = page.getByRole("table", { name: "Workers" }).getByRole("row").nth(1);
    await worker.getByText("active").waitFor();
    await worker.getByRole("button").first().click();
    const drawer = page.getByRole("dialog");
    await drawer.getByText("It takes tasks.").waitFor();
    await drawer.getByRole("link", { name: "long-haul / drive" }).waitFor();
    expect(new URL(page.url()).searchParams.has("worker")).toBe(true);
    await page.screenshot({ path: `${screenshots}worker-drawer.png` });
    await page.keyboard.press("Escape");
    await drawer.waitFor({ state: "detached" });
    expect(new URL(page.url()).searchParams.has("worker")).toBe(false);
  });

  test("drains a worker after asking, says who did, and resumes it", async () => {
    const { page, complaints } = await openPage("/workers");
    const row = page.getByRole("table", { name: "Workers" }).getByRole("row").nth(1);
    await row.getByRole("button", { name: /^Drain the worker/ }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByText("The task of this project that runs on it runs on.").waitFor();
    await page.screenshot({ path: `${screenshots}worker-drain.png` });
    await dialog.getByRole("button", { name: "Drain the worker" }).click();
    await row.getByText("drained", { exact: true }).waitFor();
    await row.getByRole("button").first().click();
    const drawer = page.getByRole("dialog");
    await drawer.getByText(/^Somebody drained it/).waitFor();
    await page.screenshot({ path: `${screenshots}worker-drained.png` });
    await drawer.getByRole("button", { name: /^Resume the worker/ }).click();
    await drawer.getByText("It takes tasks.").waitFor();
    expect(complaints).toEqual([]);
  });

  test("pauses a queue after asking, says who did, and resumes it", async () => {
    const { page } = await openPage("/workers?tab=queues");
    await page.getByRole("button", { name: "Pause the queue default" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("button", { name: "Pause the queue" }).click();
    const row = page.getByRole("row", { name: /default/ });
    await row.getByText("paused").waitFor();
    await row.getByText(/^by \S+/).waitFor();
    await page.screenshot({ path: `${screenshots}queue-paused.png` });
    await page.getByRole("button", { name: "Resume the queue default" }).click();
    await page.getByRole("button", { name: "Pause the queue default" }).waitFor();
  });

  test("tells how the system does, warns, and gives the diagnostics as a file", async () => {
    const { page } = await openPage("/admin/health");
    const components = page.getByRole("list", { name: "Components" });
    await components.getByText("Connected").waitFor();
    await components.getByText("Oldest transaction").waitFor();
    await components.getByText(/^\d+ applied$/).waitFor();
    await components.getByText("Topics they follow").waitFor();
    const download = page.waitForEvent("download");
    await page.getByRole("button", { name: "Download diagnostics" }).click();
    const file = await download;
    expect(file.suggestedFilename()).toMatch(/^stratal-diagnostics-.*\.json$/);
    const text = await readFile(await file.path(), "utf8");
    expect(JSON.parse(text)).toMatchObject({ database: { pool: {} }, queue: { status: "up" } });

    await page.route("**/health/diagnostics", async (route) => {
      const warning = {
        code: "disk_full",
        severity: "critical",
        message: "The disk of the data directory has 2 % left.",
        advice: "Free space, or give it a larger disk.",
      };
      await route.fulfill({ json: { ...(JSON.parse(text) as object), warnings: [warning] } });
    });
    await page.getByRole("list", { name: "Warnings" }).getByText("has 2 % left").waitFor();
    await page.screenshot({ path: `${screenshots}health-warning.png`, fullPage: true });
    // The page asks every few seconds, also while the test ends.
    await page.unrouteAll({ behavior: "ignoreErrors" });
  });

  test("names the permission to whoever may not see secrets", async () => {
    const { page } = await openPage("/");
    await page.route("**/api/v1/secret*", (route) =>
      route.fulfill({
        status: 403,
        contentType: "application/problem+json",
        json: {
          status: 403,
          code: "forbidden",
          detail: "This needs the permission secrets:read, which the role viewer does not have.",
        },
      }),
    );
    await page.goto(`${stack.url}/secrets`);
    const alert = page.getByRole("alert");
    await alert.getByText("You may not see this").waitFor();
    await alert.getByText(/secrets:read/).waitFor();
  });

  test.each([
    { path: "/secrets", name: "secrets", ready: "KNOWN" },
    { path: "/workers", name: "workers", ready: "no worker offers gpu" },
    { path: "/workers?tab=queues", name: "queues", ready: "Pause" },
    { path: "/admin/health", name: "health", ready: "Oldest transaction" },
  ])("$path is accessible in both themes and fits 360 pixels", async ({ path, name, ready }) => {
    for (const dark of [false, true]) {
      const { page } = await openPage(path, { dark });
      await page.getByText(ready).first().waitFor();
      const theme = dark ? "dark" : "light";
      await page.screenshot({ path: `${screenshots}${name}-${theme}.png`, fullPage: true });
      expect(await violations(page)).toEqual([]);
    }
    const { page } = await openPage(path, { width: 360 });
    await page.getByText(ready).first().waitFor();
    await page.screenshot({ path: `${screenshots}${name}-mobile.png`, fullPage: true });
    expect(await violations(page)).toEqual([]);
    expect(
      await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth),
    ).toBe(0);
  });
});

async function violations(page: Page): Promise<string[]> {
  const found = await new AxeBuilder({ page }).analyze();
  return found.violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
}
