import { PageHeading } from "../components/shell/page-heading.tsx";

/** System health. */
export function HealthPage() {
  return <PageHeading title="System health" />;
}
