/**
 * Measures the log viewer in headless Chromium on real runs: a log of 1 000 000 lines (first lines, jumps, searches) and one that grows by
 * 10 000 lines a second (the main thread's tasks). Run by `npx tsx web/e2e/bench/log-viewer.ts` after a build.
 */
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { startUp, type CliStack } from "../../../test/support/cli.ts";
import { launchBrowser } from "../browser.ts";

const LIVE_MS = 15_000;
const million = `
import sys
for i in range(1_000_000):
    if i % 9973 == 0: sys.stdout.write(f"2026-01-02 ERROR request {i} failed: disk full\\n")
    else: sys.stdout.write(f"2026-01-02T03:04:05Z INFO worker-{i%16} handled request {i} in {i%311} ms\\n")`;
const live = `
import sys, time
start = time.time()
for step in range(12_000):
    sys.stdout.write("".join(f"line {step*100+k} of a live log, with \\x1b[32mcolour\\x1b[0m and more text\\n" for k in range(100)))
    sys.stdout.flush()
    time.sleep(max(0, start + step / 100 - time.time()))`;

/** True when every row in sight is there. Text, since it runs in the page. */
const isDrawn = `(() => {
  const box = document.querySelector(".log-box")?.getBoundingClientRect();
  if (!box) return false;
  const rows = [...document.querySelectorAll(".log-row")].filter((row) => {
    const { top, bottom } = row.getBoundingClientRect();
    return bottom > box.top && top < box.bottom;
  });
  return rows.length > 15 && rows.every((row) => row.querySelector(".log-missing") === null);
})()`;

const browser = await launchBrowser();
if (browser === null) process.exit(1);
const folder = await mkdtemp(join(tmpdir(), "stratal-log-bench-"));
await chmod(folder, 0o755);
const stack = await startUp(join(folder, "data"), folder);
try {
  // Conditions are texts that the page evaluates, which its policy forbids.
  const viewport = { width: 1440, height: 900 };
  const page = await browser.newPage({ viewport, bypassCSP: true });
  const id = await start(stack, "million", million);
  await ended(stack, id);
  await measureMillion(page, `${stack.url}/runs/${id}?view=logs&task=0`);
  const growing = await start(stack, "live", live);
  await measureLive(page, `${stack.url}/runs/${growing}?view=logs&task=0`);
} finally {
  await browser.close();
  stack.up.child.kill("SIGINT");
  await stack.up.finished;
  await rm(folder, { recursive: true, force: true });
}

async function start({ url }: CliStack, name: string, code: string): Promise<string> {
  const task = { name: "print", script: { language: "python", code } };
  const { job } = await post<{ job: { id: string } }>(`${url}/api/v1/jobs`, {
    stratal: 1,
    name,
    tasks: [task],
  });
  const run = { job_id: job.id };
  return (await post<{ job_run_id: string }>(`${url}/api/v1/job-runs`, run)).job_run_id;
}

async function post<Answer>(url: string, body: unknown): Promise<Answer> {
  const headers = { "content-type": "application/json" };
  const response = await fetch(url, { method: "POST", headers, body: JSON.stringify(body) });
  // The API answers what its schema says.
  return (await response.json()) as Answer;
}

async function ended({ url }: CliStack, id: string): Promise<void> {
  for (let isOver = false; !isOver;) {
    const answer = await fetch(`${url}/api/v1/logs/job-runs/${id}/lines?tail=1`);
    isOver = ((await answer.json()) as { ended: boolean }).ended;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

async function timed(page: Page, words: string, from: number, until: string): Promise<void> {
  const reached = await page.waitForFunction(`${until} && performance.now()`, undefined, {
    polling: "raf",
  });
  process.stdout.write(`${words}: ${Math.round(Number(await reached.jsonValue()) - from)} ms\n`);
}

async function measureMillion(page: Page, url: string): Promise<void> {
  for (let round = 0; round < 3; round += 1) {
    await page.goto(url);
    await timed(page, "first lines, the whole page loaded anew", 0, isDrawn);
  }
  for (const share of [0.5, 0.12, 0.9, 0.33, 0.71]) {
    const from = Number(
      await page.evaluate(
        `(() => { const box = document.querySelector(".log-box"); window.__before = document.querySelector(".log-row").dataset.line; box.scrollTop = (box.scrollHeight - box.clientHeight) * ${share}; return performance.now(); })()`,
      ),
    );
    const isElsewhere = `document.querySelector(".log-row").dataset.line !== window.__before`;
    await timed(page, `jump to ${share * 100} %`, from, `${isElsewhere} && ${isDrawn}`);
  }
  const box = page.getByRole("textbox", { name: /Search the log/ });
  for (const query of ["ERROR", "request [0-9]+ failed", "in 7\\d ms$", "not there"]) {
    await box.fill("");
    await page.waitForFunction(`!location.search.includes("q=")`);
    await box.fill(query);
    const from = Number(await page.evaluate("performance.now()"));
    await box.press("Enter");
    const isDone = `(() => { const text = document.querySelector("[role=search] [role=status]").textContent; return text !== "" && !text.includes("…"); })()`;
    await timed(page, `search for ${query}`, from, isDone);
  }
}

interface TraceEvent {
  name: string;
  ph: string;
  pid: number;
  tid: number;
  dur?: number;
  tdur?: number;
  args: { name?: string };
}

async function measureLive(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await page.getByText("Live", { exact: true }).waitFor();
  const session = await page.context().newCDPSession(page);
  const events: TraceEvent[] = [];
  // The protocol leaves the events untyped.
  session.on("Tracing.dataCollected", ({ value }) =>
    events.push(...(value as unknown as TraceEvent[])),
  );
  await session.send("Tracing.start", {
    traceConfig: { includedCategories: ["disabled-by-default-devtools.timeline", "toplevel"] },
  });
  await page.waitForTimeout(LIVE_MS);
  const complete = new Promise((resolve) => session.once("Tracing.tracingComplete", resolve));
  await session.send("Tracing.end");
  await complete;
  const main = new Set(
    events
      .filter(({ args }) => args.name === "CrRendererMain")
      .map(({ pid, tid }) => `${pid}/${tid}`),
  );
  const tasks = events.filter(
    ({ ph, name, pid, tid }) => ph === "X" && name.endsWith("RunTask") && main.has(`${pid}/${tid}`),
  );
  const cpu = tasks.map(({ tdur = 0 }) => tdur / 1_000);
  const clock = tasks.map(({ dur = 0 }) => dur / 1_000);
  const busy = (cpu.reduce((sum, each) => sum + each, 0) / LIVE_MS) * 100;
  process.stdout.write(
    `10 000 lines/s: longest task ${Math.max(...cpu).toFixed(1)} ms of CPU, ${Math.max(...clock).toFixed(1)} ms by the clock; main thread ${busy.toFixed(0)} % busy\n`,
  );
}
