import { FileText, PanelRightOpen } from "lucide-react";
import { useMemo } from "react";
import { useErrorLines, useTaskRun, type RunDetail } from "../../api/run.ts";
import { countFailures, firstFailure } from "../../graph/task-tree.ts";
import { isFailed } from "../../graph/run-skeleton.ts";
import { plainText } from "../../log/control-sequences.ts";
import { StatusGlyph } from "../../status/status-icon.tsx";
import { lookOf } from "../../status/status-language.ts";
import { Button } from "../ui/button.tsx";
import { EditLink, NewerVersion } from "./mending.tsx";
import { useRunPage } from "./run-context.tsx";

/**
 * What went wrong first, in its own words: the reason most people open this page. A task, or the run itself if it failed before
 * any task could.
 */
export function FailureBanner({ detail }: { detail: RunDetail | undefined }) {
  const { skeleton } = useRunPage();
  const row = firstFailure(skeleton);
  if (row !== null) return <TaskFailure key={skeleton.seq(row)} row={row} />;
  if (!isFailed(skeleton.run.status) || !detail?.error_message) return null;
  return (
    <section aria-label="First failure" className={frame}>
      <Heading title={`The run ${lookOf(skeleton.run.status).label.toLowerCase()}`} icon="cross" />
      <p className="mt-1 font-mono text-xs break-words whitespace-pre-wrap">
        {plainText(detail.error_message)}
      </p>
      <div className="mt-2">
        <EditLink row={null} />
      </div>
      <NewerVersion />
    </section>
  );
}

const frame = "shrink-0 rounded-lg border border-bad/35 bg-bad-wash px-4 py-3";

function TaskFailure({ row }: { row: number }) {
  const { runId, skeleton, version, openTask, change, search } = useRunPage();
  const seq = skeleton.seq(row);
  const state = skeleton.shownState(row);
  const task = useTaskRun(runId, seq, state);
  const lines = useErrorLines(runId, seq).data ?? [];
  const message = plainText(task.data?.error_message ?? "");
  const others = useMemo(() => countFailures(skeleton) - 1, [skeleton, version]);
  const look = lookOf(task.data?.status ?? "failed");
  return (
    <section aria-label="First failure" className={frame}>
      <div className="flex flex-wrap items-start gap-x-3 gap-y-2">
        <div className="min-w-0 flex-1 basis-60">
          <Heading
            title={`${skeleton.pathOf(row).join(" / ")} ${look.label.toLowerCase()}`}
            icon={look.icon}
          />
          {message !== "" && (
            <p className="mt-0.5 line-clamp-2 text-sm break-words">
              {/* What follows the first line of a script's error is its error output, which is shown below. */}
              {lines.length > 0 ? message.split("\n", 1)[0] : message}
            </p>
          )}
        </div>
        <div className="flex flex-wrap gap-2">
          <Button
            size="small"
            icon={<FileText size={14} aria-hidden />}
            onClick={() => change({ view: "logs", task: seq, line: "error" })}
          >
            Open log at error
          </Button>
          {search.task !== seq && (
            <Button
              size="small"
              icon={<PanelRightOpen size={14} aria-hidden />}
              onClick={() => openTask(seq)}
            >
              Open task
            </Button>
          )}
          <EditLink row={row} />
          {others > 0 && (
            <Button
              size="small"
              variant="ghost"
              onClick={() => change({ states: "failed,timed_out" }, { replace: true })}
            >
              {others.toLocaleString()} more failed
            </Button>
          )}
        </div>
      </div>
      {lines.length > 0 && (
        <pre
          tabIndex={0}
          aria-label="Last lines of its error output"
          role="region"
          className="mt-2 max-h-28 overflow-auto rounded-md bg-log-paper px-3 py-2 font-mono text-xs text-log-ink"
        >
          {lines.map(({ message: text }) => plainText(text)).join("\n")}
        </pre>
      )}
      <NewerVersion />
    </section>
  );
}

function Heading({
  title,
  icon,
}: {
  title: string;
  icon: Parameters<typeof StatusGlyph>[0]["icon"];
}) {
  return (
    <h2 className="flex items-start gap-2 font-semibold text-bad">
      <span className="mt-1 shrink-0">
        <StatusGlyph icon={icon} />
      </span>
      <span className="min-w-0 break-words">{title}</span>
    </h2>
  );
}
