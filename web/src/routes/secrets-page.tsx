import { PageHeading } from "../components/shell/page-heading.tsx";

/** Secrets. */
export function SecretsPage() {
  return <PageHeading title="Secrets" />;
}
