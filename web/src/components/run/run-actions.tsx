import { useNavigate } from "@tanstack/react-router";
import {
  Bug,
  ChevronDown,
  CirclePause,
  CirclePlay,
  CircleX,
  Download,
  Ellipsis,
  FileArchive,
  FileJson,
  GitCompareArrows,
  Link2,
  Pencil,
  RotateCcw,
} from "lucide-react";
import { useState } from "react";
import {
  isOpenState,
  taskRunId,
  useCancelRun,
  usePauseRun,
  useRerun,
  type RerunRequest,
  type RunDetail,
} from "../../api/run.ts";
import { useNewestVersion } from "../../api/jobs.ts";
import { copyText } from "../../lib/copy-text.ts";
import { isFailed } from "../../graph/run-skeleton.ts";
import { useHotkeys } from "../../hooks/use-hotkeys.ts";
import { useRefusal } from "../../hooks/use-refusal.ts";
import { Button } from "../ui/button.tsx";
import { Checkbox } from "../ui/checkbox.tsx";
import { ConfirmDialog } from "../ui/confirm-dialog.tsx";
import { IconButton } from "../ui/icon-button.tsx";
import { Menu, type MenuEntry } from "../ui/menu.tsx";
import { toast } from "../ui/toast.tsx";
import { download } from "./download.ts";
import { RerunDialog } from "./rerun-dialog.tsx";
import { useRunPage } from "./run-context.tsx";

/** What can be done with the run as it is. */
export function RunActions({ detail }: { detail: RunDetail | undefined }) {
  const { run } = useRunPage().skeleton;
  const open = isOpenState(run.status);
  return (
    <div className="flex flex-wrap items-center gap-2">
      {open && run.status !== "cancelling" && run.status !== "rolling_back" && <PauseButton />}
      {open && <CancelButton />}
      {!open && <RerunButtons detail={detail} />}
      <MoreMenu />
    </div>
  );
}

function PauseButton() {
  const { runId, skeleton } = useRunPage();
  const paused = skeleton.run.status === "paused";
  const pause = usePauseRun(runId);
  return (
    <Button
      needs="runs:control"
      busy={pause.isPending}
      icon={paused ? <CirclePlay size={15} aria-hidden /> : <CirclePause size={15} aria-hidden />}
      onClick={() =>
        pause.mutate(paused ? "resume" : "pause", {
          onError: (error) =>
            toast.error(paused ? "The run was not resumed" : "The run was not paused", {
              description: error.message,
            }),
        })
      }
    >
      {paused ? "Resume" : "Pause"}
    </Button>
  );
}

function CancelButton() {
  const { runId, skeleton } = useRunPage();
  const [asking, setAsking] = useState(false);
  const [force, setForce] = useState(false);
  const cancel = useCancelRun(runId);
  const again = skeleton.run.status === "cancelling";
  const mayCancel = useRefusal("runs:control") === undefined;
  useHotkeys({ c: () => setAsking(true) }, mayCancel);
  const confirm = (): void =>
    cancel.mutate(force || again, {
      onSuccess: () => setAsking(false),
      onError: (error) => {
        setAsking(false);
        toast.error("The run was not cancelled", { description: error.message });
      },
    });
  return (
    <>
      <Button
        variant="danger"
        needs="runs:control"
        icon={<CircleX size={15} aria-hidden />}
        onClick={() => setAsking(true)}
      >
        {again ? "Force cancel" : "Cancel"}
      </Button>
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={again ? "Stop what runs after the cancel, too?" : "Cancel this run?"}
        description="Nothing new starts, and running tasks are stopped with everything they started."
        action={force || again ? "Cancel by force" : "Cancel the run"}
        busy={cancel.isPending}
        onConfirm={confirm}
      >
        {!again && (
          <Checkbox
            label="By force: without on_cancel, finally and what is left of a rollback"
            checked={force}
            onChange={setForce}
          />
        )}
      </ConfirmDialog>
    </>
  );
}

function RerunButtons({ detail }: { detail: RunDetail | undefined }) {
  const { run } = useRunPage().skeleton;
  const [dialog, setDialog] = useState<RerunRequest | null>(null);
  const { start, isPending } = useStartRerun();
  const newest = useNewestVersion(run.job_id);
  const failed = run.status !== "completed";
  const mayStart = useRefusal("runs:start") === undefined;
  useHotkeys({ R: () => start({ mode: "failed", version: "same" }) }, failed && mayStart);
  return (
    <>
      <span className="inline-flex">
        <Button
          variant="primary"
          needs="runs:start"
          busy={isPending}
          className="!rounded-r-none"
          icon={<RotateCcw size={15} aria-hidden />}
          onClick={() => start({ mode: failed ? "failed" : "all", version: "same" })}
        >
          {rerunLabel(run.status)}
        </Button>
        <Menu
          label="Re-run"
          entries={useRerunEntries(newest, start, setDialog)}
          trigger={
            <Button
              variant="primary"
              needs="runs:start"
              aria-label="More ways to re-run"
              className="!rounded-l-none !border-l-on-accent/30 !px-1.5"
              icon={<ChevronDown size={15} aria-hidden />}
            />
          }
        />
      </span>
      {dialog && detail && (
        <RerunDialog
          request={dialog}
          detail={detail}
          newest={newest}
          onClose={() => setDialog(null)}
          onStart={start}
          busy={isPending}
        />
      )}
    </>
  );
}

