import { PageHeading } from "../components/shell/page-heading.tsx";

/** Workers & queues. */
export function WorkersPage() {
  return <PageHeading title="Workers & queues" />;
}
