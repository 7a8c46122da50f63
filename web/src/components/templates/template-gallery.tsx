import { Link } from "@tanstack/react-router";
import { Blocks, Plus, Puzzle } from "lucide-react";
import { useState } from "react";
import { useTemplatePages, type Template } from "../../api/templates.ts";
import { ListSearch } from "../list/list-filters.tsx";
import { PageHeading } from "../shell/page-heading.tsx";
import { Badge } from "../ui/badge.tsx";
import { Button } from "../ui/button.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { ErrorState } from "../ui/error-state.tsx";
import { RelativeTime } from "../ui/relative-time.tsx";
import { SkeletonRows } from "../ui/skeleton.tsx";
import { PublishDialog } from "./publish-dialog.tsx";

/** All templates of the project. */
export function TemplateGallery({ q, onSearch }: { q: string; onSearch: (text: string) => void }) {
  const pages = useTemplatePages();
  const [isPublishing, setPublishing] = useState(false);
  const all = pages.data?.pages.flatMap((page) => page.templates) ?? [];
  const shown = all.filter((template) => matches(template, q));
  const publish = (
    <Button
      variant="primary"
      needs="jobs:write"
      icon={<Plus size={14} aria-hidden="true" />}
      onClick={() => setPublishing(true)}
    >
      Publish a template
    </Button>
  );
  return (
    <>
      <PageHeading title="Templates" detail="Parts of documents that jobs share, by version">
        {publish}
      </PageHeading>
      {all.length > 0 && (
        <div className="mb-3">
          <ListSearch label="Name or description" value={q} onChange={onSearch} />
        </div>
      )}
      <section aria-label="Templates">
        {pages.isPending && <SkeletonRows rows={4} label="Loading templates" />}
        {pages.isError && <ErrorState error={pages.error} onRetry={() => void pages.refetch()} />}
        {pages.data !== undefined && all.length === 0 && (
          <div className="panel">
            <EmptyState title="There is no template yet" action={publish}>
              A template is a task, or the settings of a job, that several jobs use by name and
              version.
            </EmptyState>
          </div>
        )}
        {all.length > 0 && shown.length === 0 && (
          <div className="panel">
            <EmptyState
              title="No template matches"
              action={<Button onClick={() => onSearch("")}>Clear the search</Button>}
            />
          </div>
        )}
        <ul className="grid gap-3 sm:grid-cols-2 xl:grid-cols-3">
          {shown.map((template) => (
            <li key={template.id}>
              <TemplateCard template={template} />
            </li>
          ))}
        </ul>
        {pages.hasNextPage && (
          <div className="mt-3 text-center">
            <Button busy={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
              Show more
            </Button>
          </div>
        )}
      </section>
      {isPublishing && <PublishDialog onClose={() => setPublishing(false)} />}
    </>
  );
}

function matches({ name, description }: Template, q: string): boolean {
  return `${name}\n${description}`.toLowerCase().includes(q.trim().toLowerCase());
}

function TemplateCard({ template }: { template: Template }) {
  const Icon = template.kind === "task" ? Puzzle : Blocks;
  return (
    <Link
      to="/templates"
      search={{ name: template.name }}
      className="panel flex h-full flex-col gap-2 px-4 py-3 hover:!border-accent"
    >
      <span className="flex items-center gap-2">
        <Icon size={16} className="shrink-0 text-accent" aria-hidden="true" />
        <span className="truncate font-semibold">{template.name}</span>
        <span className="ml-auto shrink-0 font-mono text-xs text-ink-faint">
          v{template.version}
        </span>
      </span>
      <span className="line-clamp-2 flex-1 text-sm text-ink-soft">
        {template.description === "" ? "No description" : template.description}
      </span>
      <span className="flex items-center gap-2 text-xs text-ink-faint">
        <Badge>{template.kind === "task" ? "task" : "job"}</Badge>
        <span className="truncate">
          {template.created_by}, <RelativeTime at={template.created_at} />
        </span>
      </span>
    </Link>
  );
}
