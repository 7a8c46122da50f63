import type { ReactNode } from "react";
import type { LogSnapshot } from "./log-session.ts";
import type { ShownLines } from "./use-log-view.ts";

const stateTexts: Record<LogSnapshot["state"], string> = {
  loading: "Loading",
  failed: "Not reached",
  live: "Live",
  reconnecting: "Connection lost, trying again",
  ended: "Complete",
};

/** How much there is, how much of it is shown, and whether more comes. */
export function LogStatus({
  snapshot,
  shown,
  children,
}: {
  snapshot: LogSnapshot;
  shown: ShownLines;
  children: ReactNode;
}) {
  const { state, total, pruned, error } = snapshot;
  const { rows } = shown.view;
  return (
    <footer className="flex min-h-9 flex-wrap items-center gap-x-3 border-t border-line px-3 text-xs text-ink-soft">
      <span role="status" className="flex items-center gap-1.5">
        <span aria-hidden="true" className={`size-2 rounded-full ${dotClass(state)}`} />
        {stateTexts[state]}
      </span>
      <span className="tabular-nums">
        {rows === total ? "" : `${rows.toLocaleString("en")} of `}
        {total.toLocaleString("en")} {total === 1 ? "line" : "lines"}
      </span>
      {pruned && <span className="text-warn">Older lines were removed (log retention)</span>}
      {error !== null && (
        <span role="alert" className="text-bad">
          Some lines could not be read, trying again: {error.message}
        </span>
      )}
      <span className="ml-auto flex items-center gap-1">{children}</span>
    </footer>
  );
}

function dotClass(state: LogSnapshot["state"]): string {
  if (state === "live") return "bg-busy-fill log-pulse";
  if (state === "reconnecting" || state === "failed") return "bg-warn-fill";
  return "bg-idle-fill";
}
