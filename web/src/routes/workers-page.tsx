import { getRouteApi } from "@tanstack/react-router";
import { useQueues, useWorkers } from "../api/workers.ts";
import { PageHeading } from "../components/shell/page-heading.tsx";
import { Checkbox } from "../components/ui/checkbox.tsx";
import { TabPanel, Tabs } from "../components/ui/tabs.tsx";
import { DemandPanel } from "../components/workers/demand-panel.tsx";
import { QueueTable } from "../components/workers/queue-table.tsx";
import { WorkerDrawer } from "../components/workers/worker-drawer.tsx";
import { isGone } from "../components/workers/worker-state.tsx";
import { WorkerTable } from "../components/workers/worker-table.tsx";
import { useLiveRefresh } from "../hooks/use-live.ts";
import type { workersSearch } from "./page-search.ts";

const route = getRouteApi("/workers");
type Search = ReturnType<typeof workersSearch>;

/** Who does the work, and what waits for them. */
export function WorkersPage() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const go = (next: Search): void => void navigate({ search: next });
  const workers = useWorkers().data;
  const queues = useQueues().data;
  useLiveRefresh("workers", [["workers"], ["queues"]]);
  const here = workers?.filter(({ status }) => !isGone(status)).length;
  return (
    <>
      <PageHeading title="Workers & queues" />
      <DemandPanel />
      <Tabs
        label="Workers and queues"
        value={search.tab ?? "workers"}
        onChange={(tab) => go(tab === "workers" ? {} : { tab })}
        items={[
          { value: "workers", label: "Workers", ...(here === undefined ? {} : { count: here }) },
          {
            value: "queues",
            label: "Queues",
            ...(queues === undefined ? {} : { count: queues.length }),
          },
        ]}
      >
        <TabPanel value="workers" className="mt-gap">
          <WorkerList search={search} onSearch={go} />
        </TabPanel>
        <TabPanel value="queues" className="mt-gap">
          <section aria-label="Queues" className="panel overflow-hidden">
            <QueueTable />
          </section>
        </TabPanel>
      </Tabs>
    </>
  );
}

function WorkerList({ search, onSearch }: { search: Search; onSearch: (next: Search) => void }) {
  const workers = useWorkers().data ?? [];
  const gone = workers.filter(({ status }) => isGone(status)).length;
  const open = workers.find(({ id }) => id === search.worker);
  const { ended, worker: _opened, ...others } = search;
  const kept = ended === undefined ? others : { ...others, ended };
  return (
    <>
      <section aria-label="Workers" className="panel overflow-hidden">
        <WorkerTable ended={ended === "yes"} onOpen={(worker) => onSearch({ ...search, worker })} />
      </section>
      {gone > 0 && (
        <div className="mt-2 flex justify-end">
          <Checkbox
            label={`Show the ${gone} that ended`}
            checked={ended === "yes"}
            onChange={(on) => onSearch(on ? { ...others, ended: "yes" } : others)}
          />
        </div>
      )}
      {open !== undefined && <WorkerDrawer worker={open} onClose={() => onSearch(kept)} />}
    </>
  );
}
