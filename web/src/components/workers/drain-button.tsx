import { useWorkerAction, type Worker } from "../../api/workers.ts";
import { PauseButton } from "./pause-button.tsx";

/** Drains a worker after a question, or resumes it; nothing for a worker with which neither can be done. */
export function DrainButton({ worker }: { worker: Worker }) {
  const { id, name, status, drained_at: drainedAt, running_tasks: running } = worker;
  const change = useWorkerAction(id);
  const isDrained = status === "draining" && drainedAt !== null;
  if (status !== "active" && !isDrained) return null;
  return (
    <PauseButton
      kind="worker"
      name={name}
      stop="drain"
      isStopped={isDrained}
      needs="workers:write"
      consequence={`It takes no more tasks, of any project, until somebody resumes it or starts its process anew. ${runningText(running)}`}
      change={change}
    />
  );
}

function runningText(running: number): string {
  if (running === 0) return "Nothing of this project runs on it.";
  return running === 1
    ? "The task of this project that runs on it runs on."
    : `The ${running} tasks of this project that run on it run on.`;
}
