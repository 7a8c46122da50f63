/** What the test of accessibility looks at: pages, what opens on them, and the jobs that they tell of. */
import type { Page } from "playwright-core";

/** A run of it leaves files and a summary, fails in two of its items, and is of a version that differs from the first. */
export const report = (retries: number) => ({
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
      run: `case "$SHOP" in m*) printf '\\033[31mno shop on %s\\033[0m\\n' "$SHOP" >&2; exit 3;; esac`,
    },
  ],
});

/** Waits for a person, and for a worker that there is not. */
export const release = {
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

/** A template of a task. */
export const greet = {
  stratal: 1,
  kind: "task",
  name: "greet",
  description: "Says hello.",
  inputs: { who: { type: "string", required: true } },
  task: { uses: "echo", parameters: { message: "Hello ${{ params.who }}" } },
};

/** A page, or what opens on it, and what is there when it is ready. */
export interface Look {
  name: string;
  path: string;
  act?: (page: Page) => Promise<unknown>;
  ready: string | RegExp;
  /** Looked at in high contrast, too. */
  contrast?: true;
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

/** Waits until a part of the page has room for all its columns. */
const fitting = (part: string) => (page: Page) =>
  page.waitForFunction((selector) => {
    const box = document.querySelector(selector);
    return box?.querySelector("td") && box.scrollWidth <= box.clientWidth;
  }, part);

/** Every page, and every dialog that nothing has to be changed for. */
export const looks: readonly Look[] = [
  { name: "dashboard", path: "/", ready: "Needs attention", contrast: true },
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
  { name: "job", path: "/jobs/{report}", ready: "Typical duration", contrast: true },
  {
    name: "job-run-inputs",
    path: "/jobs/{report}",
    act: press("Run"),
    ready: "The day to report.",
  },
  {
    name: "job-delete",
    path: "/jobs/{report}",
    act: choose("More for report", "Delete…"),
    ready: /Delete report/,
  },
  { name: "job-diff", path: "/jobs/{report}?tab=versions", ready: "Meaning (1)" },
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
  { name: "editor", path: "/jobs/{report}/edit", ready: "Save & run" },
  { name: "editor-task", path: "/jobs/{report}/edit?task=collect", ready: "Task collect" },
  { name: "editor-review", path: "/jobs/{report}/edit", act: press("Review"), ready: "Dry run" },
  {
    name: "run-logs",
    path: "/runs/{report run}?view=logs",
    act: (page) => page.locator(".log-row").first().waitFor(),
    ready: "no shop on moon",
  },
  {
    name: "run-items",
    path: "/runs/{report run}?view=items",
    act: fitting("section[aria-label='Items'] [data-scroller]"),
    ready: "4 items",
    contrast: true,
  },
  { name: "run-values", path: "/runs/{report run}?view=values", ready: "Inputs" },
  { name: "run-artifacts", path: "/runs/{report run}?view=artifacts", ready: "orders.csv" },
  {
    name: "run-artifact",
    path: "/runs/{report run}?view=artifacts",
    act: press("View orders.csv"),
    ready: "12",
  },
  { name: "run-summary", path: "/runs/{report run}?view=summary", ready: "Orders" },
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
  { name: "templates", path: "/templates", ready: "greet" },
  { name: "template", path: "/templates?name=greet", ready: "Preview" },
  {
    name: "template-publish",
    path: "/templates",
    act: press("Publish a template"),
    ready: "Publish",
  },
  { name: "secrets", path: "/secrets", ready: "API_KEY" },
  { name: "secret-new", path: "/secrets", act: press("New secret"), ready: "Create the secret" },
  {
    name: "secret-import",
    path: "/secrets",
    act: press("Import .env…"),
    ready: "Text of the file",
  },
  {
    name: "secret-delete",
    path: "/secrets",
    act: press("Delete API_KEY"),
    ready: "Delete API_KEY",
  },
  { name: "workers", path: "/workers", ready: "no worker offers gpu" },
  { name: "queues", path: "/workers?tab=queues", ready: "default" },
  {
    name: "queue-pause",
    path: "/workers?tab=queues",
    act: press("Pause the queue default"),
    ready: "Pause the queue",
  },
  { name: "health", path: "/admin/health", ready: "Oldest transaction" },
  { name: "settings", path: "/settings", ready: "High contrast" },
  { name: "tokens", path: "/settings?tab=tokens", ready: "ci" },
  {
    name: "token-new",
    path: "/settings?tab=tokens",
    act: press("New token"),
    ready: "Create the token",
  },
  { name: "about", path: "/settings?tab=about", ready: "Reference of the HTTP API" },
  { name: "login", path: "/login", ready: /./ },
  { name: "not-found", path: "/nowhere", ready: "There is no such page" },
];
