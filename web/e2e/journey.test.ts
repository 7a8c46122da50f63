/** What a newcomer does in the first minutes, by nothing but what the page shows: there is no step without a way on. */
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { launchBrowser } from "./browser.ts";
import { screenshots, sidewaysOverflow, startWebStack, type WebStack } from "./web-stack.ts";

const browser: Browser | null = await launchBrowser();
const settled = { timeout: 60_000 };

describe.runIf(browser !== null)("the first minutes", () => {
  let stack: WebStack;

  beforeAll(async () => {
    stack = await startWebStack(browser!);
  });
  afterAll(async () => {
    await stack.close();
    await browser?.close();
  });

  test("a job of three tasks with a condition is made, fails, says why, is mended, and succeeds", async () => {
    const { page, complaints } = await stack.open("/jobs");
    await newJob(page, "order-check");
    await addTask(page, "publish", "cat missing.csv");
    const condition = form(page).getByRole("combobox", { name: "if", exact: true });
    await condition.fill("inputs.who == 'world'");
    await condition.blur();
    await page.getByText("No problems").first().waitFor();

    await page.getByRole("button", { name: "Save & run" }).first().click();
    await page.getByRole("button", { name: "Start the run" }).click();
    const failure = page.getByRole("region", { name: "First failure" });
    await failure.getByText("cat: missing.csv: No such file or directory").waitFor();

    await failure.getByRole("link", { name: "Edit the task" }).click();
    await form(page).getByRole("heading", { name: "Task publish" }).waitFor();
    await writeCode(page, "echo published");
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await page.getByText("order-check saved as version 2").first().waitFor();

    await page.goBack();
    await failure.getByText("this run is of version 1, the newest is 2").waitFor();
    await failure.getByRole("button", { name: "Re-run failed with version 2" }).click();
    const run = page.getByRole("region", { name: "Run", exact: true });
    await run.getByRole("status").filter({ hasText: "Completed" }).first().waitFor(settled);
    await run.getByText("3 completed").first().waitFor();
    expect(complaints).toEqual([]);
  });

  test("a run that waits for a person leads to the decision, also on a phone", async () => {
    await saveJob(stack.url, approval);
    const id = await stack.startRun("ask-first");
    const { page, complaints } = await stack.open(`/runs/${id}`, { width: 390 });
    const notice = page.getByRole("region", { name: "Waits for a decision" });
    await notice.getByText("ask waits for a decision").waitFor(settled);
    await page.screenshot({ path: `${screenshots}journey-decision-390.png` });
    expect(await sidewaysOverflow(page)).toBeLessThanOrEqual(0);
    await notice.getByRole("button", { name: "Decide" }).click();
    await page.getByRole("button", { name: "Approve" }).click();
    await page.getByRole("button", { name: "Close the task" }).click();
    await page.getByRole("status").filter({ hasText: "Completed" }).first().waitFor(settled);
    await notice.waitFor({ state: "hidden" });
    expect(complaints).toEqual([]);
  });

  test("the task that failed is in sight in the graph beside its panel", async () => {
    await saveJob(stack.url, chain);
    const id = await stack.startRun("chain");
    const { page } = await stack.open(`/runs/${id}`);
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.getByRole("complementary", { name: "Task last" }).waitFor(settled);
    const graph = page.getByRole("application", { name: /^Graph of the tasks/ });
    const node = graph.getByRole("button", { name: "last, Failed" });
    await expect
      .poll(async () => {
        const [inner, outer] = [await node.boundingBox(), await graph.boundingBox()];
        return inner !== null && outer !== null && inner.x + inner.width <= outer.x + outer.width;
      }, settled)
      .toBe(true);
    await page.screenshot({ path: `${screenshots}journey-failed-1440.png` });
  });

  test("an id that names nothing leads on", async () => {
    const { page } = await stack.open("/runs/nonsense");
    await page.getByRole("alert").waitFor();
    expect(await page.getByRole("button", { name: "Try again" }).count()).toBe(0);
    await page.getByRole("link", { name: "All runs" }).click();
    await page.getByRole("heading", { name: "Runs", level: 1 }).waitFor();
  });

  test("a double click starts one run, and Back from it leads to the editor", async () => {
    const { page } = await stack.open("/jobs");
    await newJob(page, "clicked-twice");
    await page.getByRole("button", { name: "Save & run" }).first().dblclick();
    await page.getByRole("button", { name: "Start the run" }).dblclick();
    await page.waitForURL(/\/runs\//);
    await page.getByRole("status").filter({ hasText: "Completed" }).first().waitFor(settled);
    expect(await runsOf(stack.url, "clicked-twice")).toBe(1);

    await page.goBack();
    await page.waitForURL(/\/jobs\/[0-9a-f-]{36}\/edit/);
    await page.getByRole("button", { name: "Task report" }).waitFor();
    expect(await page.getByRole("dialog").count()).toBe(0);
  });

  test("a reload while the inputs are asked for asks for them again", async () => {
    const { page } = await stack.open("/jobs");
    await newJob(page, "reloaded");
    await page.getByRole("button", { name: "Save & run" }).first().click();
    await page.getByRole("dialog", { name: "Run reloaded" }).waitFor();
    await page.reload();
    const dialog = page.getByRole("dialog", { name: "Run reloaded" });
    await dialog.getByRole("button", { name: "Not now" }).click();
    await page.getByRole("button", { name: "Task report" }).waitFor();
    await page.getByText("version 1").first().waitFor();
  });

  test("the address of a draft that is gone leads on", async () => {
    const { page } = await stack.open("/jobs/new?draft=gone");
    await page.getByText("This draft is not in this browser any more").waitFor();
    await page.getByRole("link", { name: "Begin a new job" }).click();
    await page.getByRole("button", { name: "Open the editor" }).waitFor();
  });

  test.each([
    ["/runs?status=bogus&range=9z", "Runs"],
    ["/?range=9z", "Dashboard"],
    ["/workers?tab=bogus", "Workers & queues"],
  ])("%s is opened without what it says wrongly", async (path, heading) => {
    const { page, complaints } = await stack.open(path);
    await page.getByRole("heading", { name: heading, level: 1 }).waitFor();
    await page
      .getByRole("table")
      .or(page.getByRole("list", { name: "Figures" }))
      .first()
      .waitFor();
    expect(await page.getByRole("alert").count()).toBe(0);
    expect(complaints).toEqual([]);
  });
});

const approval = `stratal: 1
name: ask-first
tasks:
  - name: ask
    approval: { message: "Ship it?" }
`;

const chain = `stratal: 1
name: chain
tasks:
  - { name: first, run: echo 1 }
  - { name: middle, run: echo 2, depends_on: [first] }
  - { name: last, run: exit 3, depends_on: [middle] }
`;

async function saveJob(url: string, body: string): Promise<void> {
  const headers = { "content-type": "application/yaml" };
  const response = await fetch(`${url}/api/v1/jobs`, { method: "POST", headers, body });
  expect(response.status).toBe(201);
}

function form(page: Page) {
  return page.getByRole("region", { name: "Form" });
}

async function newJob(page: Page, name: string): Promise<void> {
  await page.getByRole("link", { name: "New job" }).first().click();
  await page.getByLabel("Name", { exact: true }).fill(name);
  await page.getByRole("button", { name: "Open the editor" }).click();
  await page.getByRole("button", { name: "Task report" }).waitFor();
}

/** Adds a task after `report` on the canvas, and says in the form what it is. */
async function addTask(page: Page, name: string, code: string): Promise<void> {
  await page.getByRole("button", { name: "Task report" }).click();
  await page.getByRole("button", { name: "Add: Bash script" }).click();
  await form(page).getByRole("heading", { name: "Task script" }).waitFor();
  await form(page).getByRole("textbox", { name: "name", exact: true }).fill(name);
  await page.keyboard.press("Tab");
  await form(page)
    .getByRole("heading", { name: `Task ${name}` })
    .waitFor();
  await writeCode(page, code);
}

/** As by a person: filled in over coloured text, Chromium itself would try an inline style, which the page forbids. */
async function writeCode(page: Page, code: string): Promise<void> {
  const field = form(page).getByRole("textbox", { name: "Code of run" });
  await field.press("Control+a");
  await field.press("Delete");
  await field.pressSequentially(code);
}

async function runsOf(url: string, name: string): Promise<number> {
  const response = await fetch(`${url}/api/v1/job-runs?limit=100`);
  const { job_runs: runs } = (await response.json()) as { job_runs: { job_name: string }[] };
  return runs.filter((run) => run.job_name === name).length;
}
