import { PageHeading } from "../components/shell/page-heading.tsx";

/** Runs. */
export function RunsPage() {
  return <PageHeading title="Runs" />;
}
