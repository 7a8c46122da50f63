import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { stringify } from "yaml";
import { until } from "../../test/support/processes.ts";
import { launchBrowser } from "./browser.ts";
import {
  ATTACK_LINES,
  everyField,
  namedFor,
  scripts,
  template,
  unmatched,
  waits,
} from "./hostile-documents.ts";
import {
  addressesWith,
  jobViews,
  otherViews,
  printable,
  runViews,
  workerName,
} from "./hostile-views.ts";
import { INJECTIONS } from "./injections.ts";
import { startWebStack, type WebStack } from "./web-stack.ts";
import { textsNotShown, watch, type Witness } from "./witness.ts";

const browser: Browser | null = await launchBrowser();

describe.runIf(browser !== null)("texts of users", () => {
  let stack: WebStack;
  let context: BrowserContext;
  let ids: Map<string, string>;

  beforeAll(async () => {
    stack = await startWebStack(browser!, { STRATAL_WORKER_NAME: workerName });
    context = await browser!.newContext({
      viewport: { width: 1440, height: 900 },
      reducedMotion: "reduce",
    });
    ids = await fill(stack);
  });
  afterAll(async () => {
    await context.close();
    await stack.close();
    await browser?.close();
  });

  async function open(path: string): Promise<{ page: Page; witness: Witness }> {
    const page = await context.newPage();
    const witness = await watch(context, page, stack.url);
    await page.goto(stack.url + withIds(path));
    return { page, witness };
  }

  function withIds(path: string): string {
    return path.replace(/\{([^}]+)\}/g, (_, name: string) => ids.get(name)!);
  }

  test.each(
    [...jobViews, ...runViews, ...otherViews].map((view) => ({ ...view, act: view.act ?? null })),
  )("are only shown as text at $path, $part", async ({ path, act, part, shows, isCode }) => {
    const { page, witness } = await open(path);
    await act?.(page);
    const shown = page.locator(part ?? "main").first();
    await shown.waitFor();
    await page.waitForLoadState("networkidle");
    await expect.poll(() => textsNotShown(shown, shows, isCode), { timeout: 30_000 }).toEqual([]);
    expect(await witness.offences()).toEqual([]);
    await page.close();
  });

  test.each(addressesWith("*"))("are only text in the address %s", async (place) => {
    const { page, witness } = await open("/settings");
    const at = addressesWith("*").indexOf(place);
    for (const attack of printable) {
      const path = addressesWith(encodeURIComponent(attack))[at]!;
      await visit(page, withIds(path));
    }
    expect(await witness.offences()).toEqual([]);
    await page.close();
  });

  test("are looked for as they stand in the address", async () => {
    for (const attack of printable.slice(0, 3)) {
      const { page } = await open(`/jobs?q=${encodeURIComponent(attack)}`);
      const search = page.getByRole("searchbox", { name: "Name or description" });
      await expect.poll(() => search.inputValue()).toBe(attack);
      await page.close();
    }
  });

  test("are only text in the answers that refuse them", async () => {
    const { page, witness } = await open("/templates");
    const keys = printable.map((attack) => `${JSON.stringify(attack)}: 1`);
    const text = ["stratal: 1", "kind: task", "name: wrong", ...keys, "task: { run: x }"].join(
      "\n",
    );
    await page.getByRole("button", { name: "Publish a template" }).click();
    await page.getByRole("textbox", { name: "Template document" }).click();
    await page.keyboard.press("Control+a");
    // Over a selection, Chromium itself sets inline styles, which the policy forbids.
    await page.keyboard.press("Delete");
    await page.keyboard.insertText(text);
    await page.getByRole("button", { name: "Publish", exact: true }).click();
    const refusal = page.getByRole("dialog").getByRole("alert");
    await refusal.waitFor();
    expect(await textsNotShown(refusal, printable.slice(0, 10))).toEqual([]);
    expect(await witness.offences()).toEqual([]);
  });

  test("meet a policy that lets no script but the app's own run, on pages and on files of tasks", async () => {
    const { artifacts } = await stack.send(
      "GET",
      `/api/v1/job-runs/${ids.get("hostile-scripts run")}/artifacts`,
    );
    const files = artifacts!.map(({ id }) => `/api/v1/artifacts/${id}/download`);
    expect(files.length).toBe(7);
    for (const path of ["/", "/runs", ...files]) {
      const { headers } = await fetch(stack.url + path);
      const policy = headers.get("content-security-policy") ?? "";
      expect(policy, path).not.toContain("unsafe-");
      expect(policy, path).toMatch(/(^|;)\s*(script-src 'self'|default-src 'none'(;|$)|sandbox)/);
      expect(headers.get("x-content-type-options"), path).toBe("nosniff");
    }
    for (const path of files)
      expect((await fetch(stack.url + path)).headers.get("content-disposition")).toMatch(
        /^attachment/,
      );
  });
});

/** Goes to an address within the app, which is much faster than loading it anew; a place that redirects may do so. */
async function visit(page: Page, path: string): Promise<void> {
  await page.evaluate(async (to) => {
    history.pushState(null, "", to);
    dispatchEvent(new PopStateEvent("popstate"));
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  }, path);
}

/** Gives every field of the API the attacks that it takes; answers with the ids of jobs and runs. */
async function fill({ send }: WebStack): Promise<Map<string, string>> {
  const ids = new Map<string, string>();
  const save = async (document: object): Promise<string> =>
    (await send("POST", "/api/v1/jobs", stringify(document))).job!.id;
  const start = async (name: string, id: string): Promise<string> => {
    const body = { job_id: id, triggered_by: INJECTIONS[1] };
    const { job_run_id: runId } = await send("POST", "/api/v1/job-runs", body);
    ids.set(name, id).set(`${name} run`, runId!);
    return runId!;
  };
  await send("POST", "/api/v1/templates", stringify(template));
  for (const attack of INJECTIONS) {
    const name = attack.slice(0, 255);
    await start(name, await save(namedFor(attack)));
    if (printable.includes(attack))
      await send("POST", "/api/v1/secrets", { name, value: "a value that is long enough" });
    await send("POST", "/api/v1/tokens", { name, user: name });
  }
  const everyId = await save(everyField(1));
  await send("PUT", `/api/v1/jobs/${everyId}`, stringify(everyField(2)));
  const ended = [
    await start("every-field", everyId),
    await start("hostile-scripts", await save(scripts)),
  ];
  const waiting = await start("hostile-waits", await save(waits));
  await start("hostile-demand", await save(unmatched));
  for (const id of ended) await hasEnded(send, id);
  await comment(send, waiting);
  return ids;
}

async function hasEnded(send: WebStack["send"], id: string): Promise<void> {
  const statusOf = async () => (await send("GET", `/api/v1/job-runs/${id}`)).status ?? "";
  await until(
    `the run ${id} ends`,
    async () => ["completed", "failed"].includes(await statusOf()),
    120_000,
  );
}

/** The first of two approvals, as soon as the task asks for it. */
async function comment(send: WebStack["send"], runId: string): Promise<void> {
  const approvals = () => send("GET", "/api/v1/approvals");
  await until("an approval is asked for", async () => (await approvals()).approvals?.length === 1);
  const [approval] = (await approvals()).approvals!;
  expect(approval!.job_run_id).toBe(runId);
  const body = { comment: ATTACK_LINES };
  await send("POST", `/api/v1/task-runs/${approval!.task_run_id}/approve`, body);
}
