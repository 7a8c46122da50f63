import { mkdirSync, readFileSync } from "node:fs";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { AxeBuilder } from "@axe-core/playwright";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { startUp } from "../../test/support/cli.ts";

/** Where tests leave what they saw, for people to look at. */
export const screenshots = new URL("../../test-results/", import.meta.url).pathname;
const examples = new URL("../../examples/", import.meta.url);

/** How a page is opened. */
export interface PageOptions {
  dark?: boolean;
  width?: number;
}

/** What the tests read of answers. */
interface Answer {
  job?: { id: string };
  job_run_id?: string;
  status?: string;
  artifacts?: { id: string }[];
  token?: string;
  approvals?: { task_run_id: string; job_run_id: string }[];
}

/** A running Stratal, and pages of its UI. */
export interface WebStack {
  url: string;
  /** A page in a fresh profile, and everything its console complained about. */
  open(path: string, options?: PageOptions): Promise<{ page: Page; complaints: string[] }>;
  /** A request of the API with a body of JSON, or a text of YAML; answers with what came. Throws if it was refused. */
  send(method: string, path: string, body?: object | string): Promise<Answer>;
  /** Saves an example as a job. */
  saveExample(name: string): Promise<void>;
  /** Starts a run of a job and answers with its id. */
  startRun(jobName: string, inputs?: object): Promise<string>;
  close(): Promise<void>;
}

/** Starts `stratal up` in a folder of its own, with `env` as further settings; requests are the administrator's whose token it names. */
export async function startWebStack(
  browser: Browser,
  env: Record<string, string> = {},
): Promise<WebStack> {
  mkdirSync(screenshots, { recursive: true });
  const folder = await mkdtemp(join(tmpdir(), "stratal-web-"));
  // As root, the embedded PostgreSQL runs under another uid, which must be able to enter.
  await chmod(folder, 0o755);
  const stack = await startUp(join(folder, "data"), folder, env);
  const contexts: BrowserContext[] = [];
  const token = env.STRATAL_ADMIN_TOKEN;
  const request = async (method: string, path: string, type: string, body?: string) => {
    const headers = {
      ...(body === undefined ? {} : { "content-type": type }),
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    };
    const response = await fetch(stack.url + path, { method, headers, ...(body && { body }) });
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    // The API's answers are objects.
    return (await response.json()) as Answer;
  };
  const send: WebStack["send"] = (method, path, body) =>
    typeof body === "string"
      ? request(method, path, "application/yaml", body)
      : request(method, path, "application/json", body && JSON.stringify(body));
  return {
    url: stack.url,
    send,
    open: async (path, options = {}) => {
      const context = await browser.newContext({
        viewport: { width: options.width ?? 1280, height: 900 },
        colorScheme: options.dark ? "dark" : "light",
        reducedMotion: "reduce",
        acceptDownloads: true,
      });
      contexts.push(context);
      const page = await context.newPage();
      const complaints = complaintsOf(page);
      await page.goto(stack.url + path);
      return { page, complaints };
    },
    saveExample: async (name) => {
      const text = readFileSync(new URL(name, examples), "utf8");
      await request("POST", "/api/v1/jobs", "application/yaml", text);
    },
    startRun: async (jobName, inputs = {}) => {
      const started = await send("POST", "/api/v1/job-runs", { job_name: jobName, inputs });
      return started.job_run_id!;
    },
    close: async () => {
      await Promise.all(contexts.map((context) => context.close()));
      stack.up.child.kill("SIGINT");
      await stack.up.finished;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function complaintsOf(page: Page): string[] {
  const complaints: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(error.message));
  return complaints;
}

/** What axe finds serious or worse. */
export function seriousViolations(page: Page): Promise<string[]> {
  return violationsOf(new AxeBuilder({ page }));
}

/** What axe finds serious or worse of what a theme can change. */
export function colourViolations(page: Page): Promise<string[]> {
  return violationsOf(new AxeBuilder({ page }).withRules(["color-contrast", "link-in-text-block"]));
}

async function violationsOf(axe: AxeBuilder): Promise<string[]> {
  // No page has frames of another origin, for which axe would open a further page each time.
  const { violations } = await axe.setLegacyMode(true).analyze();
  return violations
    .filter((violation) => violation.impact === "serious" || violation.impact === "critical")
    .map((violation) => `${violation.id}: ${violation.nodes.map((node) => node.html).join(" ")}`);
}

/** Pixels by which the page is wider than the window. */
export function sidewaysOverflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
}
