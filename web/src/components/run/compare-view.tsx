import { Link } from "@tanstack/react-router";
import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { useNewestRuns, versionQuery } from "../../api/job.ts";
import { usePreviousGoodRun, useRunDetail, useRunGraph, type RunDetail } from "../../api/run.ts";
import { comparedTasks, comparedValues, type ComparedValue } from "../../graph/compare-runs.ts";
import { RunSkeleton } from "../../graph/run-skeleton.ts";
import { StatusBadge } from "../../status/status-badge.tsx";
import { lookOf } from "../../status/status-language.ts";
import { DiffView } from "../editor/diff-view.tsx";
import { Duration } from "../ui/duration.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { ErrorState } from "../ui/error-state.tsx";
import { RelativeTime } from "../ui/relative-time.tsx";
import { Select } from "../ui/select.tsx";
import { SkeletonRows } from "../ui/skeleton.tsx";
import { ComparedTasks } from "./compared-tasks.tsx";
import { PanelSection } from "./panel-section.tsx";
import { useRunPage } from "./run-context.tsx";

/** This run beside another one of its job: by itself, beside the one that last completed before it. */
export default function CompareView({ detail }: { detail: RunDetail | undefined }) {
  const { skeleton, search } = useRunPage();
  const { job_id: jobId, created_at: createdAt } = skeleton.run;
  const previous = usePreviousGoodRun(jobId, createdAt);
  const other = search.with ?? previous.data?.id;
  if (previous.isError && other === undefined)
    return <ErrorState error={previous.error} onRetry={() => void previous.refetch()} />;
  if (detail === undefined || (other === undefined && previous.isPending))
    return <SkeletonRows rows={5} label="Looking for a run to compare with" />;
  return (
    <div className="space-y-5 p-4">
      <OtherRun other={other} />
      {other === undefined ? (
        <EmptyState title="No earlier run of this job completed">
          Choose another run to compare this one with.
        </EmptyState>
      ) : (
        <Comparison now={detail} other={other} />
      )}
    </div>
  );
}

/** Which run this one is compared with; any of the newest can be chosen, and the address can name any other. */
function OtherRun({ other }: { other: string | undefined }) {
  const { runId, skeleton, change } = useRunPage();
  const newest = useNewestRuns(skeleton.run.job_id).data ?? [];
  const choices = newest.filter(({ id }) => id !== runId);
  const known = choices.some(({ id }) => id === other);
  return (
    <div className="flex flex-wrap items-center gap-2 text-sm text-ink-soft">
      <Select
        label="Compare with"
        value={other ?? ""}
        onChange={(id) => change({ with: id === "" ? undefined : id })}
        options={[
          ...(known
            ? []
            : [{ value: other ?? "", label: other === undefined ? "–" : "the last good run" }]),
          ...choices.map(({ id, status, created_at: at, version }) => ({
            value: id,
            label: `${at.slice(0, 16).replace("T", " ")} UTC, ${lookOf(status).label.toLowerCase()}, version ${version}`,
          })),
        ]}
      />
      {other !== undefined && (
        <Link to="/runs/$id" params={{ id: other }} className="link">
          Open that run
        </Link>
      )}
    </div>
  );
}

function Comparison({ now, other }: { now: RunDetail; other: string }) {
  const { skeleton, version } = useRunPage();
  const before = useRunDetail(other, undefined);
  const graph = useRunGraph(other);
  const tasks = useMemo(
    () => (graph.data === undefined ? null : comparedTasks(new RunSkeleton(graph.data), skeleton)),
    [graph.data, skeleton, version],
  );
  const error = before.error ?? graph.error;
  if (error !== null) return <ErrorState error={error} onRetry={() => void graph.refetch()} />;
  // What is kept while another run is read is that of the run before.
  if (before.data?.id !== other || tasks === null)
    return <SkeletonRows rows={5} label="Loading the other run" />;
  return (
    <>
      <div className="grid gap-3 sm:grid-cols-2">
        <RunCard title="That run" run={before.data} />
        <RunCard title="This run" run={now} />
      </div>
      <PanelSection title="Tasks">
        <ComparedTasks tasks={tasks} other={other} />
      </PanelSection>
      <Values title="Inputs" values={comparedValues(before.data.inputs, now.inputs)} />
      <Values
        title="Outputs"
        values={comparedValues(before.data.outputs ?? {}, now.outputs ?? {})}
      />
      <Definition jobId={now.job_id} from={before.data.version} to={now.version} />
    </>
  );
}

function RunCard({ title, run }: { title: string; run: RunDetail }) {
  return (
    <section aria-label={title} className="rounded-lg border border-line px-3 py-2 text-sm">
      <h3 className="text-xs font-semibold text-ink-faint">{title}</h3>
      <p className="mt-1 flex flex-wrap items-center gap-x-3 gap-y-1">
        <StatusBadge status={run.status} />
        <Duration startedAt={run.started_at} finishedAt={run.finished_at} className="font-medium" />
        <span className="text-ink-soft">
          <RelativeTime at={run.created_at} />, version {run.version}
        </span>
      </p>
    </section>
  );
}

function Values({ title, values }: { title: string; values: readonly ComparedValue[] }) {
  const different = values.filter(({ isSame }) => !isSame);
  return (
    <PanelSection title={title}>
      {different.length === 0 ? (
        <p className="text-sm text-ink-soft">
          {values.length === 0 ? "Neither has any." : `All ${values.length} are the same.`}
        </p>
      ) : (
        <>
          <ul aria-label={title} className="divide-y divide-line">
            {different.map(({ name, before, now }) => (
              <li key={name} className="py-2">
                <p className="font-mono text-xs font-medium">{name}</p>
                <div className="mt-1 grid gap-1 font-mono text-xs sm:grid-cols-2">
                  <Side mark="−" value={before} className="bg-bad-wash text-bad" />
                  <Side mark="+" value={now} className="bg-good-wash text-good" />
                </div>
              </li>
            ))}
          </ul>
          {different.length < values.length && (
            <p className="mt-1 text-sm text-ink-soft">
              {values.length - different.length} more are the same.
            </p>
          )}
        </>
      )}
    </PanelSection>
  );
}

function Side({ mark, value, className }: { mark: string; value: unknown; className: string }) {
  const text = typeof value === "string" ? value : JSON.stringify(value, null, 2);
  return (
    <pre
      tabIndex={0}
      className={`max-h-48 overflow-auto rounded px-2 py-1 break-words whitespace-pre-wrap ${value === undefined ? "text-ink-faint" : className}`}
    >
      <span aria-hidden="true" className="select-none">
        {mark}{" "}
      </span>
      {value === undefined ? "not there" : text}
    </pre>
  );
}

function Definition({ jobId, from, to }: { jobId: string; from: number; to: number }) {
  const before = useQuery(versionQuery(jobId, from));
  const after = useQuery(versionQuery(jobId, to));
  const error = before.error ?? after.error;
  return (
    <PanelSection title="Definition">
      {from === to ? (
        <p className="text-sm text-ink-soft">Both follow version {to}.</p>
      ) : error !== null ? (
        <ErrorState error={error} />
      ) : before.data?.number === from && after.data?.number === to ? (
        <DiffView before={before.data.source_text} after={after.data.source_text} />
      ) : (
        <SkeletonRows rows={4} label="Loading the versions" />
      )}
    </PanelSection>
  );
}
