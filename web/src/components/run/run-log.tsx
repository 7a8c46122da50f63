import { LogViewer } from "../logs/log-viewer.tsx";
import { isFailed } from "../../graph/run-skeleton.ts";
import { Button } from "../ui/button.tsx";
import { useRunPage } from "./run-context.tsx";

/** The log of the run, or of one of its task runs; `canWiden` offers the whole run's instead. */
export default function RunLog({
  taskSeq,
  canWiden = false,
}: {
  taskSeq: number | null;
  canWiden?: boolean;
}) {
  const { runId, skeleton, change, logState, changeLog } = useRunPage();
  const row = taskSeq === null ? undefined : skeleton.rowOf(taskSeq);
  return (
    <div className="absolute inset-0 flex flex-col">
      {canWiden && row !== undefined && (
        <p className="flex flex-wrap items-center gap-2 border-b border-line bg-sunken/60 px-3 py-1 text-sm">
          Only {skeleton.pathOf(row).join(" / ")}
          <Button
            size="small"
            variant="ghost"
            onClick={() => change({ task: undefined, line: undefined })}
          >
            Show the whole run
          </Button>
        </p>
      )}
      <LogViewer
        runId={runId}
        taskSeq={taskSeq}
        hasFailed={isFailed(row === undefined ? skeleton.run.status : skeleton.state(row))}
        state={logState}
        onStateChange={changeLog}
        className="min-h-0 flex-1"
      />
    </div>
  );
}
