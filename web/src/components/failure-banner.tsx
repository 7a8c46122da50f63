import type { RunWithTasks } from "../api/resources.ts";
import { StatusGlyph } from "../status/status-icon.tsx";
import { lookOf } from "../status/status-language.ts";

/** The first task that went wrong, in its own words: the reason most people open this page. */
export function FailureBanner({ run }: { run: RunWithTasks }) {
  const failed = run.task_runs
    .filter((task) => task.status === "failed" || task.status === "timed_out")
    .sort((a, b) => (a.finished_at ?? "").localeCompare(b.finished_at ?? ""));
  const first = failed[0];
  if (first === undefined) return null;
  return (
    <section
      aria-label="First failure"
      className="rounded-xl border border-bad/35 bg-bad-wash px-5 py-4"
    >
      <h2 className="flex items-center gap-2 font-semibold text-bad">
        <StatusGlyph icon={lookOf(first.status).icon} size={16} />
        <span>
          {first.task_name} {lookOf(first.status).label.toLowerCase()}
        </span>
      </h2>
      {first.error_message !== null && (
        <pre className="mt-2 font-mono text-[0.8125rem] break-words whitespace-pre-wrap">
          {first.error_message}
        </pre>
      )}
      {failed.length > 1 && (
        <p className="mt-2 text-sm text-ink-soft">
          {failed.length - 1} more {failed.length === 2 ? "task" : "tasks"} after it
        </p>
      )}
    </section>
  );
}
