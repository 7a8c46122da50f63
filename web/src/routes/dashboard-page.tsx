import { PageHeading } from "../components/shell/page-heading.tsx";

/** Dashboard. */
export function DashboardPage() {
  return <PageHeading title="Dashboard" />;
}
