import { KeyRound } from "lucide-react";
import { useState } from "react";
import { useSecretNames } from "../../../api/secrets.ts";
import { Dialog } from "../../ui/dialog.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import { SkeletonRows } from "../../ui/skeleton.tsx";
import { SearchList } from "../canvas/search-list.tsx";

/** Puts a reference to a secret in the place of a field's text. Names only: the values never leave the server. */
export function SecretPicker({
  label,
  onPick,
}: {
  label: string;
  onPick: (reference: string) => void;
}) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <IconButton
        label={label === "" ? "Take a secret" : `Take a secret for ${label}`}
        size="small"
        className="!h-6 !min-h-6 !w-6"
        icon={<KeyRound size={13} aria-hidden="true" />}
        onClick={() => setOpen(true)}
      />
      {isOpen && (
        <SecretList
          onClose={() => setOpen(false)}
          onPick={(name) => {
            setOpen(false);
            onPick(`\${{ secrets.${name} }}`);
          }}
        />
      )}
    </>
  );
}

function SecretList({ onPick, onClose }: { onPick: (name: string) => void; onClose: () => void }) {
  const names = useSecretNames();
  if (names.data !== undefined && names.data.length > 0)
    return (
      <SearchList
        title="Take a secret"
        placeholder="Name of a secret"
        picks={names.data.map((name) => ({
          id: name,
          label: name,
          detail: "",
          icon: <KeyRound size={14} />,
        }))}
        onPick={onPick}
        onClose={onClose}
      />
    );
  return (
    <Dialog open onOpenChange={onClose} title="Take a secret">
      {names.isPending && <SkeletonRows rows={3} label="Loading the names of the secrets" />}
      {names.isError && (
        <p role="alert" className="text-sm text-bad">
          {names.error.message}
        </p>
      )}
      {names.data?.length === 0 && (
        <p className="text-sm text-ink-soft">
          There are no secrets yet. Store one under Secrets, then take it here.
        </p>
      )}
    </Dialog>
  );
}
