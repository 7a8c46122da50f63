import { useDeleteSecret, type Secret, type SecretUsage } from "../../api/secrets.ts";
import { ConfirmDialog } from "../ui/confirm-dialog.tsx";
import { toast } from "../ui/toast.tsx";

/** Asks before a secret is deleted, and names the jobs that will miss it. `users` is null while they are not known. */
export function DeleteSecretDialog({
  secret,
  users,
  onClose,
}: {
  secret: Secret;
  users: SecretUsage["jobs"] | null;
  onClose: () => void;
}) {
  const remove = useDeleteSecret();
  const { name } = secret;
  return (
    <ConfirmDialog
      open
      onOpenChange={onClose}
      title={`Delete ${name}?`}
      description="The value goes for good, with all earlier ones."
      action={`Delete ${name}`}
      busy={remove.isPending}
      onConfirm={() =>
        remove.mutate(secret.id, {
          onSuccess: () => {
            toast.success(`${name} is deleted`);
            onClose();
          },
          onError: (error) =>
            toast.error(`${name} was not deleted`, { description: error.message }),
        })
      }
    >
      <Consequences users={users} />
    </ConfirmDialog>
  );
}

function Consequences({ users }: { users: SecretUsage["jobs"] | null }) {
  if (users === null)
    return <p className="text-sm text-warn">Which jobs use it is not known at the moment.</p>;
  if (users.length === 0) return <p className="text-sm text-ink-soft">No job asks for it.</p>;
  return (
    <div className="rounded-lg bg-warn-wash px-3 py-2 text-sm text-warn">
      <p className="font-medium">
        {users.length === 1 ? "This job fails" : `These ${users.length} jobs fail`} without it:
      </p>
      <ul className="mt-1 max-h-40 list-inside list-disc overflow-y-auto">
        {users.map(({ id, name }) => (
          <li key={id} className="break-words">
            {name}
          </li>
        ))}
      </ul>
    </div>
  );
}
