import { PageHeading } from "../components/shell/page-heading.tsx";

/** Settings. */
export function SettingsPage() {
  return <PageHeading title="Settings" />;
}
