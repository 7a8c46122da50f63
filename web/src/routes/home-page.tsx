import { useEffect } from "react";
import { HealthPanel } from "../components/health-panel.tsx";
import { JobList } from "../components/job-list.tsx";
import { RunList } from "../components/run-list.tsx";

export function HomePage() {
  useEffect(() => {
    document.title = "Stratal";
  }, []);
  return (
    <>
      <h1 className="sr-only">Jobs and runs</h1>
      <HealthPanel />
      <div className="mt-5 grid items-start gap-5 lg:grid-cols-2">
        <JobList />
        <RunList />
      </div>
    </>
  );
}
