/** The words in which the answer names times, task runs and holders. Pure. */
import { formatDuration } from "../../base/duration.ts";
import { MAX_NAMED, type HeldBy, type LockHolder, type NamedTask } from "./facts.ts";

const MAX_QUOTED = 200;

/** A span in its two largest units, such as `3m5s`; what is less than a second, or negative, is `0s`. */
export function spanText(from: Date, to: Date): string {
  const ms = Math.max(0, to.getTime() - from.getTime());
  const parts = formatDuration(Math.floor(ms / 1_000) * 1_000).match(/\d+[a-z]+/g)!;
  return parts.slice(0, 2).join("");
}

/** ` in 3m5s`, or ` at any moment` for what is due. */
export function untilText(at: Date, now: Date): string {
  return at <= now ? "at any moment" : `in ${spanText(now, at)}`;
}

/** `a (running 12s), b (queued) and 3 more`; empty if none is known. */
export function namesText({ named, open }: HeldBy, now: Date): string {
  return listText(
    named.map((task) => nameText(task, now)),
    open,
  );
}

/** The first entries of a list of `count`, as the end of a sentence. */
export function listText(entries: readonly string[], count: number): string {
  const shown = entries.slice(0, MAX_NAMED);
  const more = count - shown.length;
  if (shown.length === 0) return "";
  return shown.join(", ") + (more > 0 ? ` and ${more} more` : "");
}

/** `run <id> of nightly (task load, for 12s)`. */
export function holderText({ runId, jobName, taskName, since }: LockHolder, now: Date): string {
  const span = `for ${spanText(since, now)}`;
  return `run ${runId} of ${jobName} (${taskName === null ? span : `task ${taskName}, ${span}`})`;
}

/** `1 task`, `2 tasks`. */
export function countText(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

/** Text of a user or a task within a sentence: one line, not too long. */
export function quoted(text: string): string {
  const line = text.replace(/\s+/g, " ").trim();
  return line.length > MAX_QUOTED ? `${line.slice(0, MAX_QUOTED)}…` : line;
}

function nameText({ name, status, since }: NamedTask, now: Date): string {
  const isActive = status === "running" || status === "waiting";
  return `${name} (${status}${isActive && since !== null ? ` ${spanText(since, now)}` : ""})`;
}
