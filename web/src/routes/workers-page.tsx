import { getRouteApi } from "@tanstack/react-router";
import { useWorkers } from "../api/workers.ts";
import { PageHeading } from "../components/shell/page-heading.tsx";
import { Checkbox } from "../components/ui/checkbox.tsx";
import { QueueTable } from "../components/workers/queue-table.tsx";
import { isGone, WorkerTable } from "../components/workers/worker-table.tsx";

const route = getRouteApi("/workers");

/** Who does the work, and what waits for them. */
export function WorkersPage() {
  const ended = route.useSearch()["ended"] === "yes";
  const navigate = route.useNavigate();
  const gone = useWorkers().data?.filter(({ status }) => isGone(status)).length ?? 0;
  return (
    <>
      <PageHeading title="Workers & queues" />
      <section aria-label="Queues" className="panel overflow-hidden">
        <h2 className="px-4 pt-3 font-semibold">Queues</h2>
        <QueueTable />
      </section>
      <section aria-label="Workers" className="panel mt-gap overflow-hidden">
        <div className="flex items-center justify-between px-4 pt-2">
          <h2 className="font-semibold">Workers</h2>
          {gone > 0 && (
            <Checkbox
              label={`Show the ${gone} that ended`}
              checked={ended}
              onChange={(on) => void navigate({ search: on ? { ended: "yes" } : {} })}
            />
          )}
        </div>
        <WorkerTable ended={ended} />
      </section>
    </>
  );
}
