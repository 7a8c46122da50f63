import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { AxeBuilder } from "@axe-core/playwright";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startUp, type CliStack } from "../../test/support/cli.ts";
import { until } from "../../test/support/processes.ts";
import { launchBrowser } from "./browser.ts";
import { INJECTIONS } from "./injections.ts";

const browser: Browser | null = await launchBrowser();
const LINES = 400_000;

describe.runIf(browser !== null)("the log viewer", () => {
  let folder: string;
  let stack: CliStack;
  const contexts: BrowserContext[] = [];

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "stratal-logs-"));
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

  async function post(path: string, body: unknown) {
    const response = await fetch(stack.url + path, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${path}: ${text}`);
    // The API's answers are objects.
    return JSON.parse(text) as Record<string, { id: string } & string>;
  }

  /** Runs a job of these tasks to its end, or to its start. */
  async function run(name: string, tasks: object[], isAwaited = true): Promise<string> {
    const { job } = await post("/api/v1/jobs", { stratal: 1, name, tasks });
    const { job_run_id: id } = await post("/api/v1/job-runs", { job_id: job!.id });
    await until(`${name} has ended`, async () => !isAwaited || (await hasEnded(id!)), 120_000);
    return id!;
  }

  async function hasEnded(id: string): Promise<boolean> {
    const answer = await fetch(`${stack.url}/api/v1/logs/job-runs/${id}/lines?tail=1`);
    return ((await answer.json()) as { ended: boolean }).ended;
  }

  function python(name: string, code: string) {
    return { name, script: { language: "python", code } };
  }

  async function open(path: string, dark = false, width = 1280) {
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
    await page.addInitScript(
      "window.__violations = []; addEventListener('securitypolicyviolation', (event) => window.__violations.push(event.violatedDirective + ' ' + event.blockedURI))",
    );
    await page.goto(stack.url + path);
    await page.getByRole("region", { name: "Log lines" }).waitFor();
    return { page, complaints };
  }

  const line = (page: Page, number: number) => page.locator(`[data-line="${number}"]`);

  describe("of a long log", () => {
    let id: string;
    beforeAll(async () => {
      const code = `for i in range(${LINES}):\n    print(f"ERROR {i}" if i % 50000 == 7 else f"line {i} of many")`;
      id = await run("long", [python("count", code)]);
    });

    test("draws a few rows, jumps anywhere and finds lines on the server", async () => {
      const { page, complaints } = await open(`/runs/${id}?view=logs&task=0`);
      await line(page, 1).getByText("line 0 of many").waitFor();
      expect(await page.locator(".log-row").count()).toBeLessThanOrEqual(300);

      const box = page.getByRole("region", { name: "Log lines" });
      await box.evaluate((element) => (element.scrollTop = element.scrollHeight));
      await line(page, LINES)
        .getByText(`line ${LINES - 1} of many`)
        .waitFor();
      expect(await page.locator(".log-row").count()).toBeLessThanOrEqual(300);

      await page.keyboard.press("Control+f");
      await page.keyboard.type("line 3\\d{4}5 ");
      const search = page.getByRole("search");
      await search.getByText("10,000", { exact: true }).waitFor();
      await search.getByRole("button", { name: "Previous match" }).click();
      await search
        .getByText("10,000 of 10,000")
        .or(search.getByText(/^9,99\d of 10,000$/))
        .waitFor();
      await page.waitForURL(/line=\d+/);
      expect(complaints).toEqual([]);
    });

    test("goes from error to error, and to the line that an address names", async () => {
      const { page } = await open(`/runs/${id}?view=logs&task=0&line=50008`);
      await line(page, 50_008).getByText("ERROR 50007").waitFor();
      await page.getByRole("button", { name: "Next error" }).click();
      await line(page, 8).or(line(page, 100_008)).first().waitFor();
      await page.goto(`${stack.url}/runs/${id}?view=logs&task=0&line=error`);
      await line(page, 8).getByText("ERROR 7").waitFor();
      await page.waitForURL(/line=8(?:&|$)/);
      await page.keyboard.press("n");
      await line(page, 50_008).getByText("ERROR 50007").waitFor();
      await page.keyboard.press("Shift+N");
      await line(page, 8).getByText("ERROR 7").waitFor();
    });

    test("shows only what the filters leave, with the lines' own numbers", async () => {
      const { page } = await open(`/runs/${id}?view=logs&task=0&level=error`);
      await line(page, 350_008).getByText("ERROR 350007").waitFor();
      await page.getByText(/^8 of 400,00\d lines$/).waitFor();
      expect(await page.locator(".log-row").count()).toBe(8);
    });

    test("selects a range of lines, which the address names", async () => {
      const { page } = await open(`/runs/${id}?view=logs&task=0`);
      await page.getByRole("button", { name: "Line 3", exact: true }).click();
      await page
        .getByRole("button", { name: "Line 5", exact: true })
        .click({ modifiers: ["Shift"] });
      await page.waitForURL(/line=3-5/);
      await page.getByText("Lines 3–5").waitFor();
      const saved = page.waitForEvent("download");
      await page.getByRole("button", { name: "Download the log" }).click();
      await page.getByRole("menuitem", { name: "Lines 3 to 5, text only" }).click();
      const stream = await (await saved).createReadStream();
      const chunks: Buffer[] = [];
      for await (const chunk of stream) chunks.push(Buffer.from(chunk as Uint8Array));
      expect(Buffer.concat(chunks).toString()).toBe(
        "line 2 of many\nline 3 of many\nline 4 of many\n",
      );
    });
  });

  test("follows a log that grows until the reader scrolls up, and counts what comes meanwhile", async () => {
    const code = [
      "import os, time",
      "n = 0",
      "while not os.path.exists('" + join("FOLDER", "stop") + "'):",
      "    print(f'live line {n}', flush=True)",
      "    n += 1",
      "    time.sleep(0.01)",
    ]
      .join("\n")
      .replace("FOLDER", folder);
    const id = await run("growing", [python("grow", code)], false);
    const { page } = await open(`/runs/${id}?view=logs&task=0`);
    await page.getByRole("tabpanel", { name: "Logs" }).getByText("Live", { exact: true }).waitFor();
    const lastRow = () =>
      page
        .locator(".log-row")
        .last()
        .evaluate((row) => Number(row.getAttribute("data-line")));
    await expect.poll(lastRow, { timeout: 30_000 }).toBeGreaterThan(120);
    const follow = page.getByRole("button", { name: "Follow the end" });
    expect(await follow.getAttribute("aria-pressed")).toBe("true");

    await page.getByRole("region", { name: "Log lines" }).hover();
    await page.mouse.wheel(0, -600);
    await expect.poll(() => follow.getAttribute("aria-pressed")).toBe("false");
    await page.getByRole("button", { name: /new lines?$/ }).click();
    await expect.poll(() => follow.getAttribute("aria-pressed")).toBe("true");
    await fetch(`${stack.url}/api/v1/job-runs/${id}/cancel`, { method: "POST" });
    await page.getByText("Complete", { exact: true }).waitFor();
  });

  test("folds groups, shows progress bars once and lays out JSON on demand", async () => {
    const code = [
      "print('::group::Install')",
      "for i in range(50): print(f'package {i}')",
      "print('::endgroup::')",
      "print(' 1%\\r 50%\\r100%')",
      'print(\'{"level":"info","nested":{"key":[1,2]}}\')',
    ].join("\n");
    const id = await run("folded", [python("build", code)]);
    const { page } = await open(`/runs/${id}?view=logs&task=0`);
    await page.getByRole("button", { name: "Fold the group" }).click();
    await line(page, 53).getByText("100%").waitFor();
    expect(await line(page, 2).count()).toBe(0);
    expect(await line(page, 53).textContent()).not.toContain("50%");
    await line(page, 54).getByRole("button", { name: "{ }" }).click();
    const details = page.getByRole("region", { name: "Line 54" });
    expect(await details.getByLabel("The whole line").textContent()).toContain('\n    "key": [\n');
  });

  test("shows a hundred attacks as text: nothing runs, nothing is loaded, no element is theirs", async () => {
    const code = `import json, os\nfor attack in json.loads(os.environ["ATTACKS"]):\n    print(attack)`;
    const attacks = JSON.stringify(INJECTIONS);
    const task = { ...python("attack", code), env: { ATTACKS: attacks.replaceAll("${{", "$ {{") } };
    const id = await run("attacks", [task]);
    const { page, complaints } = await open(`/runs/${id}?view=logs`);
    const requests: string[] = [];
    page.on("request", (request) => requests.push(request.url()));
    const foreign =
      "script:not([src]), iframe, img, object, embed, form, style, base, video, audio, math, marquee";
    const box = page.locator(".log-box");
    for (let from = 1; from <= INJECTIONS.length; from += 12) {
      const number = Math.min(from, INJECTIONS.length);
      await box.evaluate((element, top) => (element.scrollTop = top), (number - 1) * 20);
      await line(page, number).waitFor();
      const inLog = page.locator(".log-viewer").locator(foreign);
      expect(await inLog.evaluateAll((all) => all.map((each) => each.outerHTML))).toEqual([]);
      const links = page.locator(".log-row a");
      for (const href of await links.evaluateAll((all) =>
        all.map((each) => each.getAttribute("href")),
      ))
        expect(href).toMatch(/^https?:\/\//);
    }
    expect(await page.evaluate("window.__injected")).toBeUndefined();
    expect(await page.evaluate("({}).polluted")).toBeUndefined();
    expect(await page.evaluate("window.__violations")).toEqual([]);
    expect(requests.filter((url) => url.includes("injected"))).toEqual([]);
    expect(complaints).toEqual([]);
  });

  test("counts the lines of the error output of what failed without a word for it, and opens at the last", async () => {
    const code = `import sys\nprint("starting")\nprint("no shop", file=sys.stderr)\nprint("on moon", file=sys.stderr)\nsys.exit(3)`;
    const id = await run("wordless", [python("look", code)]);
    const { page } = await open(`/runs/${id}?view=logs&task=0`);
    await page.getByRole("button", { name: "Open log at error" }).click();
    const errors = page.getByRole("group", { name: "Errors in the log" });
    await errors.getByText("2 on stderr").waitFor();
    await page.waitForURL(/line=3(?:&|$)/);
    await line(page, 3).getByText("on moon").waitFor();
  });

  test.each([
    { theme: "light", dark: false, width: 1280 },
    { theme: "dark", dark: true, width: 1280 },
    { theme: "light, 360 pixels wide", dark: false, width: 360 },
  ])("has no serious accessibility problem: $theme", async ({ theme, dark, width }) => {
    const code = `import sys\nprint("\\x1b[31mred\\x1b[0m INFO https://example.org/")\nprint("WARN x")\nprint("ERROR y", file=sys.stderr)`;
    const id = await run(`looks-${theme.replace(/\W+/g, "-")}`, [
      python("look", code),
      python("other", code),
    ]);
    const { page } = await open(`/runs/${id}?view=logs&q=x&line=2`, dark, width);
    await line(page, 2).waitFor();
    const { violations } = await new AxeBuilder({ page }).include(".log-viewer").analyze();
    const serious = violations.filter(
      ({ impact }) => impact === "serious" || impact === "critical",
    );
    expect(
      serious.map(({ id: rule, nodes }) => `${rule}: ${nodes.map(({ html }) => html).join(" ")}`),
    ).toEqual([]);
    const sideways = await page.evaluate(
      () => document.documentElement.scrollWidth - window.innerWidth,
    );
    expect(sideways).toBeLessThanOrEqual(0);
  });
});
