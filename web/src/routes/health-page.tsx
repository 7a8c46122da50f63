import { Download } from "lucide-react";
import { useDiagnostics, useHealth, type Diagnostics } from "../api/health.ts";
import { ComponentCard } from "../components/health/component-card.tsx";
import { componentsOf } from "../components/health/components-of.tsx";
import { databaseDown, Warnings } from "../components/health/warnings.tsx";
import { PageHeading } from "../components/shell/page-heading.tsx";
import { Button } from "../components/ui/button.tsx";
import { ErrorState } from "../components/ui/error-state.tsx";
import { SkeletonRows } from "../components/ui/skeleton.tsx";
import { downloadText } from "../lib/download.ts";

/** What has to work so that runs can happen: the service, its database, the queue, and somebody to do the work. */
export function HealthPage() {
  const health = useHealth();
  const diagnostics = useDiagnostics();
  const up = health.data?.database.status === "up";
  return (
    <>
      <PageHeading title="System health">
        <Button
          icon={<Download size={14} aria-hidden="true" />}
          disabled={diagnostics.data === undefined}
          onClick={() => diagnostics.data !== undefined && download(diagnostics.data)}
        >
          Download diagnostics
        </Button>
      </PageHeading>
      {health.isPending && (
        <div className="panel">
          <SkeletonRows rows={4} label="Loading health" />
        </div>
      )}
      {health.isError && health.data === undefined && (
        <div className="panel">
          <ErrorState error={health.error} onRetry={() => void health.refetch()} />
        </div>
      )}
      {health.data !== undefined && (
        <>
          {up && diagnostics.data !== undefined && (
            <Warnings warnings={diagnostics.data.warnings} />
          )}
          {up && diagnostics.isError && diagnostics.data === undefined && (
            <div className="panel mb-gap">
              <ErrorState error={diagnostics.error} onRetry={() => void diagnostics.refetch()} />
            </div>
          )}
          {!up && <Warnings warnings={databaseDown} />}
          <ul aria-label="Components" className="gap-gap sm:columns-2 xl:columns-3">
            {componentsOf(health.data, diagnostics.data).map((component) => (
              <ComponentCard key={component.name} {...component} />
            ))}
          </ul>
        </>
      )}
    </>
  );
}

function download(diagnostics: Diagnostics): void {
  const moment = diagnostics.generated_at.slice(0, 19).replaceAll(":", "-");
  downloadText(
    `stratal-diagnostics-${moment}.json`,
    `${JSON.stringify(diagnostics, null, 2)}\n`,
    "application/json",
  );
}
