import { PageHeading } from "../components/shell/page-heading.tsx";

/** Edit job. */
export function JobEditorPage() {
  return <PageHeading title="Edit job" />;
}
