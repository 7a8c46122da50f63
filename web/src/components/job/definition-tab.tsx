import { useQuery } from "@tanstack/react-query";
import { Download } from "lucide-react";
import { versionQuery } from "../../api/job.ts";
import type { JobDetail } from "../../api/jobs.ts";
import { downloadText } from "../../lib/download.ts";
import { CopyButton } from "../ui/copy-button.tsx";
import { ErrorState } from "../ui/error-state.tsx";
import { IconButton } from "../ui/icon-button.tsx";
import { Moment } from "../ui/moment.tsx";
import { SegmentedControl } from "../ui/segmented-control.tsx";
import { SkeletonRows } from "../ui/skeleton.tsx";
import CodeText from "./code-text.tsx";
import type { JobPlace } from "./job-place.ts";
import { VersionSelect } from "./version-select.tsx";

/** The document of any version, as its author wrote it or in its canonical form. */
export default function DefinitionTab({ job, place }: { job: JobDetail; place: JobPlace }) {
  const number = place.version ?? job.version;
  const version = useQuery(versionQuery(job.id, number));
  const isCanonical = place.view === "canonical";
  const format = isCanonical ? "json" : (version.data?.source_format ?? job.source_format);
  const text =
    version.data === undefined
      ? ""
      : isCanonical
        ? JSON.stringify(version.data.definition, null, 2)
        : version.data.source_text;
  return (
    <section
      aria-label="Definition"
      className="panel flex h-[max(24rem,calc(100dvh-17rem))] flex-col overflow-hidden"
    >
      <div className="flex flex-wrap items-center gap-2 border-b border-line px-3 py-2">
        <VersionSelect
          jobId={job.id}
          newest={job.version}
          label="Version shown"
          value={number}
          onChange={(next) => place.change({ version: next === job.version ? undefined : next })}
        />
        <SegmentedControl
          label="Form"
          value={isCanonical ? "canonical" : "written"}
          onChange={(view) =>
            place.change({ view: view === "canonical" ? "canonical" : undefined })
          }
          options={[
            { value: "written", label: "As written" },
            { value: "canonical", label: "Canonical" },
          ]}
        />
        {version.data !== undefined && (
          <span className="text-xs text-ink-faint max-sm:hidden">
            saved by {version.data.created_by} <Moment at={version.data.created_at} />
          </span>
        )}
        <span className="ml-auto flex">
          <CopyButton text={text} label="Copy the text" />
          <IconButton
            size="small"
            label="Download the text"
            icon={<Download size={14} aria-hidden="true" />}
            onClick={() => downloadText(`${job.name}-v${number}.${format}`, text, "text/plain")}
          />
        </span>
      </div>
      {version.isPending && <SkeletonRows rows={8} label="Loading the version" />}
      {version.isError && (
        <ErrorState error={version.error} onRetry={() => void version.refetch()} />
      )}
      {version.data !== undefined && (
        <CodeText text={text} label={`Document of version ${number}`} />
      )}
    </section>
  );
}