/** The ways to run it again: those that start at once, then those that ask first. */
function useRerunEntries(
  newest: number | undefined,
  start: (request: RerunRequest) => void,
  ask: (request: RerunRequest) => void,
): MenuEntry[] {
  const { skeleton, search } = useRunPage();
  const { run } = skeleton;
  const failed = run.status !== "completed";
  const mode = failed ? "failed" : "all";
  const row = search.task === undefined ? undefined : skeleton.rowOf(search.task);
  const ofTask = (seq: number, at: number): MenuEntry => ({
    label: `From ${skeleton.name(at)} on`,
    icon: <RotateCcw size={14} />,
    onSelect: () => start({ mode: "task", task: taskRunId(run.id, seq), version: "same" }),
  });
  const withNewest: MenuEntry = {
    label: `With the newest version${newest === undefined ? "" : `, ${newest}`}…`,
    onSelect: () => ask({ mode, version: "latest" }),
  };
  return [
    ...(failed ? [entryOf("What did not succeed, and what depends on it", "failed", start)] : []),
    entryOf("Everything", "all", start),
    ...(row === undefined ? [] : [ofTask(search.task!, row)]),
    "separator",
    { label: "With other inputs…", onSelect: () => ask({ mode, version: "same" }) },
    ...(newest === run.version_number ? [] : [withNewest]),
  ];
}

/** What the main button runs again; of a cancelled run nothing need have failed. */
function rerunLabel(status: string): string {
  if (status === "completed") return "Re-run";
  return isFailed(status) ? "Re-run failed" : "Run the rest";
}

function entryOf(
  label: string,
  mode: "all" | "failed",
  start: (request: RerunRequest) => void,
): MenuEntry {
  return { label, icon: <RotateCcw size={14} />, onSelect: () => start({ mode, version: "same" }) };
}

/** Starts a re-run and goes to the run that it is: the same one, or a new one. */
export function useStartRerun() {
  const { runId } = useRunPage();
  const rerun = useRerun(runId);
  const navigate = useNavigate();
  const start = (request: RerunRequest): void =>
    rerun.mutate(request, {
      onSuccess: (started) => {
        toast.success(started.message);
        // What the panel showed belongs to the attempt before.
        void navigate({ to: "/runs/$id", params: { id: started.job_run_id }, search: {} });
      },
      onError: (error) => toast.error("It was not run again", { description: error.message }),
    });
  return { start, isPending: rerun.isPending };
}

function MoreMenu() {
  const { runId, skeleton, change } = useRunPage();
  const navigate = useNavigate();
  const copyLink = async (): Promise<void> => {
    if (await copyText(window.location.href)) toast.success("Link copied");
    else toast.error("The browser did not allow copying", { description: window.location.href });
  };
  return (
    <Menu
      label="More"
      trigger={<IconButton label="More actions" icon={<Ellipsis size={16} aria-hidden />} />}
      entries={[
        {
          label: "Edit the job",
          needs: "jobs:write",
          icon: <Pencil size={14} />,
          onSelect: () =>
            void navigate({ to: "/jobs/$id/edit", params: { id: skeleton.run.job_id } }),
        },
        {
          label: "Copy link to this view",
          icon: <Link2 size={14} />,
          onSelect: () => void copyLink(),
        },
        {
          label: "Compare with the previous good run",
          icon: <GitCompareArrows size={14} />,
          onSelect: () => change({ view: "compare", with: undefined }),
        },
        "separator",
        {
          label: "Download the log",
          icon: <Download size={14} />,
          onSelect: () => download(`/api/v1/logs/job-runs/${runId}/download`),
        },
        {
          label: "Download the logs, a file for each task (zip)",
          icon: <FileArchive size={14} />,
          onSelect: () => download(`/api/v1/logs/job-runs/${runId}/archive`),
        },
        {
          label: "Download the run as JSON",
          icon: <FileJson size={14} />,
          onSelect: () => download(`/api/v1/job-runs/${runId}`, `run-${runId}.json`),
        },
        {
          label: "Download a debug bundle (zip, no secrets)",
          icon: <Bug size={14} />,
          onSelect: () => download(`/api/v1/job-runs/${runId}/debug-bundle`),
        },
      ]}
    />
  );
}
