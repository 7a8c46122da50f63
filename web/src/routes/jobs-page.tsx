import { PageHeading } from "../components/shell/page-heading.tsx";

/** Jobs. */
export function JobsPage() {
  return <PageHeading title="Jobs" />;
}
