import { Link } from "@tanstack/react-router";
import { RefreshCw, Trash2 } from "lucide-react";
import type { Secret, SecretUsage } from "../../api/secrets.ts";
import { Badge } from "../ui/badge.tsx";
import { Button } from "../ui/button.tsx";
import { DataTable, type Column } from "../ui/data-table.tsx";
import { IconButton } from "../ui/icon-button.tsx";
import { RelativeTime } from "../ui/relative-time.tsx";

/** A secret with the jobs that ask for it; null while these are not known. */
export interface ShownSecret extends Secret {
  users: SecretUsage["jobs"] | null;
}

interface Actions {
  onReplace: (secret: ShownSecret) => void;
  onDelete: (secret: ShownSecret) => void;
}

/** Secrets as rows; on a narrow screen as cards. Enter replaces the value. */
export function SecretTable({ rows, ...actions }: { rows: readonly ShownSecret[] } & Actions) {
  return (
    <DataTable
      label="Secrets"
      columns={[
        ...columns,
        {
          id: "actions",
          header: <span className="sr-only">Actions</span>,
          width: "9.5rem",
          align: "right",
          cell: (secret) => <RowActions secret={secret} {...actions} />,
        },
      ]}
      rows={rows}
      rowKey={({ id }) => id}
      rowName={({ name }) => name}
      onOpen={actions.onReplace}
      card={(secret) => <SecretCard secret={secret} {...actions} />}
    />
  );
}

const columns: readonly Column<ShownSecret>[] = [
  {
    id: "name",
    header: "Name",
    cell: ({ name, version }) => (
      <span className="flex items-baseline gap-2">
        <span className="truncate font-mono text-sm font-medium" title={name}>
          {name}
        </span>
        {version > 1 && <span className="shrink-0 text-xs text-ink-faint">value {version}</span>}
      </span>
    ),
  },
  { id: "users", header: "Used by", cell: ({ users }) => <Users users={users} /> },
  {
    id: "used",
    header: "Last used",
    width: "7.5rem",
    from: "lg",
    cell: ({ last_used_at: at }) =>
      at === null ? <span className="text-ink-faint">never</span> : <RelativeTime at={at} />,
  },
  {
    id: "updated",
    header: "Value since",
    width: "7.5rem",
    cell: ({ updated_at: at }) => <RelativeTime at={at} />,
  },
  {
    id: "created",
    header: "Created",
    width: "7.5rem",
    from: "lg",
    cell: ({ created_at: at }) => <RelativeTime at={at} className="text-ink-soft" />,
  },
];

/** So many jobs are named in a row; the others are counted. */
const namedUsers = 2;

function Users({ users }: { users: SecretUsage["jobs"] | null }) {
  if (users === null) return <span className="text-ink-faint">–</span>;
  if (users.length === 0) return <span className="text-sm text-ink-faint">no job</span>;
  const more = users.length - namedUsers;
  return (
    <span className="flex min-w-0 items-baseline gap-x-2 text-sm">
      {users.slice(0, namedUsers).map(({ id, name }) => (
        <Link
          key={id}
          to="/jobs/$id"
          params={{ id }}
          className="truncate hover:text-accent hover:underline"
        >
          {name}
        </Link>
      ))}
      {more > 0 && (
        <span
          className="shrink-0 text-ink-faint"
          title={users
            .slice(namedUsers)
            .map(({ name }) => name)
            .join("\n")}
        >
          +{more}
        </span>
      )}
    </span>
  );
}

function RowActions({ secret, onReplace, onDelete }: { secret: ShownSecret } & Actions) {
  return (
    <span className="flex justify-end gap-1">
      <Button
        size="small"
        needs="secrets:write"
        aria-label={`Replace the value of ${secret.name}`}
        icon={<RefreshCw size={13} aria-hidden="true" />}
        onClick={() => onReplace(secret)}
      >
        Replace
      </Button>
      <IconButton
        label={`Delete ${secret.name}`}
        needs="secrets:write"
        size="small"
        icon={<Trash2 size={14} aria-hidden="true" />}
        onClick={() => onDelete(secret)}
      />
    </span>
  );
}

function SecretCard({ secret, ...actions }: { secret: ShownSecret } & Actions) {
  return (
    <>
      <div className="flex items-center justify-between gap-2">
        <span className="min-w-0 font-mono text-sm font-medium break-all">{secret.name}</span>
        <RowActions secret={secret} {...actions} />
      </div>
      <div className="mt-1 flex items-baseline justify-between gap-3">
        <Users users={secret.users} />
        <span className="shrink-0 text-xs text-ink-soft">
          <RelativeTime at={secret.updated_at} />
        </span>
      </div>
    </>
  );
}

/** Secrets that jobs ask for and that nobody has created: their tasks fail. */
export function MissingSecrets({
  usages,
  onCreate,
}: {
  usages: readonly SecretUsage[];
  onCreate: (name: string) => void;
}) {
  const missing = usages.filter(({ exists }) => !exists);
  if (missing.length === 0) return null;
  return (
    <section
      aria-label="Missing secrets"
      className="panel tone-warn mb-gap overflow-hidden border-l-4 !border-l-tone-fill"
    >
      <h2 className="flex items-center gap-2 px-4 pt-3 font-semibold">
        Jobs ask for secrets that do not exist
        <Badge tone="warn">{missing.length}</Badge>
      </h2>
      <ul className="divide-y divide-line pt-1">
        {missing.map(({ name, jobs }) => (
          <li key={name} className="flex items-center gap-x-4 gap-y-1 px-4 py-1.5">
            <div className="min-w-0 flex-1 gap-4 md:flex">
              <p className="font-mono text-sm font-medium break-all md:w-64 md:shrink-0">{name}</p>
              <Users users={jobs} />
            </div>
            <Button
              size="small"
              needs="secrets:write"
              aria-label={`Create ${name}`}
              onClick={() => onCreate(name)}
            >
              Create
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
