import { gzipSync } from "node:zlib";
import type { Browser, Page, Response } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { launchBrowser } from "./browser.ts";
import {
  screenshots,
  seriousViolations,
  sidewaysOverflow,
  startWebStack,
  type WebStack,
} from "./web-stack.ts";

const maxScriptBytes = 250 * 1024;
const browser: Browser | null = await launchBrowser();

describe.runIf(browser !== null)("the shell", () => {
  let stack: WebStack;
  beforeAll(async () => {
    stack = await startWebStack(browser!);
    for (const name of ["data-pipeline.yaml", "failure-policy.yaml", "inputs.yaml"])
      await stack.saveExample(name);
    await stack.startRun("failure-policy");
    await stack.startRun("data-pipeline");
  });
  afterAll(async () => {
    await stack.close();
    await browser?.close();
  });

  const heading = (page: Page, name: string) => page.getByRole("heading", { level: 1, name });

  test("starts with a link past the rail, and gives each page the focus", async () => {
    const { page } = await stack.open("/jobs");
    await heading(page, "Jobs").waitFor();
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe("main");
    await page.getByRole("link", { name: "Runs", exact: true }).click();
    await heading(page, "Runs").waitFor();
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe("main");
    await expect.poll(() => page.title()).toBe("Runs · Stratal");
  });

  test("goes where its keys say, but not while somebody types", async () => {
    const { page } = await stack.open("/");
    await heading(page, "Dashboard").waitFor();
    await page.keyboard.press("g");
    await page.keyboard.press("j");
    await heading(page, "Jobs").waitFor();
    await page.keyboard.press("/");
    await page.keyboard.type("gr?");
    const search = page.getByRole("searchbox", { name: "Name or description" });
    expect(await search.inputValue()).toBe("gr?");
    expect(await heading(page, "Jobs").isVisible()).toBe(true);
    await page.keyboard.press("Escape");
    await page.getByRole("table", { name: "Jobs" }).or(page.getByText("No job matches")).waitFor();
  });

  test("shows its keys on ?, and closes them on Escape", async () => {
    const { page } = await stack.open("/settings");
    await heading(page, "Settings").waitFor();
    await page.keyboard.press("?");
    const dialog = page.getByRole("dialog", { name: "Keyboard shortcuts" });
    await dialog.getByText("Command palette").waitFor();
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "detached" });
  });

  test("finds jobs in the palette and runs one", async () => {
    const { page, complaints } = await stack.open("/settings");
    await heading(page, "Settings").waitFor();
    await page.keyboard.press("Control+k");
    await page.getByPlaceholder(/Page, job, run id/).fill("run data-p");
    await page.getByRole("option", { name: "Run job data-pipeline" }).click();
    await page.waitForURL(/\/runs\/[0-9a-f-]{36}/);
    expect(complaints).toEqual([]);
  });

  test("keeps theme and density over a reload, set before the first paint", async () => {
    const { page } = await stack.open("/settings");
    await page.getByRole("radio", { name: "Dark" }).click();
    await page.getByRole("radio", { name: "Compact" }).click();
    const marks = () => page.evaluate(() => ({ ...document.documentElement.dataset }));
    expect(await marks()).toMatchObject({ theme: "dark", density: "compact" });
    // The app itself does not load: what remains was set by the file in the head.
    await page.route("**/assets/*.js", (route) => route.abort());
    await page.reload();
    expect(await marks()).toMatchObject({ theme: "dark", density: "compact" });
  });

  test("opens addresses of the time before pages had paths", async () => {
    const run = await stack.startRun("data-pipeline");
    const { page } = await stack.open(`/#/runs/${run}`);
    await page.waitForURL(`**/runs/${run}`);
  });

  test("says that an address names nothing", async () => {
    const { page } = await stack.open("/nowhere/at/all");
    await heading(page, "There is no such page").waitFor();
  });

  test("says that the connection is lost, keeps what it knows, and recovers", async () => {
    const { page } = await stack.open("/jobs");
    const row = page.getByRole("link", { name: "data-pipeline" });
    await row.waitFor();
    await page.route(/\/(health|api\/)/, (route) => route.abort());
    await page.getByText(/Connection lost/).waitFor();
    expect(await row.isVisible()).toBe(true);
    await page.unroute(/\/(health|api\/)/);
    await page.getByText(/Connection lost/).waitFor({ state: "detached" });
  });

  test("tells a database that is down from a lost connection", async () => {
    const { page } = await stack.open("/jobs");
    await page.route("**/health", async (route) => {
      const answer = (await (await route.fetch()).json()) as object;
      const database = { status: "down", latency_ms: null, version: null, schema: null };
      await route.fulfill({ status: 503, json: { ...answer, status: "unhealthy", database } });
    });
    await page.getByText(/The database is down/).waitFor();
    expect(await page.getByText(/Connection lost/).count()).toBe(0);
    // The page asks every few seconds, also while the test ends.
    await page.unrouteAll({ behavior: "ignoreErrors" });
  });

  test("says whether what is shown is live", async () => {
    const { page } = await stack.open("/runs");
    await page.getByRole("button", { name: "Live", exact: true }).waitFor();
  });

  test.each(["/", "/jobs", "/runs"])("loads at most 250 KiB of JavaScript for %s", async (path) => {
    const { page } = await stack.open("/theme.js");
    const scripts = new Map<string, Response>();
    page.on("response", (response) => {
      if (response.url().endsWith(".js")) scripts.set(response.url(), response);
    });
    await page.goto(stack.url + path);
    await page.getByRole("heading", { level: 1 }).waitFor();
    await page.waitForLoadState("networkidle");
    let bytes = 0;
    for (const script of scripts.values()) bytes += gzipSync(await script.body()).length;
    expect(scripts.size).toBeGreaterThan(1);
    expect(bytes).toBeLessThanOrEqual(maxScriptBytes);
  });

  const pages = ["/", "/jobs", "/runs", "/settings", "/settings?tab=keys", "/workers", "/login"];
  test.each(pages.flatMap((path) => [false, true].map((dark) => ({ path, dark }))))(
    "has no serious accessibility problem at $path (dark: $dark)",
    async ({ path, dark }) => {
      const { page, complaints } = await stack.open(path, { dark });
      await page.getByRole("heading", { level: 1 }).waitFor();
      await page.waitForLoadState("networkidle");
      const name = path.replace(/\W+/g, "-").replace(/^-|-$/g, "") || "dashboard";
      await page.screenshot({ path: `${screenshots}${name}-${dark ? "dark" : "light"}.png` });
      expect(await seriousViolations(page)).toEqual([]);
      expect(complaints).toEqual([]);
    },
  );

  test.each(["/", "/jobs", "/runs", "/settings", "/workers"])(
    "fits %s into 360 pixels, with the places at the bottom",
    async (path) => {
      const { page } = await stack.open(path, { width: 360 });
      await page.getByRole("heading", { level: 1 }).waitFor();
      await page.waitForLoadState("networkidle");
      expect(await sidewaysOverflow(page)).toBe(0);
      await page.getByRole("button", { name: "More", exact: true }).click();
      await page.getByRole("menuitem", { name: "Settings" }).waitFor();
    },
  );
});
