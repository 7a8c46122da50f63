import { mkdirSync, readFileSync } from "node:fs";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { AxeBuilder } from "@axe-core/playwright";
import type { Browser, BrowserContext, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { launchBrowser } from "./browser.ts";
import { startUp, type CliStack } from "../../test/support/cli.ts";

const screenshots = new URL("../../test-results/", import.meta.url).pathname;
const examples = new URL("../../examples/", import.meta.url);

const browser: Browser | null = await launchBrowser();

describe.runIf(browser !== null)("the web page", () => {
  let folder: string;
  let stack: CliStack;
  const contexts: BrowserContext[] = [];

  beforeAll(async () => {
    mkdirSync(screenshots, { recursive: true });
    folder = await mkdtemp(join(tmpdir(), "stratal-web-"));
    // As root, the embedded PostgreSQL runs under another uid, which must be able to enter.
    await chmod(folder, 0o755);
    stack = await startUp(join(folder, "data"), folder);
    for (const name of ["data-pipeline.yaml", "failure-policy.yaml", "inputs.yaml"])
      await createJob(stack.url, name);
  });
  afterAll(async () => {
    await Promise.all(contexts.map((context) => context.close()));
    await browser?.close();
    stack.up.child.kill("SIGINT");
    await stack.up.finished;
    await rm(folder, { recursive: true, force: true });
  });

  /** A fresh page, and everything its console complained about. */
  async function openPage(
    path: string,
    options: { dark?: boolean; width?: number } = {},
  ): Promise<{ page: Page; complaints: string[] }> {
    const context = await browser!.newContext({
      viewport: { width: options.width ?? 1280, height: 900 },
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

  test("runs a job and shows its tasks and its whole log, obeying the security policy", async () => {
    const { page, complaints } = await openPage("/");
    await page.getByRole("button", { name: "Run data-pipeline" }).click();
    await page.getByRole("heading", { level: 1, name: "data-pipeline" }).waitFor();
    await page
      .getByRole("region", { name: "Run", exact: true })
      .getByText("Completed", { exact: true })
      .waitFor();
    await page.getByText(/^Complete, [0-9,]+ lines?$/).waitFor();

    const log = page.getByRole("region", { name: "Log lines" });
    await log.getByText("all 225 orders are accounted for").first().waitFor();
    await page.getByRole("button", { name: "report" }).click();
    await page.getByRole("region", { name: "Output" }).getByText("79228.14 EUR").waitFor();
    await page.getByRole("button", { name: "generate_orders" }).click();
    expect(await hiddenWidth(page.getByRole("region", { name: "Tasks" }))).toBe(0);
    expect(await distanceToEnd(log)).toBeLessThanOrEqual(1);
    await page.screenshot({ path: `${screenshots}run-desktop.png`, fullPage: true });
    expect(complaints).toEqual([]);
  });

  test("keeps the end of the log in sight until the reader scrolls up", async () => {
    const { page } = await openPage("/");
    await page.getByRole("button", { name: "Run data-pipeline" }).click();
    await page.getByText(/^Complete, [0-9,]+ lines?$/).waitFor();
    const log = page.getByRole("region", { name: "Log lines" });
    const follow = page.getByRole("checkbox", { name: "Follow" });

    // Lines wrap anew.
    await page.setViewportSize({ width: 500, height: 700 });
    await expect.poll(() => distanceToEnd(log)).toBeLessThanOrEqual(1);
    expect(await follow.isChecked()).toBe(true);

    await log.hover();
    await page.mouse.wheel(0, -200);
    await expect.poll(() => follow.isChecked()).toBe(false);
    await follow.check();
    await expect.poll(() => distanceToEnd(log)).toBeLessThanOrEqual(1);
  });

  test("shows the first failure of a failed run before anything else", async () => {
    const { page } = await openPage("/");
    await page.getByRole("button", { name: "Run failure-policy" }).click();
    const failure = page.getByRole("region", { name: "First failure" });
    await failure.getByText("broken failed").waitFor();
    await failure.getByText(/disk full/).waitFor();
    expect(await failure.getByText(/more task/).count()).toBe(0);
    await page
      .getByRole("row", { name: /^tolerated / })
      .getByText("Failed, allowed")
      .waitFor();
    await page
      .getByRole("region", { name: "Run", exact: true })
      .getByText("Failed", { exact: true })
      .waitFor();
    await page.screenshot({ path: `${screenshots}run-failed.png`, fullPage: true });
  });

  test("says why a run is refused, where its button was pressed", async () => {
    const { page } = await openPage("/");
    await page.getByRole("button", { name: "Run inputs" }).click();
    await page
      .getByRole("alert")
      .getByText("inputs.target: This input is required.", { exact: true })
      .waitFor();
  });

  test("is reached by keyboard alone, starting with a link past the header", async () => {
    const { page } = await openPage("/");
    await page.getByRole("button", { name: "Run data-pipeline" }).waitFor();
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("main");
    for (let presses = 0; presses < 40; presses++) {
      await page.keyboard.press("Tab");
      const label = await page.evaluate(() => document.activeElement?.getAttribute("aria-label"));
      if (label === "Run data-pipeline") return;
    }
    throw new Error("The Run button of data-pipeline was not reached in 40 presses of Tab.");
  });

  test("says that the connection is lost, keeps what it knows, and recovers", async () => {
    const { page } = await openPage("/");
    await page.getByRole("button", { name: "Run data-pipeline" }).waitFor();
    await page.route(/\/(health|api\/)/, (route) => route.abort());
    await page.getByText(/Connection lost/).waitFor();
    expect(await page.getByRole("button", { name: "Run data-pipeline" }).isVisible()).toBe(true);
    await page.unroute(/\/(health|api\/)/);
    await page.getByText(/Connection lost/).waitFor({ state: "detached" });
  });

  test("tells a database that is down from a lost connection", async () => {
    const { page } = await openPage("/");
    const health = page.getByRole("region", { name: "Health" });
    await health.getByText("Connected").waitFor();
    await page.route("**/health", async (route) => {
      const answer = (await (await route.fetch()).json()) as object;
      const database = { status: "down", latency_ms: null, version: null, schema: null };
      const body = { ...answer, status: "unhealthy", database };
      await route.fulfill({ status: 503, json: body });
    });
    await page.getByText(/The database is down/).waitFor();
    await health.getByText("Down", { exact: true }).waitFor();
    expect(await page.getByText(/Connection lost/).count()).toBe(0);
  });

  test.each([
    { theme: "light", dark: false },
    { theme: "dark", dark: true },
  ])("has no serious accessibility problem in the $theme theme", async ({ theme, dark }) => {
    const { page } = await openPage("/", { dark });
    const newest = page.getByRole("region", { name: "Recent runs" }).getByRole("link").first();
    await newest.waitFor();
    await page.screenshot({ path: `${screenshots}home-${theme}.png`, fullPage: true });
    expect(await seriousViolations(page)).toEqual([]);

    await newest.click();
    await page.getByText(/^Complete, /).waitFor();
    await page.screenshot({ path: `${screenshots}run-${theme}.png`, fullPage: true });
    expect(await seriousViolations(page)).toEqual([]);
  });

  test("fits into 360 pixels without scrolling sideways", async () => {
    const { page } = await openPage("/", { width: 360 });
    const newest = page.getByRole("region", { name: "Recent runs" }).getByRole("link").first();
    await newest.waitFor();
    await page.screenshot({ path: `${screenshots}home-mobile.png`, fullPage: true });
    expect(await sidewaysOverflow(page)).toBe(0);

    await newest.click();
    await page.getByText(/^Complete, /).waitFor();
    await page.screenshot({ path: `${screenshots}run-mobile.png`, fullPage: true });
    expect(await sidewaysOverflow(page)).toBe(0);
  });
});

async function createJob(url: string, name: string): Promise<void> {
  const response = await fetch(`${url}/api/v1/jobs`, {
    method: "POST",
    headers: { "content-type": "application/yaml" },
    body: readFileSync(new URL(name, examples)),
  });
  if (response.status !== 201)
    throw new Error(`${name}: ${response.status} ${await response.text()}`);
}

async function seriousViolations(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations
    .filter((violation) => violation.impact === "serious" || violation.impact === "critical")
    .map((violation) => `${violation.id}: ${violation.nodes.map((node) => node.html).join(" ")}`);
}

/** Pixels of a box's content that its width hides. */
function hiddenWidth(box: Locator): Promise<number> {
  return box.evaluate((element) => element.scrollWidth - element.clientWidth);
}

/** Pixels between what a scrolling box shows and its end. */
function distanceToEnd(box: Locator): Promise<number> {
  return box.evaluate((element) => element.scrollHeight - element.scrollTop - element.clientHeight);
}

function sidewaysOverflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
}
