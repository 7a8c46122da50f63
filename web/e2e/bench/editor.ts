/**
 * Measures the editor with a document of 2 000 tasks: `npx tsx web/e2e/bench/editor.ts` after `npm run build`. Prints one line of JSON for
 * each sample: milliseconds until the form can be used, from leaving a field of the form until the text has changed, from a press on
 * the palette until the text has changed, and the longest task of the page's thread while a line is typed.
 *
 * Measured on 2 cores that other work used as well (load 15 to 30): openMs 6 100 and 19 300, formMs 105 and 118, addMs 70 and 253,
 * typingMs 248 and 110. The functions alone, in Node 20 (load 14): setting a value 1 912 and 2 925 ms when the whole text was read, 12
 * to 20 ms task by task; adding a task 4 270 and 39 ms.
 */
import { randomUUID } from "node:crypto";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { startUp } from "../../../test/support/cli.ts";
import { launchBrowser } from "../browser.ts";

const samples = 2;
const taskCount = 2_000;

/** A document with comments, dependencies and code, as people write them. */
export function largeDocument(name: string): string {
  const tasks = Array.from({ length: taskCount }, (_, index) => {
    const before = index < 7 ? "" : `    depends_on: [task_${index - 7}]\n`;
    return `  # about ${index}\n  - name: task_${index}\n${before}    env: { X: "${index}" }\n    run: |\n      echo ${index}\n      echo done\n`;
  });
  return `stratal: 1\nname: ${name}\ntasks:\n${tasks.join("")}`;
}

async function saved(url: string): Promise<string> {
  const response = await fetch(`${url}/api/v1/jobs`, {
    method: "POST",
    headers: { "content-type": "application/yaml" },
    body: largeDocument(`large_${randomUUID().slice(0, 8)}`),
  });
  if (!response.ok) throw new Error(await response.text());
  // The answer of a saved job.
  return ((await response.json()) as { job: { id: string } }).job.id;
}

/** Milliseconds from an act until the draft, which is kept in the same moment as the text changes, has something in it. */
async function untilText(page: Page, wanted: string, act: () => Promise<void>): Promise<number> {
  await page.evaluate((text) => {
    const keep = Storage.prototype.setItem.bind(localStorage);
    Storage.prototype.setItem = (key: string, value: string) => {
      if (value.includes(text) && !("textAt" in window))
        Object.assign(window, { textAt: performance.now() });
      keep(key, value);
    };
    addEventListener(
      "pointerdown",
      () => void Object.assign(window, { actAt: performance.now() }),
      { capture: true, once: true },
    );
  }, wanted);
  await act();
  await page.waitForFunction(() => "textAt" in window);
  const ms = await page.evaluate(() => {
    const times = window as unknown as { textAt: number; actAt: number };
    return times.textAt - times.actAt;
  });
  await page.evaluate(() => {
    delete (window as unknown as { textAt?: number }).textAt;
  });
  return Math.round(ms);
}

async function longestTaskMs(page: Page, act: () => Promise<void>): Promise<number> {
  await page.evaluate(() => {
    const longest = { ms: 0 };
    Object.assign(window, { longest });
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) longest.ms = Math.max(longest.ms, duration);
    }).observe({ entryTypes: ["longtask"] });
  });
  await act();
  return page.evaluate(() =>
    Math.round((window as unknown as { longest: { ms: number } }).longest.ms),
  );
}

async function sample(browser: Browser, address: string): Promise<Record<string, number>> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  const from = performance.now();
  await page.goto(address, { waitUntil: "commit" });
  const form = page.getByRole("region", { name: "Form" });
  const timeout = form.getByRole("combobox", { name: "timeout", exact: true });
  await timeout.waitFor({ timeout: 120_000 });
  const openMs = Math.round(performance.now() - from);
  await page.getByText("No problems").first().waitFor({ timeout: 120_000 });
  await timeout.fill("7m");
  const formMs = await untilText(page, "timeout: 7m", () =>
    form.getByRole("heading", { name: "When it runs" }).click(),
  );
  const addMs = await untilText(page, "name: script", () =>
    page.getByRole("button", { name: "Add: Bash script" }).click(),
  );
  await page.getByText("No problems").first().waitFor({ timeout: 120_000 });
  const typingMs = await longestTaskMs(page, async () => {
    await page.getByRole("textbox", { name: "Job document" }).click();
    await page.keyboard.type("# a line that is typed", { delay: 60 });
  });
  await context.close();
  return { openMs, formMs, addMs, typingMs };
}

const browser = await launchBrowser();
if (browser === null) process.exit(1);
const folder = await mkdtemp(join(tmpdir(), "stratal-bench-"));
await chmod(folder, 0o755);
const stack = await startUp(join(folder, "data"), folder);
const address = `${stack.url}/jobs/${await saved(stack.url)}/edit?task=task_1000`;
for (let index = 0; index < samples; index++)
  process.stdout.write(`${JSON.stringify(await sample(browser, address))}\n`);
await browser.close();
stack.up.child.kill("SIGINT");
await stack.up.finished;
await rm(folder, { recursive: true, force: true });
