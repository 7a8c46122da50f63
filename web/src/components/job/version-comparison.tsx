import { useQuery } from "@tanstack/react-query";
import { useVersionDifference, versionQuery, type DefinitionChange } from "../../api/job.ts";
import type { JobDetail } from "../../api/jobs.ts";
import { useMediaQuery } from "../../hooks/use-media-query.ts";
import { DiffView } from "../editor/diff-view.tsx";
import { withoutEmpty } from "../../lib/without-empty.ts";
import { Badge } from "../ui/badge.tsx";
import { classNames } from "../ui/class-names.ts";
import { ErrorState } from "../ui/error-state.tsx";
import { SegmentedControl } from "../ui/segmented-control.tsx";
import { SkeletonRows } from "../ui/skeleton.tsx";
import type { JobPlace } from "./job-place.ts";
import { SideBySide } from "./side-by-side.tsx";
import { VersionSelect } from "./version-select.tsx";

/** How two versions differ: in their texts, and in what they mean. */
export function VersionComparison({
  job,
  from,
  to,
  place,
}: {
  job: JobDetail;
  from: number;
  to: number;
  place: JobPlace;
}) {
  const isMeaning = place.view === "meaning";
  const difference = useVersionDifference(job.id, from, to);
  return (
    <section aria-label="Comparison" className="panel overflow-hidden">
      <div className="flex flex-wrap items-center gap-2 border-b border-line px-3 py-2">
        <VersionSelect
          jobId={job.id}
          newest={job.version}
          label="Compared with"
          value={from}
          onChange={(against) => place.change({ against })}
        />
        <span className="text-sm text-ink-soft">
          <span aria-hidden="true">→</span>
          <span className="sr-only">compared to</span> version {to}
        </span>
        <span className="ml-auto">
          <SegmentedControl
            label="Compare by"
            value={isMeaning ? "meaning" : "text"}
            onChange={(view) => place.change({ view: view === "meaning" ? "meaning" : undefined })}
            options={[
              { value: "text", label: "Text" },
              { value: "meaning", label: meaningLabel(difference.data?.changes.length) },
            ]}
          />
        </span>
      </div>
      {difference.isPending && <SkeletonRows rows={5} label="Comparing" />}
      {difference.isError && (
        <ErrorState error={difference.error} onRetry={() => void difference.refetch()} />
      )}
      {difference.data !== undefined &&
        (isMeaning ? (
          <Changes changes={difference.data.changes} />
        ) : (
          <TextComparison jobId={job.id} from={from} to={to} />
        ))}
    </section>
  );
}

function meaningLabel(count: number | undefined): string {
  return count === undefined ? "Meaning" : `Meaning (${count})`;
}

function TextComparison({ jobId, from, to }: { jobId: string; from: number; to: number }) {
  const before = useQuery(versionQuery(jobId, from));
  const after = useQuery(versionQuery(jobId, to));
  const isWide = useMediaQuery("(min-width: 1100px)");
  const error = before.error ?? after.error;
  if (error !== null) return <ErrorState error={error} />;
  if (before.data?.number !== from || after.data?.number !== to)
    return <SkeletonRows rows={5} label="Loading the texts" />;
  const texts = { before: before.data.source_text, after: after.data.source_text };
  if (texts.before === texts.after)
    return <p className="p-4 text-sm text-ink-soft">The texts are the same.</p>;
  return isWide ? (
    <SideBySide {...texts} />
  ) : (
    <div className="p-2">
      <DiffView {...texts} />
    </div>
  );
}

const changeLooks = {
  added: { tone: "good", label: "added" },
  removed: { tone: "bad", label: "removed" },
  changed: { tone: "busy", label: "changed" },
} as const;

/** What is different for a run; layout, comments and the order of tasks are not. */
function Changes({ changes }: { changes: readonly DefinitionChange[] }) {
  if (changes.length === 0)
    return (
      <p className="p-4 text-sm text-ink-soft">
        Nothing that a run would notice: only layout, comments or the order of tasks.
      </p>
    );
  return (
    <ul className="divide-y divide-line">
      {changes.map(({ path, kind, before, after }) => (
        <li key={`${kind} ${path}`} className="px-4 py-2.5">
          <p className="flex flex-wrap items-center gap-2">
            <Badge tone={changeLooks[kind].tone}>{changeLooks[kind].label}</Badge>
            <span className="font-mono text-sm break-all">{path}</span>
          </p>
          <div
            className={classNames(
              "mt-1 grid gap-1 font-mono text-xs",
              kind === "changed" && "md:grid-cols-2",
            )}
          >
            {kind !== "added" && <Value mark="−" value={before} className="bg-bad-wash text-bad" />}
            {kind !== "removed" && (
              <Value mark="+" value={after} className="bg-good-wash text-good" />
            )}
          </div>
        </li>
      ))}
    </ul>
  );
}

function Value({ mark, value, className }: { mark: string; value: unknown; className: string }) {
  const text = typeof value === "string" ? value : JSON.stringify(withoutEmpty(value), null, 2);
  return (
    <pre
      tabIndex={0}
      className={`max-h-60 overflow-auto rounded px-2 py-1 whitespace-pre-wrap break-words ${className}`}
    >
      <span className="select-none" aria-hidden="true">
        {mark}{" "}
      </span>
      {text}
    </pre>
  );
}
