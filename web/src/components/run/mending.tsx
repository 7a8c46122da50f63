import { Pencil, RotateCcw } from "lucide-react";
import { useNewestVersion } from "../../api/jobs.ts";
import { editorAddress } from "../../graph/editor-address.ts";
import { ButtonLink } from "../ui/button-link.tsx";
import { Button } from "../ui/button.tsx";
import { useStartRerun } from "./run-actions.tsx";
import { useRunPage } from "./run-context.tsx";

/** The way from what failed to where it is mended; not there for a job that was deleted. */
export function EditLink({ row }: { row: number | null }) {
  const { skeleton } = useRunPage();
  const task = row === null ? undefined : editorAddress(skeleton.nodes, skeleton.nodeIndex(row));
  if (useNewestVersion(skeleton.run.job_id) === undefined) return null;
  return (
    <ButtonLink
      to="/jobs/$id/edit"
      params={{ id: skeleton.run.job_id }}
      search={{ task }}
      size="small"
      needs="jobs:write"
      icon={<Pencil size={14} aria-hidden="true" />}
    >
      {task === undefined ? "Edit the job" : "Edit the task"}
    </ButtonLink>
  );
}

/** Says that the job was changed after this run, which a plain re-run does not take up. */
export function NewerVersion() {
  const { run } = useRunPage().skeleton;
  const newest = useNewestVersion(run.job_id);
  const { start, isPending } = useStartRerun();
  if (newest === undefined || newest <= run.version_number) return null;
  return (
    <div className="mt-2 flex flex-wrap items-center gap-x-3 gap-y-2 text-sm">
      <p>
        The job was changed since: this run is of version {run.version_number}, the newest is{" "}
        {newest}.
      </p>
      <Button
        size="small"
        needs="runs:start"
        busy={isPending}
        icon={<RotateCcw size={14} aria-hidden />}
        onClick={() => start({ mode: "failed", version: "latest" })}
      >
        Re-run failed with version {newest}
      </Button>
    </div>
  );
}
