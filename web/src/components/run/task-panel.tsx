import { X } from "lucide-react";
import { lazy, Suspense, useEffect, useRef } from "react";
import { useTaskRun, type RunDetail } from "../../api/run.ts";
import { StatusBadge } from "../../status/status-badge.tsx";
import type { ShownTaskStatus } from "../../status/shown-task.ts";
import { ErrorState } from "../ui/error-state.tsx";
import { IconButton } from "../ui/icon-button.tsx";
import { SkeletonRows } from "../ui/skeleton.tsx";
import { TabPanel, Tabs } from "../ui/tabs.tsx";
import { useRunPage } from "./run-context.tsx";
import type { TaskTab } from "./run-search.ts";
import { TaskActions } from "./task-actions.tsx";
import { TaskAttempts } from "./task-attempts.tsx";
import { TaskDefinitionView } from "./task-definition-view.tsx";
import { TaskGiven } from "./task-given.tsx";
import { TaskOverview } from "./task-overview.tsx";
import { TaskValues } from "./task-values.tsx";

const RunLog = lazy(() => import("./run-log.tsx"));
const tabNames: Record<TaskTab, string> = {
  overview: "Overview",
  attempts: "Attempts",
  given: "Inputs",
  values: "Outputs",
  definition: "Definition",
  log: "Log",
};

/** All that is known of one task run, beside what the page shows. */
export function TaskPanel({ row, detail }: { row: number; detail: RunDetail | undefined }) {
  const { runId, skeleton, search, change } = useRunPage();
  const seq = skeleton.seq(row);
  const state = skeleton.shownState(row);
  const task = useTaskRun(runId, seq, `${state} ${skeleton.attempt(row)}`);
  const close = (): void => change({ task: undefined, tab: undefined });
  const panel = useEscape(close);
  const attempts = skeleton.attempt(row);
  return (
    <aside
      ref={panel}
      aria-label={`Task ${skeleton.name(row)}`}
      className="panel flex min-h-0 flex-col overflow-hidden max-xl:absolute max-xl:inset-y-0 max-xl:right-0 max-xl:z-10 max-xl:w-[min(100%,28rem)] max-xl:shadow-floating max-md:fixed max-md:inset-x-0 max-md:top-12 max-md:bottom-14 max-md:z-30 max-md:w-auto max-md:rounded-none"
    >
      <PanelHead row={row} onClose={close} />
      <Tabs
        label="Task"
        value={search.tab ?? "overview"}
        onChange={(tab) => change({ tab: tab === "overview" ? undefined : tab }, { replace: true })}
        className="flex min-h-0 flex-1 flex-col pt-1 [&>[data-tabs]]:px-2"
        items={Object.entries(tabNames).map(([value, label]) => ({
          // The keys of the record above.
          value: value as TaskTab,
          label,
          ...(value === "attempts" && attempts > 1 ? { count: attempts } : {}),
        }))}
      >
        {task.isError && <ErrorState error={task.error} onRetry={() => void task.refetch()} />}
        {task.isPending && <SkeletonRows rows={4} label="Loading the task" />}
        {task.data && (
          <>
            <Panel value="overview">
              <TaskOverview row={row} task={task.data} />
            </Panel>
            <Panel value="attempts">
              <TaskAttempts row={row} />
            </Panel>
            <Panel value="given">
              <TaskGiven row={row} />
            </Panel>
            <Panel value="values">
              <TaskValues row={row} task={task.data} />
            </Panel>
            <Panel value="definition">
              <TaskDefinitionView row={row} detail={detail} />
            </Panel>
            <TabPanel value="log" className="relative min-h-0 flex-1">
              <Suspense fallback={<SkeletonRows rows={4} label="Loading the log" />}>
                <RunLog taskSeq={seq} />
              </Suspense>
            </TabPanel>
          </>
        )}
      </Tabs>
    </aside>
  );
}

function PanelHead({ row, onClose }: { row: number; onClose: () => void }) {
  const { skeleton } = useRunPage();
  const path = skeleton.pathOf(row);
  return (
    <header className="flex items-start gap-2 px-4 pt-3">
      <div className="min-w-0 flex-1 space-y-1.5">
        {path.length > 1 && (
          <p className="truncate text-xs text-ink-faint">{path.slice(0, -1).join(" / ")}</p>
        )}
        <h2 className="flex flex-wrap items-center gap-2">
          <span className="min-w-0 text-lg font-semibold break-words">{path.at(-1)}</span>
          <StatusBadge status={skeleton.shownState(row) as ShownTaskStatus} />
        </h2>
        <TaskActions row={row} />
      </div>
      <IconButton
        label="Close the task"
        shortcut="Esc"
        size="small"
        icon={<X size={16} aria-hidden />}
        onClick={onClose}
      />
    </header>
  );
}

function Panel({ value, children }: { value: TaskTab; children: React.ReactNode }) {
  return (
    <TabPanel value={value} scrolls className="min-h-0 flex-1 px-4 py-3">
      {children}
    </TabPanel>
  );
}

/** Escape closes the panel when the focus is in it, or nowhere. */
function useEscape(close: () => void) {
  const panel = useRef<HTMLElement>(null);
  const latest = useRef(close);
  useEffect(() => {
    latest.current = close;
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const isHere =
        document.activeElement === document.body || panel.current?.contains(document.activeElement);
      if (event.key === "Escape" && !event.defaultPrevented && isHere) latest.current();
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, []);
  return panel;
}
