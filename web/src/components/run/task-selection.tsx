import { RotateCcw } from "lucide-react";
import { isOpenState } from "../../api/run.ts";
import { Button } from "../ui/button.tsx";
import { retryRequest } from "./retry-request.ts";
import { useStartRerun } from "./run-actions.tsx";
import { useRunPage } from "./run-context.tsx";

/** What can be done with the selected rows of the task list; nothing while none is. */
export function TaskSelection({
  selected,
  onClear,
}: {
  selected: ReadonlySet<number>;
  onClear: () => void;
}) {
  const { runId, skeleton } = useRunPage();
  const { start, isPending } = useStartRerun();
  const isOpen = isOpenState(skeleton.run.status);
  if (selected.size === 0) return null;
  return (
    <div
      role="group"
      aria-label="Selected tasks"
      className="flex flex-none flex-wrap items-center gap-2 border-t border-line px-2 py-1.5 text-xs text-ink-soft"
    >
      <span role="status" className="tabular-nums">
        {selected.size.toLocaleString("en")} selected
      </span>
      {isOpen && <span>They run again once the run has ended.</span>}
      <span className="ml-auto flex gap-1.5">
        <Button size="small" variant="ghost" onClick={onClear}>
          Clear
        </Button>
        <Button
          size="small"
          variant="primary"
          needs="runs:start"
          disabled={isOpen}
          busy={isPending}
          title="Run them again, and what depends on them"
          icon={<RotateCcw size={13} aria-hidden />}
          onClick={() => start(retryRequest(runId, [...selected]))}
        >
          Re-run
        </Button>
      </span>
    </div>
  );
}
