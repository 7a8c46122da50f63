import { Download } from "lucide-react";
import { useMemo } from "react";
import type { RunDetail } from "../../api/run.ts";
import { Button } from "../ui/button.tsx";
import { CopyButton } from "../ui/copy-button.tsx";
import { SkeletonRows } from "../ui/skeleton.tsx";
import { download } from "./download.ts";
import { useRunPage } from "./run-context.tsx";

const maxShown = 200_000;

/** The run as the API answers it, without its task runs: those of a large run are what the download is for. */
export function RawView({ detail }: { detail: RunDetail | undefined }) {
  const { runId } = useRunPage();
  const text = useMemo(() => {
    if (detail === undefined) return null;
    const { task_runs: _left, ...run } = detail;
    return JSON.stringify(run, null, 2);
  }, [detail]);
  if (text === null) return <SkeletonRows rows={6} label="Loading the run" />;
  return (
    <div className="p-4">
      <div className="mb-2 flex flex-wrap items-center gap-2 text-sm text-ink-soft">
        <span className="min-w-0">
          <code className="font-mono text-xs [overflow-wrap:anywhere]">
            GET /api/v1/job-runs/{runId}
          </code>
          , without its task runs
        </span>
        <span className="ml-auto flex items-center gap-1">
          <CopyButton text={text} label="Copy the JSON" />
          <Button
            size="small"
            icon={<Download size={13} aria-hidden />}
            onClick={() => download(`/api/v1/job-runs/${runId}`, `run-${runId}.json`)}
          >
            With its task runs
          </Button>
        </span>
      </div>
      <pre
        tabIndex={0}
        role="region"
        aria-label="The run as JSON"
        className="rounded-lg bg-sunken px-3 py-2 font-mono text-xs break-words whitespace-pre-wrap"
      >
        {text.slice(0, maxShown)}
        {text.length > maxShown && "\n… (the rest is in the download)"}
      </pre>
    </div>
  );
}
