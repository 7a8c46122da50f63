import { PageHeading } from "../components/shell/page-heading.tsx";

/** Login. */
export function LoginPage() {
  return <PageHeading title="Login" />;
}
