import { useState, type FormEvent } from "react";
import { useCreateSecret, useReplaceSecret, type Secret } from "../../api/secrets.ts";
import { showErrors } from "../../lib/show-errors.ts";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { TextField } from "../ui/text-field.tsx";
import { toast } from "../ui/toast.tsx";
import { isStorable, lackOf, ValueField } from "./value-field.tsx";

const formId = "secret-form";

/** Asks for the name and the value of a new secret; `name` is what a job already asks for, if that was chosen. */
export function CreateSecretDialog({ name, onClose }: { name: string; onClose: () => void }) {
  const create = useCreateSecret();
  const [named, setNamed] = useState(name);
  const [value, setValue] = useState("");
  const [told, setTold] = useState(false);
  const nameless = told && named.trim() === "" ? "Give the secret a name." : null;
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    showErrors(event.currentTarget, () => setTold(true));
    if (named.trim() === "" || !isStorable(value)) return;
    create.mutate(
      { name: named.trim(), value },
      {
        onSuccess: (secret) => {
          toast.success(`${secret.name} is created`);
          onClose();
        },
      },
    );
  };
  return (
    <SecretDialog
      title="New secret"
      action="Create the secret"
      busy={create.isPending}
      onClose={onClose}
    >
      <form id={formId} onSubmit={submit} noValidate className="space-y-3">
        <TextField
          label="Name"
          required
          autoFocus={name === ""}
          autoComplete="off"
          spellCheck={false}
          maxLength={255}
          value={named}
          onChange={(event) => setNamed(event.target.value)}
          inputClassName="font-mono"
          description="Jobs ask for it by this name, such as DB_PASSWORD."
          error={nameless ?? create.error?.message ?? null}
        />
        <ValueField
          label="Value"
          value={value}
          onChange={setValue}
          error={told ? lackOf(value) : null}
          autoFocus={name !== ""}
        />
      </form>
    </SecretDialog>
  );
}

/** Asks for a new value of a secret; the old one is never shown. */
export function ReplaceSecretDialog({ secret, onClose }: { secret: Secret; onClose: () => void }) {
  const replace = useReplaceSecret();
  const [value, setValue] = useState("");
  const [told, setTold] = useState(false);
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    showErrors(event.currentTarget, () => setTold(true));
    if (!isStorable(value)) return;
    replace.mutate(
      { id: secret.id, value },
      {
        onSuccess: ({ name }) => {
          toast.success(`${name} has a new value`);
          onClose();
        },
      },
    );
  };
  return (
    <SecretDialog
      title={`Replace the value of ${secret.name}`}
      description="Tasks that start from now on get the new value."
      action="Replace the value"
      busy={replace.isPending}
      onClose={onClose}
    >
      <form id={formId} onSubmit={submit} noValidate>
        <ValueField
          label="New value"
          value={value}
          onChange={setValue}
          error={(told ? lackOf(value) : null) ?? replace.error?.message ?? null}
          autoFocus
        />
      </form>
    </SecretDialog>
  );
}

function SecretDialog({
  title,
  description,
  action,
  busy,
  onClose,
  children,
}: {
  title: string;
  description?: string;
  action: string;
  busy: boolean;
  onClose: () => void;
  children: React.ReactNode;
}) {
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={title}
      {...(description === undefined ? {} : { description })}
      footer={
        <>
          <Button onClick={onClose}>Discard</Button>
          <Button type="submit" form={formId} variant="primary" busy={busy}>
            {action}
          </Button>
        </>
      }
    >
      {children}
    </Dialog>
  );
}
