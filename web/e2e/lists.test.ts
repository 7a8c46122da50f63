import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { launchBrowser } from "./browser.ts";
import { startWebStack, type WebStack } from "./web-stack.ts";

const browser: Browser | null = await launchBrowser();

describe.runIf(browser !== null)("dashboard, jobs, runs and settings", () => {
  let stack: WebStack;
  beforeAll(async () => {
    stack = await startWebStack(browser!);
  });
  afterAll(async () => {
    await stack.close();
    await browser?.close();
  });

  const rowOf = (page: Page, text: string | RegExp): Locator =>
    page.getByRole("row").filter({ hasText: text });

  test("an empty project says what to do first, and its sample really runs", async () => {
    const { page, complaints } = await stack.open("/");
    await page.getByText("Nothing has run here yet").waitFor();
    await page.getByRole("button", { name: "Run a sample" }).click();
    await page.waitForURL(/\/runs\/[0-9a-f-]{36}/);
    await page.goto(`${stack.url}/runs?status=completed`);
    await rowOf(page, "first-steps").getByText("Completed").waitFor();
    await page.goto(stack.url);
    await page.getByRole("list", { name: "Figures" }).getByText("100 %").waitFor();
    expect(complaints).toEqual([]);
  });

  test("a tile of the dashboard leads to the runs that it counts", async () => {
    await stack.saveExample("failure-policy.yaml");
    await stack.startRun("failure-policy");
    const { page } = await stack.open("/");
    const failed = page.getByRole("link", { name: /^Failed\s*1/ });
    await failed.waitFor();
    await page
      .getByRole("region", { name: "Needs attention" })
      .getByText("failure-policy")
      .waitFor();
    await failed.click();
    await page.waitForURL(/status=failed,timed_out/);
    await rowOf(page, "failure-policy").first().waitFor();
    expect(await rowOf(page, "first-steps").count()).toBe(0);
  });

  test("a job with inputs is asked for them, and says which is missing", async () => {
    await stack.saveExample("inputs.yaml");
    const { page } = await stack.open("/jobs");
    await page.getByRole("button", { name: "Run inputs" }).click();
    const dialog = page.getByRole("dialog", { name: "Run inputs" });
    await dialog.getByRole("button", { name: "Run", exact: true }).click();
    await dialog.getByText("This input is required.").waitFor();
    await dialog.getByRole("combobox", { name: "target" }).click();
    await page.getByRole("option", { name: "staging" }).click();
    await dialog.getByRole("button", { name: "Run", exact: true }).click();
    await page.waitForURL(/\/runs\/[0-9a-f-]{36}/);
  });

  test("jobs are exported as they were written and deleted after a question", async () => {
    await stack.saveExample("retry.yaml");
    const { page } = await stack.open("/jobs");
    await page.getByRole("checkbox", { name: "Select retry" }).click();
    const download = page.waitForEvent("download");
    await page.getByRole("button", { name: "Export" }).click();
    expect((await download).suggestedFilename()).toBe("retry.yaml");
    await page.getByRole("button", { name: "Delete…" }).click();
    await page.getByRole("button", { name: "Delete retry" }).click();
    await page.getByText("retry deleted", { exact: true }).waitFor();
    await expect.poll(() => rowOf(page, /^retry/).count()).toBe(0);
  });

  test("rows are reached, ticked and opened by keys", async () => {
    const { page } = await stack.open("/runs");
    await rowOf(page, "first-steps").first().waitFor();
    await page.keyboard.press("j");
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.getAttribute("data-row")))
      .toBe("0");
    await page.keyboard.press("x");
    await page.getByRole("region", { name: "Selection" }).getByText("1 selected").waitFor();
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/runs\/[0-9a-f-]{36}/);
  });

  test("filters of the runs are in the address and come off one by one", async () => {
    const { page } = await stack.open("/runs?status=failed");
    await rowOf(page, "failure-policy").first().waitFor();
    expect(await rowOf(page, "first-steps").count()).toBe(0);
    await page.getByRole("button", { name: "Remove the filter status" }).click();
    await rowOf(page, "first-steps").first().waitFor();
    expect(new URL(page.url()).search).toBe("");
  });

  test("jobs are searched by the server, and show how their newest runs went", async () => {
    const { page } = await stack.open("/jobs");
    await rowOf(page, "inputs").first().waitFor();
    await page.getByRole("searchbox", { name: "Name or description" }).fill("two tasks side by");
    await page.waitForURL(/q=two/);
    await expect.poll(() => page.locator("tbody tr").count()).toBe(1);
    const row = rowOf(page, "first-steps");
    await row.getByRole("list", { name: "Last runs" }).getByRole("link").first().waitFor();
    await row.getByText("100 %").waitFor();
  });

  test("ticked runs that failed are run again together", async () => {
    const { page } = await stack.open("/runs?status=failed");
    await rowOf(page, "failure-policy").first().waitFor();
    await page.getByRole("checkbox", { name: "Select all rows shown" }).click();
    await page.getByRole("button", { name: /^Re-run failed/ }).click();
    await page.getByRole("button", { name: "Re-run one run" }).click();
    await page.getByText("one run started again", { exact: true }).waitFor();
  });

  test("a new run appears in the open list by itself", async () => {
    const { page } = await stack.open("/runs");
    await page.getByRole("button", { name: "Live", exact: true }).waitFor();
    await rowOf(page, "first-steps").first().waitFor();
    const before = await rowOf(page, "first-steps").count();
    await stack.startRun("first-steps");
    await expect
      .poll(() => rowOf(page, "first-steps").count(), { timeout: 30_000 })
      .toBe(before + 1);
  });

  test("an API token is shown once and can be revoked", async () => {
    const { page } = await stack.open("/settings?tab=tokens");
    await page.getByRole("button", { name: "New token" }).click();
    await page.getByRole("button", { name: "Create the token" }).click();
    await page.getByText("Give the token a name.").waitFor();
    await page.getByRole("textbox", { name: "Name" }).fill("deploy");
    await page.getByRole("button", { name: "Create the token" }).click();
    await page.getByText(/^stratal_/).waitFor();
    await page.getByRole("button", { name: "I have copied it" }).click();
    await page.getByRole("button", { name: "Revoke deploy" }).click();
    await page.getByRole("button", { name: "Revoke the token" }).click();
    await rowOf(page, "deploy").getByText("revoked").waitFor();
  });
});
