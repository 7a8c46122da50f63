import { ChevronDown, RotateCcw } from "lucide-react";
import { useState } from "react";
import { isOpenState, taskRunId, useOverrideTask } from "../../api/run.ts";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { Menu } from "../ui/menu.tsx";
import { TextArea } from "../ui/text-field.tsx";
import { toast } from "../ui/toast.tsx";
import { useStartRerun } from "./run-actions.tsx";
import { useRunPage } from "./run-context.tsx";

type Override = "completed" | "skipped" | "failed";
const overrideNames: Record<Override, string> = {
  completed: "Mark as completed",
  skipped: "Skip",
  failed: "Mark as failed",
};

/** What can be done with one task run: run it again, or say by hand what it came to. */
export function TaskActions({ row }: { row: number }) {
  const { runId, skeleton } = useRunPage();
  const [asking, setAsking] = useState<Override | null>(null);
  const { start, isPending } = useStartRerun();
  const seq = skeleton.seq(row);
  const state = skeleton.state(row);
  const hasEnded = !isOpenState(skeleton.run.status);
  // The server gives a running task run no other state: it is stopped with its run.
  const canOverride = state !== "running";
  if (!hasEnded && !canOverride) return null;
  return (
    <div className="flex flex-wrap gap-1.5">
      {hasEnded && (
        <Button
          size="small"
          needs="runs:start"
          busy={isPending}
          icon={<RotateCcw size={13} aria-hidden />}
          title="Run it again, and what depends on it"
          onClick={() => start({ mode: "task", task: taskRunId(runId, seq), version: "same" })}
        >
          Retry
        </Button>
      )}
      {canOverride && (
        <Menu
          label="Set the state"
          align="start"
          trigger={
            <Button size="small" needs="runs:control" icon={<ChevronDown size={13} aria-hidden />}>
              Set state
            </Button>
          }
          entries={(["completed", "skipped", "failed"] as const)
            .filter((each) => each !== state)
            .map((each) => ({ label: `${overrideNames[each]}…`, onSelect: () => setAsking(each) }))}
        />
      )}
      {asking && <OverrideDialog seq={seq} status={asking} onClose={() => setAsking(null)} />}
    </div>
  );
}

function OverrideDialog({
  seq,
  status,
  onClose,
}: {
  seq: number;
  status: Override;
  onClose: () => void;
}) {
  const { runId } = useRunPage();
  const [reason, setReason] = useState("");
  const override = useOverrideTask(runId, seq);
  const submit = (): void => {
    if (reason.trim() === "") return;
    override.mutate(
      { status, reason },
      {
        onSuccess: ({ message }) => {
          toast.success(message);
          onClose();
        },
      },
    );
  };
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={`${overrideNames[status]}?`}
      description="What waits for it goes on as if it had ended so. This is recorded with your name."
    >
      <form
        className="space-y-4"
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <TextArea
          label="Reason"
          required
          rows={3}
          value={reason}
          error={override.error?.message ?? null}
          onChange={({ target }) => setReason(target.value)}
        />
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>Leave it</Button>
          <Button
            type="submit"
            variant="primary"
            disabled={reason.trim() === ""}
            busy={override.isPending}
          >
            {overrideNames[status]}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
