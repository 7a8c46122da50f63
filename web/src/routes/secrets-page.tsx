import { useQuery } from "@tanstack/react-query";
import { get } from "../api/request.ts";
import { PageHeading } from "../components/shell/page-heading.tsx";
import { EmptyState } from "../components/ui/empty-state.tsx";
import { ErrorState } from "../components/ui/error-state.tsx";
import { RelativeTime } from "../components/ui/relative-time.tsx";
import { SkeletonRows } from "../components/ui/skeleton.tsx";

/** The names of the secrets; their values are never shown. */
export function SecretsPage() {
  const secrets = useQuery({
    queryKey: ["secrets"],
    queryFn: ({ signal }) => get("/api/v1/secrets", { signal }),
  });
  const list = secrets.data !== undefined && "secrets" in secrets.data ? secrets.data.secrets : [];
  return (
    <>
      <PageHeading title="Secrets" detail="Values are encrypted and never shown here." />
      <section aria-label="Secrets" className="panel overflow-hidden">
        {secrets.isPending && <SkeletonRows rows={4} label="Loading secrets" />}
        {secrets.isError && (
          <ErrorState error={secrets.error} onRetry={() => void secrets.refetch()} />
        )}
        {secrets.isSuccess && list.length === 0 && (
          <EmptyState title="There is no secret">
            Store one with <code className="font-mono">stratal secret set NAME</code>; tasks read it
            as <code className="font-mono">{"${{ secrets.NAME }}"}</code>.
          </EmptyState>
        )}
        <ul className="divide-y divide-line">
          {list.map((secret) => (
            <li key={secret.id} className="flex flex-wrap items-baseline gap-x-4 px-4 py-2.5">
              <code className="min-w-0 flex-1 truncate font-mono font-medium">{secret.name}</code>
              <span className="text-xs text-ink-faint">v{secret.version}</span>
              <span className="text-sm text-ink-soft">
                changed <RelativeTime at={secret.updated_at} />
              </span>
              <span className="text-sm text-ink-soft">
                {secret.last_used_at === null ? (
                  "never used"
                ) : (
                  <>
                    used <RelativeTime at={secret.last_used_at} />
                  </>
                )}
              </span>
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}
