import type { RunWithTasks } from "../api/resources.ts";
import { failuresOf, type ShownTask } from "../status/shown-task.ts";
import { StatusGlyph } from "../status/status-icon.tsx";
import { lookOf } from "../status/status-language.ts";

/**
 * What went wrong first, in its own words: the reason most people open this page. A task, or the run itself if it failed before
 * any task could.
 */
export function FailureBanner({ run, tasks }: { run: RunWithTasks; tasks: readonly ShownTask[] }) {
  const [first, ...others] = failuresOf(tasks);
  if (first === undefined && run.error_message === null) return null;
  const look = lookOf(first?.shown ?? run.status);
  const message = first === undefined ? run.error_message : first.error_message;
  return (
    <section
      aria-label="First failure"
      className="rounded-xl border border-bad/35 bg-bad-wash px-5 py-4"
    >
      <h2 className="flex items-start gap-2 font-semibold text-bad">
        <span className="mt-1 shrink-0">
          <StatusGlyph icon={look.icon} size={16} />
        </span>
        <span className="min-w-0 break-words">
          {first?.name ?? "The run"} {look.label.toLowerCase()}
        </span>
      </h2>
      {message !== null && (
        <pre className="mt-2 font-mono text-[0.8125rem] break-words whitespace-pre-wrap">
          {message}
        </pre>
      )}
      {others.length > 0 && (
        <p className="mt-2 text-sm text-ink-soft">{othersText(others.length)}</p>
      )}
    </section>
  );
}

function othersText(count: number): string {
  return count === 1 ? "1 more task failed after it." : `${count} more tasks failed after it.`;
}
