import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { launchBrowser } from "./browser.ts";
import { startWebStack, type WebStack } from "./web-stack.ts";

const adminToken = "a-token-that-only-this-test-knows-0123456789";
const browser: Browser | null = await launchBrowser();

describe.runIf(browser !== null)("the login", () => {
  let stack: WebStack;
  beforeAll(async () => {
    stack = await startWebStack(browser!, {
      STRATAL_AUTH: "on",
      STRATAL_ADMIN_TOKEN: adminToken,
    });
  });
  afterAll(async () => {
    await stack.close();
    await browser?.close();
  });

  test("is asked for once, keeps the address, and ends with a log out", async () => {
    const { page } = await stack.open("/runs?status=failed");
    const token = page.getByRole("textbox", { name: "API token" });
    await token.fill("not-the-token");
    await page.getByRole("button", { name: "Log in" }).click();
    await page.getByText(/This token is not known/).waitFor();

    await token.fill(adminToken);
    await page.getByRole("button", { name: "Log in" }).click();
    await page.getByRole("heading", { level: 1, name: "Runs" }).waitFor();
    expect(new URL(page.url()).search).toBe("?status=failed");
    await page.getByRole("button", { name: "Live", exact: true }).waitFor();
    expect(await page.evaluate(() => document.cookie)).toBe("");

    await page.getByRole("button", { name: "Account: admin, owner" }).click();
    await page.getByRole("menuitem", { name: "Log out admin" }).click();
    await page.waitForURL(/\/login/);
    await page.goto(`${stack.url}/jobs`);
    await page.waitForURL(/\/login\?to=/);
  });
});
