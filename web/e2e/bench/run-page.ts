/**
 * Measures the run page with a run of 10 000 tasks: `npx tsx web/e2e/bench/run-page.ts` after `npm run build`. Prints one line of JSON
 * for each sample: milliseconds until the first rows of the list are drawn, how long the page's main thread was busy until then, heap after a collection, and frames per second
 * while the list and the timeline are scrolled. Headless Chromium draws without a GPU, so its frames are those of the processor.
 */
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { startUp } from "../../../test/support/cli.ts";
import { launchBrowser } from "../browser.ts";

const samples = 5;
const scrollMs = 2_000;
const width = 100;

/** 100 layers of 100 tasks. */
function layers(): object {
  const tasks = Array.from({ length: width * width }, (_, index) => {
    const [layer, place] = [Math.floor(index / width), index % width];
    const before = [`t${layer - 1}_${place}`, `t${layer - 1}_${(place + 1) % width}`];
    const depends = layer === 0 ? {} : { depends_on: before };
    return { name: `t${layer}_${place}`, uses: "echo", parameters: { message: "x" }, ...depends };
  });
  return { stratal: 1, name: "layers", tasks };
}

async function call(url: string, path: string, body: object): Promise<Record<string, unknown>> {
  const response = await fetch(url + path, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  return (await response.json()) as Record<string, unknown>;
}

async function sample(browser: Browser, address: string): Promise<Record<string, number>> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send("Performance.enable");
  const from = performance.now();
  await page.goto(address, { waitUntil: "commit" });
  await page.getByRole("treeitem").first().waitFor();
  const openMs = Math.round(performance.now() - from);
  const { metrics } = await session.send("Performance.getMetrics");
  const busy = metrics.find(({ name }) => name === "TaskDuration")?.value ?? 0;
  const listFps = await scrollFps(page, "[role=tree]");
  await page.getByRole("tab", { name: "Timeline" }).click();
  await page.getByRole("application", { name: /^Timeline/ }).waitFor();
  const timelineFps = await scrollFps(page, "div:has(> div > canvas[role=application])");
  await session.send("HeapProfiler.collectGarbage");
  // `backingStorageSize` is what typed arrays hold, which is most of a skeleton.
  const { usedSize, backingStorageSize } = await session.send("Runtime.getHeapUsage");
  await context.close();
  return {
    openMs,
    mainThreadMs: Math.round(busy * 1_000),
    listFps,
    timelineFps,
    heapMiB: Math.round((usedSize + backingStorageSize) / 2 ** 20),
  };
}

/** Frames a second while a box is scrolled a little in each. As text, because tools that run TypeScript add names to functions. */
function scrollFps(page: Page, selector: string): Promise<number> {
  return page.evaluate(`new Promise((resolve) => {
    const element = document.querySelector(${JSON.stringify(selector)});
    const start = performance.now();
    let frames = 0;
    requestAnimationFrame(function step(now) {
      frames += 1;
      element.scrollTop += 97;
      if (now - start < ${scrollMs}) requestAnimationFrame(step);
      else resolve(Math.round((frames * 1000) / (now - start)));
    });
  })`);
}

async function main(): Promise<void> {
  const browser = await launchBrowser();
  if (browser === null) throw new Error("There is no Chromium: set CHROMIUM_PATH.");
  const folder = await mkdtemp(join(tmpdir(), "stratal-bench-ui-"));
  await chmod(folder, 0o755);
  const stack = await startUp(join(folder, "data"), folder);
  try {
    await call(stack.url, "/api/v1/jobs", layers());
    const started = await call(stack.url, "/api/v1/job-runs", { job_name: "layers" });
    const id = String(started["job_run_id"]);
    const page = await browser.newPage();
    await page.goto(`${stack.url}/runs/${id}`);
    await page.getByText("10,000 completed").first().waitFor({ timeout: 120_000 });
    await page.close();
    for (let at = 0; at < samples; at++) {
      const figures = await sample(browser, `${stack.url}/runs/${id}`);
      process.stdout.write(`${JSON.stringify(figures)}\n`);
    }
  } finally {
    await browser.close();
    stack.up.child.kill("SIGINT");
    await stack.up.finished;
    await rm(folder, { recursive: true, force: true });
  }
}

await main();
