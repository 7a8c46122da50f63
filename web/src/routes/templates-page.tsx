import { PageHeading } from "../components/shell/page-heading.tsx";

/** Templates. */
export function TemplatesPage() {
  return <PageHeading title="Templates" />;
}
