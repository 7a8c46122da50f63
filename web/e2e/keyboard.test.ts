/** The first minutes, as in journey.test.ts, by somebody who has no pointer: every step is a key, and the focus is never lost. */
import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { launchBrowser } from "./browser.ts";
import { startWebStack, type WebStack } from "./web-stack.ts";

const browser: Browser | null = await launchBrowser();
const settled = { timeout: 60_000 };
/** More stops than any page has between two of its parts. */
const mostStops = 120;

describe.runIf(browser !== null)("by keyboard alone", () => {
  let stack: WebStack;

  beforeAll(async () => {
    stack = await startWebStack(browser!);
  });
  afterAll(async () => {
    await stack.close();
    await browser?.close();
  });

  test("a job is made on the canvas, fails, says why, is mended, and succeeds", async () => {
    const { page, complaints } = await stack.open("/jobs");
    await page.getByRole("heading", { name: "Jobs", level: 1 }).waitFor();
    await press(page, page.getByRole("link", { name: "New job" }).first());
    await tabTo(page, page.getByLabel("Name", { exact: true }));
    await page.keyboard.type("by-keys");
    await press(page, page.getByRole("button", { name: "Open the editor" }));

    const report = page.getByRole("button", { name: "Task report" });
    await report.waitFor();
    // One stop of the page; within the graph arrows lead along its edges.
    await tabTo(page, page.locator("[data-task][tabindex='0']"));
    await page.keyboard.press("ArrowRight");
    await report.and(page.locator(":focus")).waitFor();
    await page.keyboard.press("a");
    await page.getByPlaceholder(/./).and(page.locator(":focus")).waitFor();
    await page.keyboard.type("bash");
    await page.keyboard.press("Enter");
    const form = page.getByRole("region", { name: "Form" });
    await form.getByRole("heading", { name: "Task script" }).waitFor();
    await expectFocusKept(page);

    const name = form.getByRole("textbox", { name: "name", exact: true });
    await tabTo(page, name);
    await page.keyboard.press("Control+a");
    await page.keyboard.type("publish");
    await writeCode(page, "cat missing.csv");
    await page.getByText("No problems").first().waitFor();

    await press(page, page.getByRole("button", { name: "Save & run" }).first());
    await page.getByRole("dialog", { name: "Run by-keys" }).waitFor();
    await press(page, page.getByRole("button", { name: "Start the run" }));
    const failure = page.getByRole("region", { name: "First failure" });
    await failure.getByText("cat: missing.csv: No such file or directory").waitFor(settled);

    await press(page, failure.getByRole("link", { name: "Edit the task" }));
    await form.getByRole("heading", { name: "Task publish" }).waitFor();
    await writeCode(page, "echo published");
    await press(page, page.getByRole("button", { name: "Save", exact: true }));
    await page.getByText("by-keys saved as version 2").first().waitFor();

    // Alt and the left arrow are keys of the browser's window, which a headless one does not have.
    await page.goBack();
    await press(page, failure.getByRole("button", { name: "Re-run failed with version 2" }));
    const run = page.getByRole("region", { name: "Run", exact: true });
    await run.getByRole("status").filter({ hasText: "Completed" }).first().waitFor(settled);
    expect(complaints).toEqual([]);
  });

  test("a dialog gives the focus back to what opened it", async () => {
    const { page } = await stack.open("/secrets");
    const opener = page.getByRole("button", { name: "New secret" });
    await press(page, opener);
    const dialog = page.getByRole("dialog", { name: "New secret" });
    await dialog.getByRole("textbox", { name: "Name" }).and(page.locator(":focus")).waitFor();
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "detached" });
    await opener.and(page.locator(":focus")).waitFor();
  });
});

/** Writes the code of the task anew, and leaves its field, in which Tab alone indents. */
async function writeCode(page: Page, code: string): Promise<void> {
  const form = page.getByRole("region", { name: "Form" });
  await tabTo(page, form.getByRole("textbox", { name: "Code of run" }));
  await page.keyboard.press("Control+a");
  // Typed over coloured text, Chromium itself would try an inline style, which the page forbids.
  await page.keyboard.press("Delete");
  await page.keyboard.type(code);
  await page.keyboard.press("Escape");
  await page.keyboard.press("Tab");
  await expect.poll(() => isIn(page, ".cm-content")).toBe(false);
}

/** Goes on with Tab, and backwards when that does not lead there, as a person would. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  await target.waitFor(settled);
  for (const key of ["Tab", "Shift+Tab"])
    for (let stop = 0; stop < mostStops; stop += 1) {
      if (await target.evaluate((element) => element === document.activeElement)) return;
      // The way out of a field of code, in which Tab indents.
      if (await isIn(page, ".cm-content")) await page.keyboard.press("Escape");
      await page.keyboard.press(key);
    }
  throw new Error(`Tab does not lead to ${String(target)}`);
}

async function press(page: Page, target: Locator): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.press("Enter");
}

function isIn(page: Page, selector: string): Promise<boolean> {
  return page.evaluate((wanted) => document.activeElement?.closest(wanted) !== null, selector);
}

/** The body has the focus when what had it is gone. */
async function expectFocusKept(page: Page): Promise<void> {
  await expect
    .poll(() => page.evaluate(() => document.activeElement === document.body))
    .toBe(false);
}
