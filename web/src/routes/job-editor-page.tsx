/** Create and edit: a start page for new jobs, then the editor. */
import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { useCallback, useMemo } from "react";
import { readJob } from "../api/job-documents.ts";
import { panesOf, type EditorPlace, type Start } from "../components/editor/editor-place.ts";
import { StartPage } from "../components/editor/start-page.tsx";
import { Workspace } from "../components/editor/workspace.tsx";
import { PageHeading } from "../components/shell/page-heading.tsx";
import { buttonClass } from "../components/ui/button.tsx";
import { EmptyState } from "../components/ui/empty-state.tsx";
import { ErrorState } from "../components/ui/error-state.tsx";
import { SkeletonRows } from "../components/ui/skeleton.tsx";
import { draftOf } from "../document/drafts.ts";

/** `/jobs/new` and `/jobs/$id/edit`. */
export function JobEditorPage() {
  const { id } = useParams({ strict: false });
  const search = useSearch({ strict: false });
  const navigate = useNavigate();
  const place = usePlace();
  if (id !== undefined) return <EditJob key={id} id={id} place={place} />;
  if (search.draft === undefined)
    return (
      <StartPage
        from={search.from}
        onStart={(draft) => void navigate({ to: "/jobs/new", search: { draft } })}
      />
    );
  return <NewJob key={search.draft} draft={search.draft} place={place} />;
}

/** What the address says about the editor; choosing a task does not fill the browser's history. */
function usePlace(): EditorPlace {
  const search = useSearch({ strict: false });
  const navigate = useNavigate();
  const change = useCallback<EditorPlace["change"]>(
    (next) =>
      navigate({
        to: ".",
        search: (before) => ({
          ...before,
          ...("task" in next ? { task: next.task } : {}),
          ...(next.panes === undefined ? {} : { panes: next.panes.join(",") }),
          ...(next.asksRun === undefined ? {} : { run: next.asksRun ? "ask" : undefined }),
        }),
        replace: true,
      }),
    [navigate],
  );
  const { task, panes } = search;
  const asksRun = search.run !== undefined;
  return useMemo(
    () => ({ task, panes: panesOf(panes), asksRun, change }),
    [task, panes, asksRun, change],
  );
}

function NewJob({ draft: id, place }: { draft: string; place: EditorPlace }) {
  const draft = useMemo(() => draftOf(localStorage, id), [id]);
  if (draft === null)
    return (
      <>
        <PageHeading title="New job" />
        <div className="panel">
          <EmptyState
            title="This draft is not in this browser any more"
            action={
              <Link to="/jobs/new" className={buttonClass("primary")}>
                Begin a new job
              </Link>
            }
          >
            It was saved, and then it is among the <Link to="/jobs">jobs</Link>; or it was
            discarded, or made in another browser.
          </EmptyState>
        </div>
      </>
    );
  const start: Start = { id, text: draft.text, base: null, restoredFrom: draft.savedAt };
  return <Workspace start={start} place={place} />;
}

function EditJob({ id, place }: { id: string; place: EditorPlace }) {
  const job = useQuery({
    queryKey: ["jobs", id, "to-edit"],
    queryFn: ({ signal }) => readJob(id, signal),
    // While it is edited, another version must not replace what the edit is based on.
    staleTime: Infinity,
    gcTime: 0,
  });
  const start = useMemo((): Start | null => {
    if (job.data === undefined) return null;
    const base = { version: job.data.version, text: job.data.source_text };
    const draft = draftOf(localStorage, id);
    if (draft === null || draft.text === base.text)
      return { id, text: base.text, base, restoredFrom: null };
    // A draft keeps the version that it is based on: saving it asks for a merge if others have saved since.
    return { id, text: draft.text, base: draft.base ?? base, restoredFrom: draft.savedAt };
  }, [id, job.data]);
  if (job.isError && start === null)
    return (
      <div className="panel">
        <PageHeading title="Edit job" />
        <ErrorState error={job.error} onRetry={() => void job.refetch()} />
        <Link to="/jobs" className={buttonClass("default", "medium", "mx-4 mb-4")}>
          All jobs
        </Link>
      </div>
    );
  if (start === null) return <SkeletonRows rows={8} label="Loading the job" />;
  return <Workspace start={start} place={place} />;
}
