import { Link, useLocation } from "@tanstack/react-router";
import { buttonClass } from "../components/ui/button.tsx";
import { EmptyState } from "../components/ui/empty-state.tsx";
import { useTitle } from "../hooks/use-title.ts";

/** An address that names no page. */
export function NotFoundPage() {
  useTitle("No such page");
  const { pathname } = useLocation();
  return (
    <section className="panel mx-auto mt-12 max-w-lg">
      <h1 className="sr-only">There is no such page</h1>
      <EmptyState
        title="There is no such page"
        action={
          <>
            <Link to="/" className={buttonClass("primary")}>
              Dashboard
            </Link>
            <Link to="/runs" className={buttonClass()}>
              Runs
            </Link>
          </>
        }
      >
        <code className="font-mono break-all">{pathname}</code> names nothing that Stratal shows.
      </EmptyState>
    </section>
  );
}
