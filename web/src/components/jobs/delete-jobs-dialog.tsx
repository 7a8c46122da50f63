import { useDeleteJobs } from "../../api/jobs.ts";
import { ConfirmDialog } from "../ui/confirm-dialog.tsx";
import { toast } from "../ui/toast.tsx";
import type { JobToRun } from "./run-job.tsx";

/** Asks before jobs are deleted, by name. */
export function DeleteJobsDialog({
  jobs,
  onClose,
  onDeleted,
}: {
  jobs: readonly JobToRun[];
  onClose: () => void;
  onDeleted: () => void;
}) {
  const remove = useDeleteJobs();
  const what = jobs.length === 1 ? jobs[0]!.name : `${jobs.length} jobs`;
  const confirm = (): void =>
    remove.mutate(
      jobs.map(({ id }) => id),
      {
        onSuccess: ({ done, failed }) => {
          onClose();
          onDeleted();
          if (failed.length === 0) return toast.success(`${what} deleted`);
          toast.error(`${done} deleted, ${failed.length} refused`, {
            description: failed[0]!.message,
          });
        },
      },
    );
  return (
    <ConfirmDialog
      open
      onOpenChange={onClose}
      title={`Delete ${what}?`}
      description="Nobody can start it any more, and its name is free again. Its runs and their logs stay; open runs go on."
      action={`Delete ${what}`}
      busy={remove.isPending}
      onConfirm={confirm}
    >
      {jobs.length > 1 && (
        <ul className="max-h-48 overflow-y-auto text-sm">
          {jobs.map(({ id, name }) => (
            <li key={id}>{name}</li>
          ))}
        </ul>
      )}
    </ConfirmDialog>
  );
}
