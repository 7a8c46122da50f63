import { mkdirSync } from "node:fs";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { until } from "../../test/support/processes.ts";
import { launchBrowser } from "./browser.ts";
import { greet, looks, release, report } from "./looks.ts";
import { startWebStack, type WebStack } from "./web-stack.ts";
import { colourViolations, screenshots, seriousViolations, sidewaysOverflow } from "./web-stack.ts";

const browser: Browser | null = await launchBrowser();
const pictures = `${screenshots}screenshots/`;
const desktop = { width: 1440, height: 900 };
const phone = { width: 390, height: 844 };

describe.runIf(browser !== null)("each of these pages and dialogs", () => {
  let stack: WebStack;
  // One page for all: what a context has loaded once, it need not load again.
  let page: Page;
  const ids = new Map<string, string>();

  beforeAll(async () => {
    mkdirSync(pictures, { recursive: true });
    stack = await startWebStack(browser!);
    await fill(stack, ids);
    ({ page } = await stack.open("/", { width: desktop.width }));
    page.setDefaultTimeout(15_000);
  });
  afterAll(async () => {
    await stack.close();
    await browser?.close();
  });

  /** Only colours differ between themes: what else there is to find, the light one shows. */
  async function examine(name: string, contrast: boolean): Promise<void> {
    await show("light", name);
    expect(await seriousViolations(page), `${name}, light`).toEqual([]);
    expect(await page.locator("body").innerText(), `${name}, colours of terminals`).not.toContain(
      "\u001b",
    );
    for (const theme of contrast ? ["dark", "contrast"] : ["dark"]) {
      await show(theme, name);
      expect(await colourViolations(page), `${name}, ${theme}`).toEqual([]);
    }
    await page.setViewportSize(phone);
    await show("light", `${name}-mobile`);
    expect(await sidewaysOverflow(page), `${name}, mobile`).toBeLessThanOrEqual(0);
  }

  /** A colour on its way from one theme to the other is of neither. */
  async function show(theme: string, name: string): Promise<void> {
    await page.evaluate((chosen) => {
      document.documentElement.dataset.theme = chosen;
      for (const animation of document.getAnimations())
        if (animation instanceof CSSTransition) animation.finish();
    }, theme);
    await page.screenshot({ path: `${pictures}${name}-${theme}.png` });
  }

  test.each(looks)("has no serious accessibility problem in any theme: $name", async (look) => {
    await page.setViewportSize(desktop);
    await page.goto(stack.url + withIds(look.path, ids));
    await page.getByRole("heading", { level: 1 }).first().waitFor({ state: "attached" });
    await look.act?.(page);
    await page.getByText(look.ready).filter({ visible: true }).first().waitFor();
    await page.waitForLoadState("networkidle");
    await examine(look.name, look.contrast ?? false);
  });

  test("has no serious accessibility problem in any theme: the question after somebody else saved", async () => {
    const { job } = await stack.send("POST", "/api/v1/jobs", { ...report(0), name: "shared" });
    await page.setViewportSize(desktop);
    await page.goto(`${stack.url}/jobs/${job!.id}/edit`);
    const text = page.locator(".cm-content").first();
    await text.waitFor();
    await stack.send("PUT", `/api/v1/jobs/${job!.id}`, { ...report(5), name: "shared" });
    await text.click();
    await page.keyboard.press("Control+End");
    await page.keyboard.type(" ");
    await page.getByRole("button", { name: "Save", exact: true }).first().click();
    await page.getByRole("dialog").waitFor();
    await examine("editor-merge", false);
  });
});

/** Makes what the pages tell of, and keeps the ids that their addresses name. */
async function fill({ send, startRun }: WebStack, ids: Map<string, string>): Promise<void> {
  await send("POST", "/api/v1/templates", greet);
  await send("POST", "/api/v1/secrets", { name: "API_KEY", value: "a value that is long enough" });
  await send("POST", "/api/v1/tokens", { name: "ci" });
  const jobOf = async (document: object | string) =>
    (await send("POST", "/api/v1/jobs", document)).job!.id;
  ids.set("report", await jobOf(lines(report(0))));
  await send("PUT", `/api/v1/jobs/${ids.get("report")}`, lines(report(2)));
  ids.set("release", await jobOf(release));
  for (const name of ["report", "release"]) ids.set(`${name} run`, await startRun(name));
  const statusOf = async () =>
    (await send("GET", `/api/v1/job-runs/${ids.get("report run")}`)).status;
  await until("the report has failed", async () => (await statusOf()) === "failed", 60_000);
}

/** A document as somebody might write it: JSON is YAML. */
function lines(document: object): string {
  return JSON.stringify(document, null, 2);
}

function withIds(path: string, ids: ReadonlyMap<string, string>): string {
  return path.replace(/\{([^}]+)\}/g, (_, name: string) => ids.get(name)!);
}
