import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { until } from "../../test/support/processes.ts";
import { launchBrowser } from "./browser.ts";
import { greet, release, report } from "./looks.ts";
import {
  colourViolations,
  screenshots,
  seriousViolations,
  sidewaysOverflow,
  startWebStack,
  type WebStack,
} from "./web-stack.ts";

const browser: Browser | null = await launchBrowser();

/** A page with buttons that ask for more than a viewer has, and the least role that each needs. */
const pages = [
  {
    path: "/jobs",
    buttons: { "New job": "admin", "Run report": "operator" },
    entries: {
      menu: "More for report",
      names: { Edit: "admin", Duplicate: "admin", "Delete…": "owner" },
    },
  },
  {
    path: "/jobs/{report}",
    buttons: { Edit: "admin", Run: "operator", "Other ways to run": "operator" },
  },
  {
    path: "/jobs/{report}?tab=settings",
    buttons: { "Save as version 2": "admin", "Delete…": "owner" },
  },
  { path: "/jobs/{report}/edit", buttons: { Save: "admin", "Save & run": "admin" } },
  {
    path: "/runs/{report run}",
    buttons: {
      "Re-run failed": "operator",
      "More ways to re-run": "operator",
      "Edit the task": "admin",
    },
  },
  {
    path: "/runs/{report run}?task=0",
    buttons: { Retry: "operator", "Set state": "operator" },
  },
  {
    path: "/runs/{release run}?task=0",
    buttons: { Pause: "operator", Cancel: "operator", Approve: "operator", Reject: "operator" },
  },
  { path: "/approvals", buttons: { Approve: "operator", Reject: "operator" } },
  { path: "/templates", buttons: { "Publish a template": "admin" } },
  { path: "/templates?name=greet", buttons: { "Use in a new job": "admin" } },
  { path: "/secrets", buttons: { "New secret": "admin", "Import .env…": "admin" } },
  { path: "/workers", buttons: { "Drain the worker .*": "admin" } },
  { path: "/workers?tab=queues", buttons: { "Pause the queue default": "admin" } },
  { path: "/settings?tab=tokens", buttons: { "New token": "owner" } },
] as const;

describe.runIf(browser !== null)("a viewer", () => {
  const ids = new Map<string, string>();
  let stack: WebStack;
  let page: Page;
  /** What the server refused, by method and path. */
  const refused: string[] = [];

  beforeAll(async () => {
    stack = await startWebStack(browser!, {
      STRATAL_AUTH: "on",
      STRATAL_ADMIN_TOKEN: "a-token-that-only-this-test-knows-9876543210",
    });
    await fill(stack, ids);
    const { token } = await stack.send("POST", "/api/v1/tokens", {
      name: "ann's",
      user: "ann",
      role: "viewer",
    });
    ({ page } = await stack.open("/login"));
    page.setDefaultTimeout(30_000);
    page.on("response", (response) => {
      if (response.status() === 403 && response.request().method() !== "GET")
        refused.push(`${response.request().method()} ${response.url()}`);
    });
    await page.getByRole("textbox", { name: "API token" }).fill(token!);
    await page.getByRole("button", { name: "Log in" }).click();
    await page.getByRole("button", { name: "Account: ann, viewer" }).waitFor();
  });
  afterAll(async () => {
    await stack.close();
    await browser?.close();
  });

  test.each(pages)("reads which role each button needs, and sends nothing: $path", async (each) => {
    await page.goto(stack.url + each.path.replace(/\{([^}]+)\}/g, (_, name) => ids.get(name)!));
    for (const [name, role] of Object.entries(each.buttons)) {
      const button = page.getByRole("button", { name: new RegExp(`^${name}$`) }).first();
      await expectRefused(button, role);
      await button.press("Enter");
      await button.press("Enter");
      await page.getByText(`This needs the role ${role}`).first().waitFor();
    }
    expect(await page.getByRole("dialog").count()).toBe(0);
    expect(await seriousViolations(page)).toEqual([]);
    if ("entries" in each) {
      await page.getByRole("button", { name: each.entries.menu }).click();
      for (const [name, role] of Object.entries(each.entries.names))
        await expectRefused(page.getByRole("menuitem", { name }), role);
      expect(await colourViolations(page)).toEqual([]);
      await page.keyboard.press("Escape");
    }
    expect(refused).toEqual([]);
  });

  test("is told why when the keyboard asks for a run, and starts none", async () => {
    await page.goto(`${stack.url}/jobs/${ids.get("report")}`);
    await page.getByRole("heading", { level: 1, name: "report" }).waitFor();
    await expectRefused(page.getByRole("button", { name: "Run", exact: true }), "operator");
    await page.keyboard.press("r");
    await page.getByText("report was not started").first().waitFor();
    expect(refused).toEqual([]);
  });

  test("sees pages that fit a phone, in both themes", async () => {
    await page.setViewportSize({ width: 360, height: 740 });
    await page.goto(`${stack.url}/runs/${ids.get("report run")}`);
    await expectRefused(page.getByRole("button", { name: "Re-run failed" }), "operator");
    for (const theme of ["light", "dark"]) {
      await page.evaluate((chosen) => {
        document.documentElement.dataset.theme = chosen;
      }, theme);
      await page.screenshot({ path: `${screenshots}viewer-run-${theme}.png` });
      expect(await colourViolations(page)).toEqual([]);
    }
    expect(await sidewaysOverflow(page)).toBeLessThanOrEqual(0);
  });
});

async function expectRefused(button: Locator, role: string): Promise<void> {
  await button.and(button.page().locator("[aria-disabled=true]")).waitFor();
  const said = `${await button.getAttribute("aria-description")} ${await button.innerText()}`;
  expect(said).toContain(`This needs the role ${role}`);
}

/** What the pages tell of: a run that failed, one that waits for a decision, a template, and the ids of them. */
async function fill({ send, startRun }: WebStack, ids: Map<string, string>): Promise<void> {
  await send("POST", "/api/v1/templates", greet);
  for (const document of [report(0), release]) {
    const { job } = await send("POST", "/api/v1/jobs", document);
    ids.set(document.name, job!.id);
    ids.set(`${document.name} run`, await startRun(document.name));
  }
  const statusOf = async (name: string) =>
    (await send("GET", `/api/v1/job-runs/${ids.get(`${name} run`)}`)).status;
  await until("the report has failed", async () => (await statusOf("report")) === "failed", 60_000);
  const asked = async () => (await send("GET", "/api/v1/approvals")).approvals?.length === 1;
  await until("the release asks", asked, 60_000);
}
