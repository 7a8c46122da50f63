import { useQuery } from "@tanstack/react-query";
import { get } from "../api/request.ts";
import { PageHeading } from "../components/shell/page-heading.tsx";
import { Badge } from "../components/ui/badge.tsx";
import { EmptyState } from "../components/ui/empty-state.tsx";
import { ErrorState } from "../components/ui/error-state.tsx";
import { RelativeTime } from "../components/ui/relative-time.tsx";
import { SkeletonRows } from "../components/ui/skeleton.tsx";

const shownTemplates = 200;

/** The parts of documents that jobs share. */
export function TemplatesPage() {
  const templates = useQuery({
    queryKey: ["templates"],
    queryFn: async ({ signal }) =>
      (await get("/api/v1/templates", { query: { limit: shownTemplates }, signal })).templates,
  });
  return (
    <>
      <PageHeading title="Templates" />
      <section aria-label="Templates" className="panel overflow-hidden">
        {templates.isPending && <SkeletonRows rows={4} label="Loading templates" />}
        {templates.isError && (
          <ErrorState error={templates.error} onRetry={() => void templates.refetch()} />
        )}
        {templates.data?.length === 0 && (
          <EmptyState title="There is no template">
            Save one with <code className="font-mono">stratal template save greet.yaml</code>; tasks
            use it with <code className="font-mono">uses</code>.
          </EmptyState>
        )}
        <ul className="divide-y divide-line">
          {templates.data?.map((template) => (
            <li key={template.id} className="flex flex-wrap items-baseline gap-x-3 px-4 py-2.5">
              <span className="font-medium">{template.name}</span>
              <Badge>{template.kind}</Badge>
              <span className="text-xs text-ink-faint">v{template.version}</span>
              <span className="min-w-0 flex-1 truncate text-sm text-ink-soft">
                {template.description}
              </span>
              <RelativeTime at={template.created_at} className="text-sm text-ink-soft" />
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}
