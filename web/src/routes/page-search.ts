/** What the address of each page may say. Everything is optional: what is missing or unknown means the default. */
import { listOf, numberOf, oneOf, searchOf, textOf } from "../lib/search-params.ts";

type Raw = Record<string, unknown>;

/** Ranges of the dashboard and of the histogram of runs. */
export const ranges = ["1h", "24h", "7d", "30d"] as const;
export type Range = (typeof ranges)[number];

/** The states that runs are filtered by. */
export const runStatuses = [
  "scheduled",
  "pending",
  "queued",
  "running",
  "waiting",
  "paused",
  "cancelling",
  "rolling_back",
  "completed",
  "failed",
  "timed_out",
  "cancelled",
  "skipped",
] as const;

export const jobSorts = ["name", "newest"] as const;
export const jobTabs = ["overview", "graph", "runs", "definition", "versions", "settings"] as const;
export const jobViews = ["list", "meaning", "canonical"] as const;
export const workersTabs = ["workers", "queues"] as const;
export const settingsTabs = ["display", "tokens", "keys", "about"] as const;

/** Any texts: for pages that check their parameters themselves. */
export function openSearch(raw: Raw): { [name: string]: string | undefined } {
  return Object.fromEntries(Object.keys(raw).map((name) => [name, textOf(raw, name)]));
}

export function dashboardSearch(raw: Raw) {
  return searchOf({ range: oneOf(raw, "range", ranges) });
}

export function jobsSearch(raw: Raw) {
  return searchOf({
    q: textOf(raw, "q"),
    sort: oneOf(raw, "sort", jobSorts),
  });
}

/**
 * `version`: the one that is shown; `against`: the one it is compared with; `view`: which of a tab's views; `task`: the one that
 * is chosen in the graph.
 */
export function jobSearch(raw: Raw) {
  return searchOf({
    tab: oneOf(raw, "tab", jobTabs),
    version: numberOf(raw, "version"),
    against: numberOf(raw, "against"),
    view: oneOf(raw, "view", jobViews),
    task: textOf(raw, "task"),
  });
}

/**
 * `from`: a job or a template to start with; `panes`: which panes are unfolded; `draft`: which draft of a new job; `run`: the inputs
 * of a run are asked for.
 */
export function jobEditorSearch(raw: Raw) {
  return searchOf({
    from: textOf(raw, "from"),
    draft: textOf(raw, "draft"),
    step: textOf(raw, "step"),
    panes: textOf(raw, "panes"),
    task: textOf(raw, "task"),
    run: oneOf(raw, "run", ["ask"]),
  });
}

export function runsSearch(raw: Raw) {
  return searchOf({
    q: textOf(raw, "q"),
    status: listOf(raw, "status", runStatuses),
    job: textOf(raw, "job"),
    trigger: textOf(raw, "trigger"),
    range: oneOf(raw, "range", ranges),
    after: textOf(raw, "after"),
    before: textOf(raw, "before"),
  });
}

/** `name`: the template that is shown, in this `version`. */
export function templatesSearch(raw: Raw) {
  return searchOf({
    name: textOf(raw, "name"),
    version: numberOf(raw, "version"),
    q: textOf(raw, "q"),
  });
}

export function secretsSearch(raw: Raw) {
  return searchOf({ q: textOf(raw, "q") });
}

/** `ended`: those that have ended are shown, too; `worker`: the one whose details are open. */
export function workersSearch(raw: Raw) {
  return searchOf({
    tab: oneOf(raw, "tab", workersTabs),
    ended: oneOf(raw, "ended", ["yes"]),
    worker: textOf(raw, "worker"),
  });
}

export function settingsSearch(raw: Raw) {
  return searchOf({ tab: oneOf(raw, "tab", settingsTabs) });
}

/** `to`: the address that was asked for before the login. */
export function loginSearch(raw: Raw) {
  return searchOf({ to: textOf(raw, "to") });
}
