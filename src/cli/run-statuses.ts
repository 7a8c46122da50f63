import type { Schemas } from "../client/client.ts";

/** Every state of a run, for `--status`; the type makes it complete. */
const all: Readonly<Record<Schemas["JobRunStatus"], null>> = {
  scheduled: null,
  pending: null,
  queued: null,
  running: null,
  waiting: null,
  paused: null,
  cancelling: null,
  rolling_back: null,
  completed: null,
  failed: null,
  cancelled: null,
  timed_out: null,
  skipped: null,
};

export const runStatuses = Object.keys(all);
