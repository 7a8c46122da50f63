import { useQuery } from "@tanstack/react-query";
import type { JobDetail } from "../../api/jobs.ts";
import { get } from "../../api/request.ts";
import { Badge } from "../ui/badge.tsx";
import { ErrorState } from "../ui/error-state.tsx";
import { RelativeTime } from "../ui/relative-time.tsx";
import { SkeletonRows } from "../ui/skeleton.tsx";

const shownVersions = 100;

/** The versions of a job, newest first: each text that was ever saved. */
export function JobVersions({ job }: { job: JobDetail }) {
  const versions = useQuery({
    queryKey: ["versions", job.id, "list", job.version],
    queryFn: async ({ signal }) => {
      const options = { path: { id: job.id }, query: { limit: shownVersions }, signal };
      return (await get("/api/v1/jobs/{id}/versions", options)).versions;
    },
  });
  if (versions.isPending) return <SkeletonRows rows={3} label="Loading versions" />;
  if (versions.data === undefined)
    return <ErrorState error={versions.error} onRetry={() => void versions.refetch()} />;
  return (
    <ol aria-label="Versions" className="divide-y divide-line">
      {versions.data.map((version) => (
        <li key={version.number} className="flex items-center gap-3 px-4 py-2 text-sm">
          <span className="w-10 font-medium tabular-nums">v{version.number}</span>
          {version.latest && <Badge tone="good">active</Badge>}
          <code className="font-mono text-xs text-ink-faint">
            {version.content_hash.slice(0, 12)}
          </code>
          <RelativeTime at={version.created_at} className="ml-auto text-ink-soft" />
        </li>
      ))}
    </ol>
  );
}
