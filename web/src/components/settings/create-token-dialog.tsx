import { useState, type FormEvent } from "react";
import { useCreateToken, type TokenRequest } from "../../api/tokens.ts";
import { showErrors } from "../../lib/show-errors.ts";
import { Button } from "../ui/button.tsx";
import { CopyButton } from "../ui/copy-button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { Select } from "../ui/select.tsx";
import { TextField } from "../ui/text-field.tsx";

type Role = NonNullable<TokenRequest["role"]>;

const roles: readonly { value: Role; label: string }[] = [
  { value: "viewer", label: "viewer: sees jobs, runs and logs" },
  { value: "operator", label: "operator: also starts, stops and approves" },
  { value: "admin", label: "admin: also changes jobs, secrets and queues" },
  { value: "owner", label: "owner: also deletes jobs and creates tokens" },
];

/** Asks what a new token is for, and shows it once. */
export function CreateTokenDialog({ onClose }: { onClose: () => void }) {
  const create = useCreateToken();
  return create.data === undefined ? (
    <TokenForm create={create} onClose={onClose} />
  ) : (
    <ShownOnce name={create.data.name} token={create.data.token} onClose={onClose} />
  );
}

function TokenForm({
  create,
  onClose,
}: {
  create: ReturnType<typeof useCreateToken>;
  onClose: () => void;
}) {
  const [name, setName] = useState("");
  const [user, setUser] = useState("");
  const [role, setRole] = useState<Role>("viewer");
  const [until, setUntil] = useState("");
  const [isNameless, setNameless] = useState(false);
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    showErrors(event.currentTarget, () => setNameless(name.trim() === ""));
    if (name.trim() === "") return;
    create.mutate({
      name: name.trim(),
      ...(user.trim() === "" ? {} : { user: user.trim(), role }),
      ...(until === "" ? {} : { expires_at: new Date(`${until}T23:59:59`).toISOString() }),
    });
  };
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title="New API token"
      footer={
        <>
          <Button onClick={onClose}>Discard</Button>
          <Button type="submit" form="new-token" variant="primary" busy={create.isPending}>
            Create the token
          </Button>
        </>
      }
    >
      <form id="new-token" onSubmit={submit} noValidate className="space-y-4">
        <TextField
          label="Name"
          required
          autoFocus
          maxLength={255}
          value={name}
          onChange={(event) => setName(event.target.value)}
          description="What the token is for, such as “deploy pipeline”."
          error={isNameless ? "Give the token a name." : (create.error?.message ?? null)}
        />
        <TextField
          label="User"
          maxLength={255}
          value={user}
          onChange={(event) => setUser(event.target.value)}
          description="Whoever uses it appears in the records by this name. Empty: you."
        />
        {user.trim() !== "" && <RoleField role={role} onChange={setRole} />}
        <TextField
          label="Valid until"
          type="date"
          value={until}
          onChange={(event) => setUntil(event.target.value)}
          description="Empty: until it is revoked."
        />
      </form>
    </Dialog>
  );
}

function RoleField({ role, onChange }: { role: Role; onChange: (role: Role) => void }) {
  return (
    <div>
      <p className="mb-1 text-sm font-medium">Role of a new user</p>
      <Select
        label="Role of a new user"
        value={role}
        onChange={onChange}
        options={roles}
        className="w-full"
      />
    </div>
  );
}

function ShownOnce({ name, token, onClose }: { name: string; token: string; onClose: () => void }) {
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={`${name} is created`}
      description="Copy the token now: it is not shown again."
      footer={
        <Button variant="primary" onClick={onClose}>
          I have copied it
        </Button>
      }
    >
      <p className="flex items-center gap-2 rounded-lg border border-line bg-sunken px-3 py-2">
        <code className="min-w-0 flex-1 font-mono text-sm break-all">{token}</code>
        <CopyButton text={token} label="Copy the token" />
      </p>
    </Dialog>
  );
}
