import { getRouteApi } from "@tanstack/react-router";
import { FileUp, Plus } from "lucide-react";
import { useState } from "react";
import { useSecrets, useSecretUsages, type Secret } from "../api/secrets.ts";
import { FilterChips, ListSearch } from "../components/list/list-filters.tsx";
import { DeleteSecretDialog } from "../components/secrets/delete-secret-dialog.tsx";
import { ImportDialog } from "../components/secrets/import-dialog.tsx";
import { CreateSecretDialog, ReplaceSecretDialog } from "../components/secrets/secret-form.tsx";
import {
  MissingSecrets,
  SecretTable,
  type ShownSecret,
} from "../components/secrets/secret-table.tsx";
import { PageHeading } from "../components/shell/page-heading.tsx";
import { Button } from "../components/ui/button.tsx";
import { EmptyState } from "../components/ui/empty-state.tsx";
import { ErrorState } from "../components/ui/error-state.tsx";
import { SkeletonRows } from "../components/ui/skeleton.tsx";

const route = getRouteApi("/secrets");

type Open =
  | { what: "create"; name: string }
  | { what: "import" }
  | { what: "replace" | "delete"; secret: ShownSecret };

/** The secrets: which there are and who uses them, never what they are. */
export function SecretsPage() {
  const [open, setOpen] = useState<Open | null>(null);
  const secrets = useSecrets();
  const usages = useSecretUsages();
  return (
    <>
      <PageHeading title="Secrets" detail="Encrypted, and masked in logs. Values are never shown.">
        <Button
          icon={<FileUp size={14} aria-hidden="true" />}
          needs="secrets:write"
          disabled={secrets.data === undefined}
          onClick={() => setOpen({ what: "import" })}
        >
          Import .env…
        </Button>
        <Button
          variant="primary"
          needs="secrets:write"
          icon={<Plus size={14} aria-hidden="true" />}
          onClick={() => setOpen({ what: "create", name: "" })}
        >
          New secret
        </Button>
      </PageHeading>
      <MissingSecrets
        usages={usages.data ?? []}
        onCreate={(name) => setOpen({ what: "create", name })}
      />
      {secrets.isPending && (
        <div className="panel">
          <SkeletonRows rows={5} label="Loading secrets" />
        </div>
      )}
      {secrets.isError && secrets.data === undefined && (
        <div className="panel">
          <ErrorState error={secrets.error} onRetry={() => void secrets.refetch()} />
        </div>
      )}
      {secrets.data !== undefined && <SecretList secrets={secrets.data} onOpen={setOpen} />}
      <Dialogs open={open} secrets={secrets.data ?? []} onClose={() => setOpen(null)} />
    </>
  );
}

function SecretList({
  secrets,
  onOpen,
}: {
  secrets: readonly Secret[];
  onOpen: (open: Open) => void;
}) {
  const { q = "" } = route.useSearch();
  const navigate = route.useNavigate();
  const rows = useShownSecrets(secrets, q);
  const search = (next: string): void =>
    void navigate({ search: next === "" ? {} : { q: next }, replace: true });
  if (secrets.length === 0)
    return <NoSecret onCreate={() => onOpen({ what: "create", name: "" })} />;
  return (
    <>
      <div className="mb-3 space-y-2">
        <div className="flex flex-wrap items-center gap-2">
          <ListSearch label="Name of a secret or a job" value={q} onChange={search} />
          <span className="text-sm text-ink-faint tabular-nums" aria-live="polite">
            {rows.length === secrets.length
              ? `${secrets.length} ${secrets.length === 1 ? "secret" : "secrets"}`
              : `${rows.length} of ${secrets.length}`}
          </span>
        </div>
        <FilterChips
          chips={q === "" ? [] : [{ name: "text", text: q, onRemove: () => search("") }]}
          onClear={() => search("")}
        />
      </div>
      <section aria-label="Secrets" className="panel overflow-hidden">
        {rows.length === 0 ? (
          <EmptyState
            title="No secret matches"
            action={<Button onClick={() => search("")}>Clear the search</Button>}
          >
            Names of secrets and of the jobs that use them were searched.
          </EmptyState>
        ) : (
          <SecretTable
            rows={rows}
            onReplace={(secret) => onOpen({ what: "replace", secret })}
            onDelete={(secret) => onOpen({ what: "delete", secret })}
          />
        )}
      </section>
    </>
  );
}

/** Those whose name, or a job of theirs, contains the text. */
function useShownSecrets(secrets: readonly Secret[], text: string): ShownSecret[] {
  const usages = useSecretUsages().data;
  const users = new Map(usages?.map(({ name, jobs }) => [name, jobs]));
  const wanted = text.toLowerCase();
  const has = (name: string): boolean => name.toLowerCase().includes(wanted);
  return secrets
    .map((secret) => ({
      ...secret,
      users: usages === undefined ? null : (users.get(secret.name) ?? []),
    }))
    .filter(({ name, users: jobs }) => has(name) || (jobs ?? []).some((job) => has(job.name)));
}

function NoSecret({ onCreate }: { onCreate: () => void }) {
  return (
    <div className="panel">
      <EmptyState
        title="There is no secret yet"
        action={
          <Button variant="primary" needs="secrets:write" onClick={onCreate}>
            Create a secret
          </Button>
        }
      >
        Passwords and keys that tasks need. With{" "}
        <code className="font-mono">{"secrets: { db_password: PGPASSWORD }"}</code> a task finds the
        secret <code className="font-mono">db_password</code> in the variable{" "}
        <code className="font-mono">PGPASSWORD</code>.
      </EmptyState>
    </div>
  );
}

function Dialogs({
  open,
  secrets,
  onClose,
}: {
  open: Open | null;
  secrets: readonly Secret[];
  onClose: () => void;
}) {
  if (open === null) return null;
  if (open.what === "create") return <CreateSecretDialog name={open.name} onClose={onClose} />;
  if (open.what === "import") return <ImportDialog existing={secrets} onClose={onClose} />;
  const { secret } = open;
  return open.what === "replace" ? (
    <ReplaceSecretDialog secret={secret} onClose={onClose} />
  ) : (
    <DeleteSecretDialog secret={secret} users={secret.users} onClose={onClose} />
  );
}
