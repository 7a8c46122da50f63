import { Link, useNavigate } from "@tanstack/react-router";
import {
  ChevronDown,
  Copy,
  Download,
  EllipsisVertical,
  Link2,
  Pencil,
  Play,
  RotateCcw,
  Trash2,
} from "lucide-react";
import { useState } from "react";
import type { JobDetail } from "../../api/jobs.ts";
import type { Run } from "../../api/resources.ts";
import { copyText } from "../../lib/copy-text.ts";
import { StatusBadge } from "../../status/status-badge.tsx";
import { useTitle } from "../../hooks/use-title.ts";
import { useHotkeys } from "../../hooks/use-hotkeys.ts";
import { useRefusal } from "../../hooks/use-refusal.ts";
import { DeleteJobsDialog } from "../jobs/delete-jobs-dialog.tsx";
import { useExportJobs } from "../jobs/job-actions.tsx";
import { useRunJob } from "../jobs/run-job.tsx";
import { Badge } from "../ui/badge.tsx";
import { ButtonLink } from "../ui/button-link.tsx";
import { Button } from "../ui/button.tsx";
import { IconButton } from "../ui/icon-button.tsx";
import { Menu } from "../ui/menu.tsx";
import { RelativeTime } from "../ui/relative-time.tsx";
import { toast } from "../ui/toast.tsx";

/** What the job is, how its newest run did, and what can be done with it. */
export function JobHeader({ job, newest }: { job: JobDetail; newest: Run | undefined }) {
  useTitle(job.name);
  return (
    <header className="mb-gap flex flex-wrap items-start gap-x-4 gap-y-3">
      <div className="mr-auto min-w-0">
        <div className="flex min-h-control flex-wrap items-center gap-x-3 gap-y-1">
          <h1 className="text-xl font-semibold tracking-tight break-all">{job.name}</h1>
          {newest !== undefined && (
            <Link
              to="/runs/$id"
              params={{ id: newest.id }}
              className="flex items-center gap-2 rounded-full text-xs text-ink-soft"
            >
              <span className="sr-only">Last run: </span>
              <StatusBadge status={newest.status} />
              <RelativeTime at={newest.created_at} />
            </Link>
          )}
          {!job.enabled && <Badge tone="warn">disabled</Badge>}
        </div>
        <JobFacts job={job} />
      </div>
      <JobButtons job={job} hasRun={newest !== undefined} />
    </header>
  );
}

function JobFacts({ job }: { job: JobDetail }) {
  const facts = [
    `version ${job.version}`,
    `${job.task_count} ${job.task_count === 1 ? "task" : "tasks"}`,
    ...(job.owner === null ? [] : [job.owner]),
  ];
  return (
    <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-sm text-ink-soft">
      <span>
        {facts.join(" · ")} · changed <RelativeTime at={job.updated_at} />
      </span>
      <Labels labels={Object.entries(job.labels)} />
    </p>
  );
}

const maxLabels = 6;

/** Some jobs have dozens, which would push everything else off the screen. */
function Labels({ labels }: { labels: readonly (readonly [string, string])[] }) {
  const [showsAll, setShowsAll] = useState(false);
  return (
    <>
      {labels.slice(0, showsAll ? labels.length : maxLabels).map(([name, value]) => (
        <span key={name} className="rounded border border-line px-1.5 text-xs break-all">
          {name}={value}
        </span>
      ))}
      {labels.length > maxLabels && (
        <button
          type="button"
          aria-expanded={showsAll}
          className="link cursor-pointer text-xs"
          onClick={() => setShowsAll(!showsAll)}
        >
          {showsAll ? "Fewer labels" : `${labels.length - maxLabels} more labels`}
        </button>
      )}
    </>
  );
}

function JobButtons({ job, hasRun }: { job: JobDetail; hasRun: boolean }) {
  const navigate = useNavigate();
  const { run, runAgain, busy, dialog } = useRunJob();
  const edit = (): void => void navigate({ to: "/jobs/$id/edit", params: { id: job.id } });
  const mayEdit = useRefusal("jobs:write") === undefined;
  useHotkeys({ r: () => run(job), ...(mayEdit ? { e: edit } : {}) });
  return (
    <div className="flex items-center gap-2">
      <ButtonLink
        to="/jobs/$id/edit"
        params={{ id: job.id }}
        needs="jobs:write"
        icon={<Pencil size={14} aria-hidden="true" />}
      >
        Edit
      </ButtonLink>
      <span className="flex">
        <Button
          variant="primary"
          needs="runs:start"
          busy={busy}
          className={hasRun ? "!rounded-r-none" : ""}
          icon={<Play size={12} fill="currentColor" aria-hidden="true" />}
          onClick={() => run(job)}
        >
          Run
        </Button>
        {hasRun && (
          <Menu
            label="Other ways to run"
            trigger={
              <Button
                variant="primary"
                needs="runs:start"
                aria-label="Other ways to run"
                className="button-icon !w-7 !rounded-l-none !border-l-on-accent/30"
                icon={<ChevronDown size={14} aria-hidden="true" />}
              />
            }
            entries={[
              {
                label: "Run with the last inputs…",
                icon: <RotateCcw size={14} />,
                onSelect: () => runAgain(job),
              },
            ]}
          />
        )}
      </span>
      <MoreMenu job={job} />
      {dialog}
    </div>
  );
}

function MoreMenu({ job }: { job: JobDetail }) {
  const navigate = useNavigate();
  const exportJobs = useExportJobs();
  const [isDeleting, setDeleting] = useState(false);
  const copyLink = async (): Promise<void> => {
    if (await copyText(location.href)) toast.success("Link copied");
    else toast.error("The browser did not allow copying", { description: location.href });
  };
  return (
    <>
      <Menu
        trigger={
          <IconButton
            label={`More for ${job.name}`}
            icon={<EllipsisVertical size={16} aria-hidden="true" />}
          />
        }
        entries={[
          {
            label: "Duplicate",
            needs: "jobs:write",
            icon: <Copy size={14} />,
            onSelect: () => void navigate({ to: "/jobs/new", search: { from: job.id } }),
          },
          {
            label: `Export ${job.source_format.toUpperCase()}`,
            icon: <Download size={14} />,
            onSelect: () => exportJobs([job.id]),
          },
          { label: "Copy link", icon: <Link2 size={14} />, onSelect: () => void copyLink() },
          "separator",
          {
            label: "Delete…",
            needs: "jobs:delete",
            icon: <Trash2 size={14} />,
            danger: true,
            onSelect: () => setDeleting(true),
          },
        ]}
      />
      {isDeleting && (
        <DeleteJobsDialog
          jobs={[job]}
          onClose={() => setDeleting(false)}
          onDeleted={() => void navigate({ to: "/jobs" })}
        />
      )}
    </>
  );
}
