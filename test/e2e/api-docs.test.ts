import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { launchBrowser } from "../../web/e2e/browser.ts";
import { startTestServer, type TestServer } from "../support/http-server.ts";

const browser: Browser | null = await launchBrowser();
let api: TestServer;
beforeAll(async () => {
  api = await startTestServer();
});
afterAll(async () => {
  await browser?.close();
  await api.close();
});

const ELSEWHERE = "http://stratal.test";

/** A page, and what its console complains about. `http://stratal.test` is the server under a name that browsers do not trust. */
async function openPage(on: Browser): Promise<{ page: Page; complaints: string[] }> {
  const page = await on.newPage();
  const complaints: string[] = [];
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("requestfailed", (request) => complaints.push(`no answer from ${request.url()}`));
  await page.route(`${ELSEWHERE}/**`, async (route) => {
    const url = route.request().url().replace(ELSEWHERE, api.url);
    await route.fulfill({ response: await route.fetch({ url }) });
  });
  return { page, complaints };
}

it.runIf(browser !== null)("shows the API's description without a complaint", async () => {
  for (const origin of [api.url, ELSEWHERE]) {
    const { page, complaints } = await openPage(browser!);
    await page.goto(`${origin}/api/docs`);
    await page.locator("#operations-jobs-createJob").click();
    await page.locator("#operations-jobs-createJob .try-out__btn").waitFor();
    expect(await page.locator(".opblock").count()).toBeGreaterThan(30);
    expect({ origin, complaints }).toEqual({ origin, complaints: [] });
    await page.close();
  }
});
