/** Every page, tab and dialog that shows what users wrote, and what it shows of the attacks. */
import type { Page } from "playwright-core";
import { expect } from "vitest";
import { attacksOf, tags } from "./hostile-documents.ts";
import { INJECTIONS } from "./injections.ts";

/** Those of printable characters only: names of secrets have no others, and where terminals' output is shown, they are taken out. */
export const printable = INJECTIONS.filter((attack) => !/\p{C}/u.test(attack));
/** Whose marks are not those of Markdown. */
const inMarkdown = printable.filter((attack) => !attack.includes("`"));
/** Texts in code are spelled with its escapes, which differ for what is not printable. */
const inCode = printable;
/** A worker has one name; this is as much as it holds. */
export const workerName = attacksOf(60).slice(0, 5).join(" ").slice(0, 255);

/** One look at a page: where it is, what is done there, and which attacks are read in which part of it. */
export interface View {
  /** An address; `{job name}` and `{job name run}` stand for ids. */
  path: string;
  act?: (page: Page) => Promise<unknown>;
  /** The part that shows them; the page without the rail if left out. */
  part?: string;
  shows: readonly string[];
  isCode?: boolean;
}

const dialog = "[role=dialog]";
const panel = "aside[aria-label^='Task ']";
const click = (name: string | RegExp) => (page: Page) =>
  page
    .locator("main")
    .getByRole("button", { name, exact: typeof name === "string" })
    .first()
    .click();
const region = (name: string): string => `section[aria-label='${name}']`;

/** Pages of more than one keyset page are unfolded. */
async function showAll(page: Page): Promise<void> {
  const more = page.getByRole("button", { name: "Show more" });
  const rows = page.locator("main tbody tr");
  await rows.first().waitFor();
  while ((await more.count()) > 0) {
    const shown = await rows.count();
    await more.click();
    // With the rows the button is ready again, or gone.
    await expect.poll(() => rows.count(), { timeout: 30_000 }).toBeGreaterThan(shown);
  }
}

const job = "/jobs/{every-field}";
const run = "/runs/{every-field run}";
const scriptsRun = "/runs/{hostile-scripts run}";
const waitsRun = "/runs/{hostile-waits run}";

/** The pages of jobs. */
export const jobViews: View[] = [
  { path: "/", shows: attacksOf(255).slice(0, 3) },
  { path: "/jobs", act: showAll, part: region("Jobs"), shows: attacksOf(255) },
  { path: `/jobs?q=${encodeURIComponent("<img")}`, shows: ["<img src=x onerror="] },
  { path: job, act: click(/more labels$/), part: "main header", shows: INJECTIONS },
  { path: job, part: region("Description"), shows: inMarkdown },
  { path: job, part: region("Facts"), shows: INJECTIONS },
  { path: job, act: click("Run"), part: dialog, shows: INJECTIONS },
  { path: `${job}?tab=graph`, part: region("Graph"), shows: attacksOf(255) },
  { path: `${job}?tab=runs`, part: region("Runs"), shows: attacksOf(255) },
  { path: `${job}?tab=runs&view=list`, part: region("Runs"), shows: [INJECTIONS[1]!] },
  { path: `${job}?tab=definition`, part: region("Definition"), shows: inCode, isCode: true },
  {
    path: `${job}?tab=definition&view=canonical`,
    part: region("Definition"),
    shows: inCode,
    isCode: true,
  },
  { path: `${job}?tab=versions`, part: region("Comparison"), shows: inCode, isCode: true },
  {
    path: `${job}?tab=versions&view=meaning`,
    part: region("Comparison"),
    shows: inCode,
    isCode: true,
  },
  { path: `${job}?tab=settings`, shows: INJECTIONS },
  { path: `${job}/edit`, shows: inCode, isCode: true },
  {
    path: `${job}/edit`,
    act: async (page) => {
      await page.getByRole("button", { name: "Review" }).click();
      await page.getByRole("tab", { name: "Dry run" }).click();
      await page.getByRole("button", { name: "Show what would run" }).click();
    },
    part: dialog,
    shows: attacksOf(255),
  },
  { path: "/jobs/new?from={every-field}", act: click("Open the editor"), shows: [] },
  {
    path: "/jobs",
    act: async (page) => {
      await page.locator("main tbody tr").first().waitFor();
      await page.keyboard.press("Control+k");
      await page.getByPlaceholder(/Page, job, run id/).fill("<svg");
      await page.getByRole("option").first().waitFor();
    },
    part: dialog,
    shows: ["<svg onload=window.__injected=1>"],
  },
  {
    path: "/jobs",
    act: async (page) => {
      await page.getByRole("checkbox", { name: "Select all rows shown" }).click();
      await page.getByRole("button", { name: "Delete…" }).click();
    },
    part: dialog,
    shows: INJECTIONS.slice(10, 12),
  },
];

