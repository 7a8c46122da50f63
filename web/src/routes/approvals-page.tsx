import { PageHeading } from "../components/shell/page-heading.tsx";

/** Approvals. */
export function ApprovalsPage() {
  return <PageHeading title="Approvals" />;
}
