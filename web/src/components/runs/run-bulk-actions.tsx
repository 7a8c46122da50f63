import { Ban, RotateCcw } from "lucide-react";
import { useState } from "react";
import type { BulkResult } from "../../api/bulk.ts";
import type { Run } from "../../api/resources.ts";
import { useCancelRuns, useRerunFailed } from "../../api/runs.ts";
import { isFinished } from "../../status/run-state.ts";
import { SelectionBar } from "../list/list-filters.tsx";
import { Button } from "../ui/button.tsx";
import { ConfirmDialog } from "../ui/confirm-dialog.tsx";
import { toast } from "../ui/toast.tsx";

/** Cancels or re-runs the ticked runs, after saying how many of them that concerns. */
export function RunBulkActions({ runs, onClear }: { runs: readonly Run[]; onClear: () => void }) {
  const cancel = useCancelRuns();
  const rerun = useRerunFailed();
  const [asked, setAsked] = useState<"cancel" | "rerun" | null>(null);
  const open = runs.filter(({ status }) => !isFinished(status)).map(({ id }) => id);
  const again = runs.filter(({ status }) => canRerun(status)).map(({ id }) => id);
  // By promise, not by the callbacks of `mutate`: these are dropped when the runs leave the list, which is what success does.
  const finish = (verb: string) => (result: BulkResult) => {
    setAsked(null);
    onClear();
    tellResult(result, verb);
  };
  return (
    <SelectionBar count={runs.length} onClear={onClear}>
      <Button
        size="small"
        needs="runs:control"
        disabled={open.length === 0}
        icon={<Ban size={14} aria-hidden="true" />}
        onClick={() => setAsked("cancel")}
      >
        Cancel {open.length}
      </Button>
      <Button
        size="small"
        needs="runs:start"
        disabled={again.length === 0}
        icon={<RotateCcw size={14} aria-hidden="true" />}
        onClick={() => setAsked("rerun")}
      >
        Re-run failed {again.length}
      </Button>
      <ConfirmDialog
        open={asked === "cancel"}
        onOpenChange={() => setAsked(null)}
        title={`Cancel ${countOf(open.length)}?`}
        description={`${runs.length - open.length} of the selected runs have ended already. Running tasks are stopped.`}
        action={`Cancel ${countOf(open.length)}`}
        busy={cancel.isPending}
        onConfirm={() => void cancel.mutateAsync(open).then(finish("cancelled"))}
      />
      <ConfirmDialog
        open={asked === "rerun"}
        onOpenChange={() => setAsked(null)}
        title={`Re-run ${countOf(again.length)}?`}
        description="In each, what did not succeed runs again, and what depends on it. Results of the others are kept."
        action={`Re-run ${countOf(again.length)}`}
        danger={false}
        busy={rerun.isPending}
        onConfirm={() => void rerun.mutateAsync(again).then(finish("started again"))}
      />
    </SelectionBar>
  );
}

function canRerun(status: Run["status"]): boolean {
  return status === "failed" || status === "timed_out" || status === "cancelled";
}

function countOf(count: number): string {
  return count === 1 ? "one run" : `${count} runs`;
}

function tellResult({ done, failed }: BulkResult, verb: string): void {
  if (failed.length === 0) return toast.success(`${countOf(done)} ${verb}`);
  toast.error(`${done} ${verb}, ${failed.length} refused`, { description: failed[0]!.message });
}
