import { CirclePause, Play } from "lucide-react";
import { useState } from "react";
import { useWorkerAction, type Worker } from "../../api/workers.ts";
import { Button } from "../ui/button.tsx";
import { ConfirmDialog } from "../ui/confirm-dialog.tsx";
import { toast } from "../ui/toast.tsx";

/** Drains a worker after a question, or resumes it; nothing for a worker with which neither can be done. */
export function DrainButton({ worker }: { worker: Worker }) {
  const [asking, setAsking] = useState(false);
  const change = useWorkerAction();
  const { id, name, status, drained_at: drainedAt, running_tasks: running } = worker;
  const isDrained = status === "draining" && drainedAt !== null;
  if (status !== "active" && !isDrained) return null;
  const send = (action: "drain" | "resume"): void =>
    change.mutate(
      { id, action },
      {
        onError: (error) =>
          toast.error(`The worker ${name} is as it was`, { description: error.message }),
        onSettled: () => setAsking(false),
      },
    );
  const verb = isDrained ? "Resume" : "Drain";
  return (
    <>
      <Button
        size="small"
        busy={change.isPending}
        aria-label={`${verb} the worker ${name}`}
        icon={isDrained ? <Play size={13} aria-hidden /> : <CirclePause size={13} aria-hidden />}
        onClick={() => (isDrained ? send("resume") : setAsking(true))}
      >
        {verb}
      </Button>
      {asking && (
        <ConfirmDialog
          open
          onOpenChange={setAsking}
          title={`Drain the worker ${name}?`}
          description={`It takes no more tasks, of any project, until somebody resumes it or starts its process anew. ${runningText(running)}`}
          action="Drain the worker"
          danger={false}
          busy={change.isPending}
          onConfirm={() => send("drain")}
        />
      )}
    </>
  );
}

function runningText(running: number): string {
  if (running === 0) return "Nothing of this project runs on it.";
  return running === 1
    ? "The task of this project that runs on it runs on."
    : `The ${running} tasks of this project that run on it run on.`;
}
