import { Download, Eye, FileBox } from "lucide-react";
import { useState } from "react";
import { isOpenState, seqOfTaskRun, useArtifacts, type Artifact } from "../../api/run.ts";
import { Button, buttonClass } from "../ui/button.tsx";
import { DataTable, type Column } from "../ui/data-table.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { ErrorState } from "../ui/error-state.tsx";
import { SkeletonRows } from "../ui/skeleton.tsx";
import { ArtifactPreview } from "./artifact-preview.tsx";
import { previewKindOf } from "./artifact-kind.ts";
import { useRunPage } from "./run-context.tsx";
import { formatBytes } from "./value-text.ts";

/** The files that the run's tasks left. */
export function ArtifactsView() {
  const { runId, skeleton, version, openTask } = useRunPage();
  const artifacts = useArtifacts(runId, { version, open: isOpenState(skeleton.run.status) });
  const [shown, setShown] = useState<Artifact | null>(null);
  if (artifacts.isPending) return <SkeletonRows rows={3} label="Loading artifacts" />;
  if (artifacts.isError)
    return <ErrorState error={artifacts.error} onRetry={() => void artifacts.refetch()} />;
  if (artifacts.data.length === 0)
    return (
      <EmptyState title="No artifacts">
        What a script writes into <code className="font-mono">$STRATAL_ARTIFACTS</code>, or its task
        names under <code className="font-mono">artifacts</code>, is kept here.
      </EmptyState>
    );
  return (
    <>
      <DataTable
        label="Artifacts"
        rows={artifacts.data}
        columns={columns(setShown, (artifact) => openTask(seqOfTaskRun(artifact.task_run_id)))}
        rowKey={({ id }) => id}
        rowName={({ name }) => name}
        onOpen={(artifact) => previewKindOf(artifact) !== null && setShown(artifact)}
      />
      {shown && <ArtifactPreview artifact={shown} onClose={() => setShown(null)} />}
    </>
  );
}

function columns(
  onPreview: (artifact: Artifact) => void,
  onTask: (artifact: Artifact) => void,
): Column<Artifact>[] {
  return [
    {
      id: "name",
      header: "File",
      cell: ({ path, name }) => (
        <span className="flex items-center gap-2" title={path}>
          <FileBox size={14} className="shrink-0 text-ink-faint" aria-hidden />
          <span className="truncate font-medium">{name}</span>
        </span>
      ),
    },
    {
      id: "task",
      header: "Task",
      width: "7rem",
      from: "md",
      cell: (artifact) => (
        <button type="button" className="link cursor-pointer" onClick={() => onTask(artifact)}>
          {artifact.task_name}
        </button>
      ),
    },
    {
      id: "size",
      header: "Size",
      width: "5rem",
      align: "right",
      cell: ({ size }) => formatBytes(size),
    },
    {
      id: "actions",
      header: <span className="sr-only">Actions</span>,
      width: "8.5rem",
      align: "right",
      cell: (artifact) => <ArtifactActions artifact={artifact} onPreview={onPreview} />,
    },
  ];
}

function ArtifactActions({
  artifact,
  onPreview,
}: {
  artifact: Artifact;
  onPreview: (artifact: Artifact) => void;
}) {
  return (
    <span className="inline-flex gap-1">
      {previewKindOf(artifact) !== null && (
        <Button
          size="small"
          variant="ghost"
          icon={<Eye size={14} aria-hidden />}
          onClick={() => onPreview(artifact)}
        >
          View<span className="sr-only"> {artifact.name}</span>
        </Button>
      )}
      <a
        className={buttonClass("ghost", "small", "button-icon")}
        href={`/api/v1/artifacts/${artifact.id}/download`}
        download
        aria-label={`Download ${artifact.name}`}
        title="Download"
      >
        <Download size={14} aria-hidden />
      </a>
    </span>
  );
}
