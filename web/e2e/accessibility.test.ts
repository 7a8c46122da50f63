import { mkdirSync } from "node:fs";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { until } from "../../test/support/processes.ts";
import { launchBrowser } from "./browser.ts";
import { startWebStack, type WebStack } from "./web-stack.ts";
import { screenshots, seriousViolations, sidewaysOverflow } from "./web-stack.ts";

const browser: Browser | null = await launchBrowser();
const pictures = `${screenshots}screenshots/`;
const themes = ["light", "dark", "contrast"] as const;

/** A run of it leaves files and a summary, fails in two of its items, and is of a version that differs from the first. */
const report = (retries: number) => ({
  stratal: 1,
  name: "report",
  description: "Collects the **orders** of each shop.",
  labels: { team: "data" },
  inputs: {
    day: { type: "date", default: "2030-01-31", description: "The day to report." },
    limit: { type: "integer", default: 100 },
  },
  tasks: [
    {
      name: "collect",
      retry: { max: retries, delay: "1s" },
      run: [
        'echo "shop,orders" > orders.csv; echo "eu,12" >> orders.csv',
        "printf '## Orders\\n| shop | orders |\\n| --- | ---: |\\n| eu | 12 |\\n' >> \"$STRATAL_SUMMARY\"",
        "echo 'total:json=12' >> \"$STRATAL_OUTPUT\"",
      ].join("\n"),
      artifacts: [{ name: "orders.csv", path: "orders.csv" }],
    },
    {
      name: "shops",
      depends_on: ["collect"],
      for_each: { in: ["eu", "us", "moon", "mars"], key: "${{ item }}" },
      env: { SHOP: "${{ item }}" },
      run: 'case "$SHOP" in m*) echo "no shop on $SHOP" >&2; exit 3;; esac',
    },
  ],
});

const release = {
  stratal: 1,
  name: "release",
  tasks: [
    {
      name: "ask",
      approval: {
        message: "Release version 4.2 to production?",
        form: {
          window: { type: "enum", values: ["now", "tonight"], required: true },
          ticket: { type: "string", description: "Number of the change." },
        },
      },
    },
    { name: "gpu", run: "true", runs_on: ["gpu"] },
  ],
};

const greet = {
  stratal: 1,
  kind: "task",
  name: "greet",
  description: "Says hello.",
  inputs: { who: { type: "string", required: true } },
  task: { uses: "echo", parameters: { message: "Hello ${{ params.who }}" } },
};

/** A page, or what opens on it, and what is there when it is ready. */
interface Look {
  name: string;
  path: string;
  act?: (page: Page) => Promise<unknown>;
  ready: string | RegExp;
}

const press = (name: string | RegExp) => (page: Page) =>
  page
    .locator("main")
    .getByRole("button", { name, exact: typeof name === "string" })
    .first()
    .click();
const choose = (menu: string | RegExp, entry: string | RegExp) => async (page: Page) => {
  await press(menu)(page);
  await page.getByRole("menuitem", { name: entry }).click();
};

const looks: Look[] = [
  { name: "dashboard", path: "/", ready: "Needs attention" },
  { name: "jobs", path: "/jobs", ready: "report" },
  { name: "runs", path: "/runs", ready: "report" },
  {
    name: "palette",
    path: "/runs",
    act: (page) => page.keyboard.press("Control+k"),
    ready: "New job",
  },
  {
    name: "keys",
    path: "/runs",
    act: (page) => page.keyboard.press("?"),
    ready: "Keyboard shortcuts",
  },
  {
    name: "job-delete",
    path: "/jobs/{report}",
    act: choose("More for report", "Delete…"),
    ready: /Delete report/,
  },
  {
    name: "job-meaning",
    path: "/jobs/{report}?tab=versions&view=meaning",
    ready: "tasks.collect.retry.max",
  },
  { name: "job-runs-list", path: "/jobs/{report}?tab=runs&view=list", ready: "Failed" },
  { name: "new-job", path: "/jobs/new", ready: "Open the editor" },
  { name: "new-job-template", path: "/jobs/new?from=greet", ready: "Open the editor" },
  {
    name: "new-job-import",
    path: "/jobs/new",
    act: (page) => page.getByText("Import", { exact: true }).click(),
    ready: "Open the editor",
  },
  {
    name: "run-artifact",
    path: "/runs/{report run}?view=artifacts",
    act: press("View orders.csv"),
    ready: "12",
  },
  {
    name: "run-rerun",
    path: "/runs/{report run}",
    act: choose("More ways to re-run", "With other inputs…"),
    ready: "What did not succeed",
  },
  {
    name: "run-override",
    path: "/runs/{report run}?task=0",
    act: choose("Set state", /Skip/),
    ready: "Reason",
  },
  { name: "run-waiting", path: "/runs/{release run}?view=waiting", ready: "gpu" },
  { name: "run-approval", path: "/runs/{release run}?task=0", ready: "Approve" },
  {
    name: "run-cancel",
    path: "/runs/{release run}",
    act: press("Cancel"),
    ready: "Cancel this run?",
  },
  { name: "approvals", path: "/approvals", ready: "Approve" },
];

describe.runIf(browser !== null)("each of these pages and dialogs", () => {
  let stack: WebStack;
  const ids = new Map<string, string>();

  beforeAll(async () => {
    mkdirSync(pictures, { recursive: true });
    stack = await startWebStack(browser!);
    const { send } = stack;
    await send("POST", "/api/v1/templates", greet);
    await send("POST", "/api/v1/secrets", {
      name: "API_KEY",
      value: "a value that is long enough",
    });
    await send("POST", "/api/v1/tokens", { name: "ci" });
    const jobOf = async (document: object) =>
      (await send("POST", "/api/v1/jobs", document)).job!.id;
    ids.set("report", await jobOf(report(0)));
    await send("PUT", `/api/v1/jobs/${ids.get("report")}`, report(2));
    ids.set("release", await jobOf(release));
    for (const name of ["report", "release"]) ids.set(`${name} run`, await stack.startRun(name));
    const statusOf = async () =>
      (await send("GET", `/api/v1/job-runs/${ids.get("report run")}`)).status;
    await until("the report has failed", async () => (await statusOf()) === "failed", 60_000);
  });
  afterAll(async () => {
    await stack.close();
    await browser?.close();
  });

  const withIds = (path: string): string =>
    path.replace(/\{([^}]+)\}/g, (_, name: string) => ids.get(name)!);

  /** Looks at the page as it is in every theme, then on a phone. */
  async function examine(page: Page, name: string): Promise<void> {
    for (const theme of themes) {
      await page.evaluate((chosen) => (document.documentElement.dataset.theme = chosen), theme);
      await page.screenshot({ path: `${pictures}${name}-${theme}.png` });
      expect(await seriousViolations(page), `${name}, ${theme}`).toEqual([]);
    }
    await page.evaluate(() => (document.documentElement.dataset.theme = "light"));
    await page.setViewportSize({ width: 390, height: 844 });
    await page.screenshot({ path: `${pictures}${name}-mobile.png` });
    expect(await sidewaysOverflow(page), `${name}, mobile`).toBeLessThanOrEqual(0);
  }

  test.each(looks)("has no serious accessibility problem in any theme: $name", async (look) => {
    const { page } = await stack.open(withIds(look.path), { width: 1440 });
    page.setDefaultTimeout(15_000);
    await page.getByRole("heading", { level: 1 }).first().waitFor({ state: "attached" });
    await look.act?.(page);
    await page.getByText(look.ready).first().waitFor();
    await page.waitForLoadState("networkidle");
    await examine(page, look.name);
    await page.context().close();
  });
});
