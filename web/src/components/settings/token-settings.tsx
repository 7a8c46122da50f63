import { Plus } from "lucide-react";
import { useState } from "react";
import { useRevokeToken, useTokens, type Token } from "../../api/tokens.ts";
import { Badge } from "../ui/badge.tsx";
import { Button } from "../ui/button.tsx";
import { ConfirmDialog } from "../ui/confirm-dialog.tsx";
import { DataTable, type Column } from "../ui/data-table.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { ErrorState } from "../ui/error-state.tsx";
import { RelativeTime } from "../ui/relative-time.tsx";
import { SkeletonRows } from "../ui/skeleton.tsx";
import { toast } from "../ui/toast.tsx";
import { CreateTokenDialog } from "./create-token-dialog.tsx";

/** The tokens with which programs, and browsers, come in. */
export function TokenSettings() {
  const tokens = useTokens();
  const [creating, setCreating] = useState(false);
  const [revoking, setRevoking] = useState<Token | null>(null);
  const create = (
    <Button
      variant="primary"
      needs="tokens:write"
      icon={<Plus size={14} aria-hidden="true" />}
      onClick={() => setCreating(true)}
    >
      New token
    </Button>
  );
  return (
    <>
      <div className="flex flex-wrap items-center justify-between gap-3 border-b border-line px-5 py-3">
        <p className="text-sm text-ink-soft">
          Programs send a token as <code className="font-mono">Authorization: Bearer …</code>
        </p>
        {create}
      </div>
      {tokens.isPending && <SkeletonRows rows={3} label="Loading tokens" />}
      {tokens.isError && <ErrorState error={tokens.error} onRetry={() => void tokens.refetch()} />}
      {tokens.data?.length === 0 && (
        <EmptyState title="There is no API token">
          On this machine the server asks nobody who they are. A token is needed once it listens
          beyond it.
        </EmptyState>
      )}
      {tokens.data !== undefined && tokens.data.length > 0 && (
        <DataTable
          label="API tokens"
          columns={columns(setRevoking)}
          rows={tokens.data}
          rowKey={({ id }) => id}
          rowName={({ name }) => name}
        />
      )}
      {creating && <CreateTokenDialog onClose={() => setCreating(false)} />}
      <RevokeDialog token={revoking} onClose={() => setRevoking(null)} />
    </>
  );
}

function columns(onRevoke: (token: Token) => void): Column<Token>[] {
  return [
    { id: "name", header: "Name", cell: ({ name }) => <span className="font-medium">{name}</span> },
    {
      id: "user",
      header: "User, role",
      cell: ({ user_name: user, role }) => (
        <>
          {user} <span className="text-ink-faint">{role}</span>
        </>
      ),
    },
    {
      id: "created",
      header: "Created",
      width: "8rem",
      from: "lg",
      cell: ({ created_at: at }) => <RelativeTime at={at} />,
    },
    {
      id: "used",
      header: "Last used",
      width: "8rem",
      cell: ({ last_used_at: at }) => (at === null ? "never" : <RelativeTime at={at} />),
    },
    { id: "state", header: "State", width: "9rem", cell: (token) => <TokenState token={token} /> },
    {
      id: "actions",
      header: <span className="sr-only">Actions</span>,
      width: "7rem",
      align: "right",
      cell: (token) =>
        token.revoked_at === null && (
          <Button
            size="small"
            needs="tokens:write"
            aria-label={`Revoke ${token.name}`}
            onClick={() => onRevoke(token)}
          >
            Revoke
          </Button>
        ),
    },
  ];
}

function TokenState({ token }: { token: Token }) {
  if (token.revoked_at !== null) return <Badge>revoked</Badge>;
  if (token.expires_at === null) return <Badge tone="good">valid</Badge>;
  if (Date.parse(token.expires_at) <= Date.now()) return <Badge tone="bad">expired</Badge>;
  return <Badge tone="good">until {token.expires_at.slice(0, 10)}</Badge>;
}

function RevokeDialog({ token, onClose }: { token: Token | null; onClose: () => void }) {
  const revoke = useRevokeToken();
  if (token === null) return null;
  return (
    <ConfirmDialog
      open
      onOpenChange={onClose}
      title={`Revoke ${token.name}?`}
      description="Programs and browsers that use it are refused from now on. It cannot be brought back."
      action="Revoke the token"
      busy={revoke.isPending}
      onConfirm={() =>
        revoke.mutate(token.id, {
          onSuccess: () => {
            toast.success(`${token.name} is revoked`);
            onClose();
          },
          onError: (error) =>
            toast.error(`${token.name} was not revoked`, { description: error.message }),
        })
      }
    />
  );
}
