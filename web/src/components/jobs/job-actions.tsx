import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { Copy, Download, EllipsisVertical, Pencil, Play, Trash2 } from "lucide-react";
import { jobQuery } from "../../api/jobs.ts";
import { downloadText } from "../../lib/download.ts";
import { Button } from "../ui/button.tsx";
import { IconButton } from "../ui/icon-button.tsx";
import { Menu } from "../ui/menu.tsx";
import { toast } from "../ui/toast.tsx";
import type { JobToRun } from "./run-job.tsx";

/** What can be done with one job, at the end of its row. */
export function JobActions({
  job,
  onRun,
  onDelete,
}: {
  job: JobToRun;
  onRun: (job: JobToRun) => void;
  onDelete: (job: JobToRun) => void;
}) {
  const navigate = useNavigate();
  const exportJobs = useExportJobs();
  return (
    <span className="flex justify-end gap-1">
      <Button
        size="small"
        aria-label={`Run ${job.name}`}
        needs="runs:start"
        icon={<Play size={12} fill="currentColor" aria-hidden="true" />}
        onClick={() => onRun(job)}
      >
        Run
      </Button>
      <Menu
        trigger={
          <IconButton
            size="small"
            label={`More for ${job.name}`}
            icon={<EllipsisVertical size={14} aria-hidden="true" />}
          />
        }
        entries={[
          {
            label: "Edit",
            icon: <Pencil size={14} />,
            needs: "jobs:write",
            onSelect: () => void navigate({ to: "/jobs/$id/edit", params: { id: job.id } }),
          },
          {
            label: "Duplicate",
            icon: <Copy size={14} />,
            needs: "jobs:write",
            onSelect: () => void navigate({ to: "/jobs/new", search: { from: job.id } }),
          },
          {
            label: "Export",
            icon: <Download size={14} />,
            onSelect: () => exportJobs([job.id]),
          },
          "separator",
          {
            label: "Delete…",
            icon: <Trash2 size={14} />,
            needs: "jobs:delete",
            danger: true,
            onSelect: () => onDelete(job),
          },
        ]}
      />
    </span>
  );
}

/** Gives the reader the documents of jobs, as their authors wrote them, one file each. */
export function useExportJobs(): (ids: readonly string[]) => void {
  const client = useQueryClient();
  const exportOne = async (id: string): Promise<void> => {
    const job = await client.fetchQuery(jobQuery(id));
    const type = job.source_format === "json" ? "application/json" : "application/yaml";
    downloadText(`${job.name}.${job.source_format}`, job.source_text, type);
  };
  return (ids) => {
    Promise.all(ids.map(exportOne)).catch((error: unknown) =>
      toast.error("The export failed", {
        description: error instanceof Error ? error.message : String(error),
      }),
    );
  };
}
