import { PageHeading } from "../components/shell/page-heading.tsx";

/** Job. */
export function JobPage() {
  return <PageHeading title="Job" />;
}
