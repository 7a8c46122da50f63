import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { until } from "../../test/support/processes.ts";
import { launchBrowser } from "./browser.ts";
import { sidewaysOverflow, startWebStack, type WebStack } from "./web-stack.ts";

const browser: Browser | null = await launchBrowser();

const release = {
  stratal: 1,
  name: "release",
  tasks: [
    {
      name: "ask",
      approval: {
        message: "Release version 4.2?",
        form: {
          window: { type: "enum", values: ["now", "tonight"], required: true },
          ticket: { type: "string" },
        },
      },
    },
    {
      name: "publish",
      depends_on: ["ask"],
      env: {
        WINDOW: "${{ tasks.ask.outputs.form.window }}",
        TICKET: '${{ get(tasks, "ask.outputs.form.ticket", "none") }}',
      },
      run: 'echo "published $WINDOW for $TICKET"',
    },
  ],
};

const files = {
  stratal: 1,
  name: "files",
  tasks: [
    {
      name: "write",
      run: [
        "printf 'shop,note\\neu,\"twelve, and more\"\\n' > orders.csv",
        'echo \'{"total":{"eu":12}}\' > total.json',
        "head -c 3000000 /dev/zero > large.bin",
      ].join("\n"),
      artifacts: ["orders.csv", "total.json", "large.bin"].map((name) => ({ name, path: name })),
    },
  ],
};

const shops = {
  stratal: 1,
  name: "shops",
  tasks: [
    {
      name: "count",
      for_each: { in: ["eu", "us", "moon", "mars"], key: "${{ item }}" },
      env: { SHOP: "${{ item }}" },
      run: 'case "$SHOP" in m*) echo "no shop on $SHOP" >&2; exit 3;; esac',
    },
  ],
};

const stuck = {
  stratal: 1,
  name: "stuck",
  tasks: [
    { name: "train", run: "true", runs_on: ["gpu"] },
    { name: "after", depends_on: ["train"], run: "true" },
    { name: "signal", wait: { event: "order-paid", timeout: "1d" } },
  ],
};

describe.runIf(browser !== null)("what people come for", () => {
  let stack: WebStack;
  beforeAll(async () => {
    stack = await startWebStack(browser!);
    for (const document of [release, files, shops, stuck])
      await stack.send("POST", "/api/v1/jobs", document);
  });
  afterAll(async () => {
    await stack.close();
    await browser?.close();
  });

  const runOf = (id: string) => stack.send("GET", `/api/v1/job-runs/${id}`);
  async function ended(jobName: string): Promise<string> {
    const id = await stack.startRun(jobName);
    const isOver = async () => ["completed", "failed"].includes((await runOf(id)).status ?? "");
    await until(`${jobName} has ended`, isOver, 60_000);
    return id;
  }

  test("an approval is given on a phone, with a field and a comment, and the run completes", async () => {
    const id = await stack.startRun("release");
    const { page, complaints } = await stack.open("/", { width: 390 });
    await page.getByRole("link", { name: /^Approvals/ }).click();
    const card = page.getByRole("article", { name: "ask of release" });
    await card.getByText("Release version 4.2?").waitFor();
    await card.getByRole("button", { name: "Approve" }).click();
    await card.getByText("This input is required.").waitFor();
    await card.getByRole("combobox", { name: "window" }).click();
    await page.getByRole("option", { name: "tonight" }).click();
    await card.getByLabel("ticket").fill("CHG-17");
    await card.getByLabel("Comment").fill("Looked at the numbers");
    expect(await sidewaysOverflow(page)).toBe(0);
    await card.getByRole("button", { name: "Approve" }).click();
    await page.getByText("Nothing waits for a decision").waitFor();
    await until("the run completes", async () => (await runOf(id)).status === "completed", 60_000);
    await page.goto(`${stack.url}/runs/${id}?task=1&tab=log`);
    await page.getByText("published tonight for CHG-17").first().waitFor();
    expect(complaints).toEqual([]);
  });

  test("the run that waits is approved from its own page, with the same form", async () => {
    const id = await stack.startRun("release");
    const { page } = await stack.open(`/runs/${id}?task=0`);
    const form = page.getByRole("region", { name: "Approval" });
    await form.getByRole("button", { name: "Approve" }).click();
    await form.getByText("This input is required.").waitFor();
    await form.getByRole("combobox", { name: "window" }).click();
    await page.getByRole("option", { name: "now" }).click();
    await form.getByRole("button", { name: "Approve" }).click();
    await until("the run completes", async () => (await runOf(id)).status === "completed", 60_000);
  });

  test("files of a run are shown as what they are, and what is too large is offered as a download", async () => {
    const { page, complaints } = await stack.open(`/runs/${await ended("files")}?view=artifacts`);
    await page.getByRole("button", { name: "View orders.csv" }).click();
    const dialog = page.getByRole("dialog", { name: "orders.csv" });
    await dialog.getByRole("cell", { name: "twelve, and more", exact: true }).waitFor();
    const download = page.waitForEvent("download");
    await dialog.getByRole("link", { name: "Download" }).click();
    expect((await download).suggestedFilename()).toBe("orders.csv");
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "View total.json" }).click();
    const json = page.getByRole("dialog", { name: "total.json" });
    await json.getByText('"eu": 12').waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("link", { name: "Download large.bin" }).waitFor();
    expect(await page.getByRole("button", { name: "View large.bin" }).count()).toBe(0);
    expect(complaints).toEqual([]);
  });

  test("items are filtered by state and text, in the address, and the failed ones run again", async () => {
    const { page } = await stack.open(`/runs/${await ended("shops")}?view=items`);
    const items = page.getByRole("table", { name: "Items" });
    await expect.poll(() => items.locator("tbody tr").count()).toBe(4);
    await page.getByRole("button", { name: "Select 2 failed" }).click();
    await page.getByText("2 selected").waitFor();
    await page.getByRole("searchbox", { name: "Filter tasks" }).fill("moon");
    await expect.poll(() => items.locator("tbody tr").count()).toBe(1);
    await items.getByText("moon", { exact: true }).waitFor();
    expect(new URL(page.url()).searchParams.get("filter")).toBe("moon");
    await page.reload();
    await expect.poll(() => items.locator("tbody tr").count()).toBe(1);
    await page.getByRole("searchbox", { name: "Filter tasks" }).fill("nothing such");
    await page.getByText("No item matches the filter").waitFor();
  });

  test("a run that does not go on says what each task waits for, and how it goes on", async () => {
    const id = await stack.startRun("stuck");
    const { page } = await stack.open(`/runs/${id}?view=waiting`);
    const waiting = page.getByRole("region", { name: "Why waiting" });
    await waiting
      .getByText(/no worker offers gpu/)
      .first()
      .waitFor();
    await waiting
      .getByText(/order-paid/)
      .first()
      .waitFor();
    await waiting.getByRole("button", { name: "train" }).click();
    const panel = page.getByRole("complementary", { name: "Task train" });
    await panel.getByText(/no worker offers gpu/).waitFor();
    await stack.send("POST", `/api/v1/job-runs/${id}/cancel`);
    await waiting.getByText("Nothing waits").waitFor();
  });
});