/** The pages of runs. */
export const runViews: View[] = [
  { path: "/runs", act: showAll, part: region("Runs"), shows: attacksOf(255) },
  { path: run, part: region("Tasks"), shows: attacksOf(255) },
  { path: run, part: region("Graph"), shows: attacksOf(255).slice(0, 5) },
  { path: `${run}?view=timeline`, shows: attacksOf(255) },
  { path: `${run}?view=values`, part: region("Inputs & outputs"), shows: INJECTIONS },
  { path: `${run}?view=events`, part: region("Events"), shows: [] },
  { path: `${run}?view=logs`, part: region("Logs"), shows: [] },
  { path: `${run}?task=2`, part: panel, shows: [INJECTIONS[2]!] },
  { path: `${run}?task=2&tab=values`, part: panel, shows: [INJECTIONS[2]!] },
  { path: `${run}?task=2&tab=definition`, part: panel, shows: [`${INJECTIONS[2]} 2`] },
  { path: `${run}?task=2&tab=log`, part: panel, shows: [] },
  {
    path: run,
    act: async (page) => {
      await page.getByRole("button", { name: "More ways to re-run" }).click();
      await page.getByRole("menuitem", { name: "With other inputs…" }).click();
    },
    part: dialog,
    shows: INJECTIONS,
  },
  { path: scriptsRun, part: region("First failure"), shows: printable.slice(-2) },
  { path: `${scriptsRun}?task=0`, part: panel, shows: inMarkdown },
  { path: `${scriptsRun}?task=0&tab=attempts`, part: panel, shows: [] },
  { path: `${scriptsRun}?task=0&tab=values`, part: panel, shows: INJECTIONS },
  { path: `${scriptsRun}?task=2`, part: panel, shows: printable.slice(-2) },
  { path: `${scriptsRun}?view=items`, part: region("Items"), shows: attacksOf(200) },
  { path: `${scriptsRun}?view=summary`, part: region("Summary"), shows: inMarkdown },
  { path: `${scriptsRun}?view=artifacts`, part: region("Artifacts"), shows: [INJECTIONS[2]!] },
  ...["html", "svg", "md", "txt", "json", "csv"].map((ending) => ({
    path: `${scriptsRun}?view=artifacts`,
    act: click(`View ${INJECTIONS[2]}.${ending}`),
    part: dialog,
    shows: ending === "csv" || ending === "json" ? printable : INJECTIONS,
    isCode: ending === "json",
  })),
  {
    path: `${scriptsRun}?view=artifacts`,
    act: click(`View ${INJECTIONS[2]}.png`),
    part: dialog,
    shows: [INJECTIONS[2]!],
  },
  { path: `${waitsRun}?view=waiting`, part: region("Why waiting"), shows: attacksOf(200) },
  { path: `${waitsRun}?task=0`, part: panel, shows: INJECTIONS },
  { path: "/approvals", part: "article", shows: INJECTIONS },
];

/** The other pages. */
export const otherViews: View[] = [
  { path: "/templates", part: region("Templates"), shows: INJECTIONS },
  { path: "/templates?name=hostile", shows: INJECTIONS },
  { path: "/templates?name=hostile", part: region("Document"), shows: inCode, isCode: true },
  { path: "/secrets", part: region("Secrets"), shows: printable.slice(0, 60) },
  {
    path: "/secrets",
    act: async (page) => {
      await page.getByRole("button", { name: "Import .env…" }).click();
      const text = attacksOf(200).map((attack, index) => `NAME_${index}=x\n${attack}`);
      await page.getByLabel("Text of the file").fill(text.join("\n"));
    },
    part: dialog,
    shows: printable.slice(0, 10),
  },
  { path: "/secrets", act: click(/^Delete </), part: dialog, shows: [] },
  {
    path: "/workers",
    part: region("Tasks that no worker can take"),
    shows: tags,
  },
  { path: "/workers", part: region("Workers"), shows: [workerName] },
  {
    path: "/workers",
    act: (page) =>
      page
        .getByRole("table", { name: "Workers" })
        .getByRole("row")
        .nth(1)
        .getByRole("button")
        .first()
        .click(),
    part: dialog,
    shows: [workerName],
  },
  { path: "/workers?tab=queues", part: region("Queues"), shows: attacksOf(63).slice(0, 40) },
  { path: "/settings?tab=tokens", shows: attacksOf(255) },
  { path: "/settings?tab=tokens", act: click(/^Revoke /), part: dialog, shows: [] },
  { path: "/admin/health", shows: [] },
];

/** Addresses with a text wherever they may have one. */
export function addressesWith(text: string): string[] {
  return [
    `/nowhere/${text}`,
    `/jobs?q=${text}&sort=${text}`,
    `${job}?tab=${text}&task=${text}&view=${text}&version=${text}`,
    `/jobs/new?from=${text}&step=${text}&panes=${text}&draft=${text}`,
    `/runs/${text}`,
    `/runs?q=${text}&job=${text}&trigger=${text}&after=${text}&status=${text}`,
    `${scriptsRun}?view=logs&filter=${text}&q=${text}&line=${text}&states=${text}`,
    `/templates?q=${text}&name=${text}`,
    `/secrets?q=${text}`,
    `/workers?worker=${text}&tab=${text}`,
    `/login?to=${text}`,
  ];
}
