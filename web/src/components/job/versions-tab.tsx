import { GitCompareArrows, RotateCcw } from "lucide-react";
import { useState } from "react";
import { useRestoreVersion, useVersionPages, type JobVersionHead } from "../../api/job.ts";
import type { JobDetail } from "../../api/jobs.ts";
import { Badge } from "../ui/badge.tsx";
import { Button } from "../ui/button.tsx";
import { classNames } from "../ui/class-names.ts";
import { ConfirmDialog } from "../ui/confirm-dialog.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { ErrorState } from "../ui/error-state.tsx";
import { RelativeTime } from "../ui/relative-time.tsx";
import { SkeletonRows } from "../ui/skeleton.tsx";
import { toast } from "../ui/toast.tsx";
import type { JobPlace } from "./job-place.ts";
import { VersionComparison } from "./version-comparison.tsx";

/** Every version of a job, what changed with each, and the way back to one. */
export default function VersionsTab({ job, place }: { job: JobDetail; place: JobPlace }) {
  const chosen = place.version ?? job.version;
  const against = place.against ?? Math.max(1, chosen - 1);
  return (
    <div className="grid items-start gap-gap lg:grid-cols-[19rem_minmax(0,1fr)]">
      <VersionList job={job} chosen={chosen} place={place} />
      {job.version === 1 ? (
        <div className="panel">
          <EmptyState title="This job has one version">
            Every change of its document is kept as another one, and can be compared here.
          </EmptyState>
        </div>
      ) : (
        <VersionComparison job={job} from={against} to={chosen} place={place} />
      )}
    </div>
  );
}

function VersionList({ job, chosen, place }: { job: JobDetail; chosen: number; place: JobPlace }) {
  const pages = useVersionPages(job.id);
  const versions = pages.data?.pages.flatMap((page) => page.versions) ?? [];
  return (
    <section
      aria-label="Versions"
      className="panel overflow-hidden max-lg:max-h-64 max-lg:overflow-y-auto"
    >
      {pages.isPending && <SkeletonRows rows={4} label="Loading versions" />}
      {pages.isError && <ErrorState error={pages.error} onRetry={() => void pages.refetch()} />}
      <ul className="divide-y divide-line">
        {versions.map((version) => (
          <VersionRow
            key={version.id}
            job={job}
            version={version}
            isChosen={version.number === chosen}
            onChoose={() => place.change({ version: version.number, against: undefined })}
          />
        ))}
      </ul>
      {pages.hasNextPage && (
        <div className="p-2 text-center">
          <Button
            size="small"
            busy={pages.isFetchingNextPage}
            onClick={() => void pages.fetchNextPage()}
          >
            Show older ones
          </Button>
        </div>
      )}
    </section>
  );
}

function VersionRow({
  job,
  version,
  isChosen,
  onChoose,
}: {
  job: JobDetail;
  version: JobVersionHead;
  isChosen: boolean;
  onChoose: () => void;
}) {
  const { number } = version;
  return (
    <li className={classNames("flex items-center gap-2 py-2 pr-2 pl-3", isChosen && "bg-selected")}>
      <button
        type="button"
        aria-pressed={isChosen}
        aria-label={`Show what changed with version ${number}`}
        onClick={onChoose}
        className="flex min-w-0 flex-1 cursor-pointer items-center gap-2.5 text-left"
      >
        <span className="w-9 shrink-0 font-mono text-sm font-semibold tabular-nums">v{number}</span>
        <span className="min-w-0 text-sm">
          <span className="flex items-center gap-2">
            <span className="truncate">{version.created_by}</span>
            {version.latest && <Badge tone="good">newest</Badge>}
            {version.warnings.length > 0 && <Badge tone="warn">{version.warnings.length}!</Badge>}
          </span>
          <RelativeTime at={version.created_at} className="text-xs text-ink-faint" />
        </span>
        {!isChosen && (
          <GitCompareArrows size={14} className="ml-auto text-ink-faint" aria-hidden="true" />
        )}
      </button>
      {isChosen && !version.latest && <RestoreButton job={job} number={number} />}
    </li>
  );
}

function RestoreButton({ job, number }: { job: JobDetail; number: number }) {
  const restore = useRestoreVersion(job);
  const [isAsking, setAsking] = useState(false);
  const confirm = (): void =>
    restore.mutate(number, {
      onSuccess: (saved) => {
        setAsking(false);
        toast.success(`Version ${number} is the newest again, as version ${saved.job.version}`);
      },
    });
  return (
    <>
      <Button
        size="small"
        needs="jobs:write"
        icon={<RotateCcw size={13} aria-hidden="true" />}
        onClick={() => {
          restore.reset();
          setAsking(true);
        }}
      >
        Restore
      </Button>
      <ConfirmDialog
        open={isAsking}
        onOpenChange={setAsking}
        title={`Go back to version ${number}?`}
        description={`Its text becomes version ${job.version + 1}, which new runs follow. The versions between stay, and so do runs.`}
        action={`Restore version ${number}`}
        danger={false}
        busy={restore.isPending}
        onConfirm={confirm}
      >
        {restore.isError && (
          <div className="-mx-4">
            <ErrorState error={restore.error} />
          </div>
        )}
      </ConfirmDialog>
    </>
  );
}
