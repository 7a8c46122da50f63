import { useMemo, useState } from "react";
import { useImportSecrets, type Imported, type Secret } from "../../api/secrets.ts";
import { parseEnvFile, type EnvEntry, type EnvProblem } from "../../lib/env-file.ts";
import { Badge } from "../ui/badge.tsx";
import { Button } from "../ui/button.tsx";
import { Checkbox } from "../ui/checkbox.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { ErrorState } from "../ui/error-state.tsx";
import { fileClass, TextArea } from "../ui/text-field.tsx";
import { toast } from "../ui/toast.tsx";
import { isShort, isStorable } from "./value-field.tsx";

/** Makes secrets of a `.env` text. The text is read here: nothing is sent before the names were looked at and confirmed. */
export function ImportDialog({
  existing,
  onClose,
}: {
  existing: readonly Secret[];
  onClose: () => void;
}) {
  const [text, setText] = useState("");
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const { entries, problems } = useMemo(() => parseEnvFile(text), [text]);
  const ids = new Map(existing.map(({ name, id }) => [name, id]));
  const chosen = entries.filter(({ name, value }) => isStorable(value) && !left.has(name));
  const send = useImportSecrets();
  const confirm = (): void =>
    send.mutate(
      { secrets: chosen, ids },
      {
        onSuccess: ({ done, failed }) => {
          if (done.length > 0) toast.success(`${countOf(done.length)} stored`);
          if (failed.length === 0) onClose();
        },
      },
    );
  return (
    <Dialog
      size="medium"
      open
      onOpenChange={onClose}
      title="Import a .env file"
      description="It is read in this browser. Nothing is sent before you confirm the names."
      footer={
        <>
          <Button onClick={onClose}>Discard</Button>
          <Button
            variant="primary"
            busy={send.isPending}
            disabled={chosen.length === 0}
            onClick={confirm}
          >
            Store {countOf(chosen.length)}
          </Button>
        </>
      }
    >
      <EnvInput text={text} onText={setText} />
      {send.isError && <ErrorState error={send.error} />}
      {send.data !== undefined && <Refused failed={send.data.failed} />}
      <Preview
        entries={entries}
        ids={ids}
        left={left}
        onToggle={(name) => setLeft(toggled(left, name))}
      />
      <Problems problems={problems} />
    </Dialog>
  );
}

function countOf(count: number): string {
  return `${count} ${count === 1 ? "secret" : "secrets"}`;
}

function toggled(names: ReadonlySet<string>, name: string): Set<string> {
  const next = new Set(names);
  if (!next.delete(name)) next.add(name);
  return next;
}

function EnvInput({ text, onText }: { text: string; onText: (text: string) => void }) {
  return (
    <>
      <TextArea
        label="Text of the file"
        autoFocus
        rows={5}
        spellCheck={false}
        autoComplete="off"
        placeholder={'DB_PASSWORD=…\nAPI_TOKEN="…"'}
        value={text}
        onChange={(event) => onText(event.target.value)}
        inputClassName="font-mono"
      />
      <label className="mt-2 block text-sm">
        <span className="text-ink-soft">or choose it: </span>
        <input
          type="file"
          className={fileClass}
          onChange={(event) => void event.target.files?.[0]?.text().then(onText)}
        />
      </label>
    </>
  );
}

function Preview({
  entries,
  ids,
  left,
  onToggle,
}: {
  entries: readonly EnvEntry[];
  ids: ReadonlyMap<string, string>;
  left: ReadonlySet<string>;
  onToggle: (name: string) => void;
}) {
  if (entries.length === 0) return null;
  return (
    <ul
      aria-label="Secrets in the file"
      className="mt-4 max-h-64 divide-y divide-line overflow-y-auto rounded-lg border border-line"
    >
      {entries.map(({ name, value }) => {
        const fits = isStorable(value);
        return (
          <li key={name} className="flex items-center gap-2 px-2 py-1">
            <Checkbox
              label={`Store ${name}`}
              hideLabel
              checked={fits && !left.has(name)}
              disabled={!fits}
              onChange={() => onToggle(name)}
            />
            <span className="min-w-0 flex-1 truncate font-mono text-sm" title={name}>
              {name}
            </span>
            {isShort(value) && <Badge tone="warn">short</Badge>}
            <EntryBadge fits={fits} exists={ids.has(name)} />
          </li>
        );
      })}
    </ul>
  );
}

/** What storing it comes to. */
function EntryBadge({ fits, exists }: { fits: boolean; exists: boolean }) {
  if (!fits) return <Badge tone="bad">too short</Badge>;
  return exists ? <Badge tone="busy">new value</Badge> : <Badge tone="good">new</Badge>;
}

function Problems({ problems }: { problems: readonly EnvProblem[] }) {
  if (problems.length === 0) return null;
  return (
    <ul aria-label="Lines left out" className="mt-3 space-y-0.5 text-xs text-warn">
      {problems.map(({ line, message }) => (
        <li key={line}>
          Line {line} is left out: {message}
        </li>
      ))}
    </ul>
  );
}

function Refused({ failed }: { failed: Imported["failed"] }) {
  if (failed.length === 0) return null;
  return (
    <ul role="alert" className="mt-3 space-y-0.5 rounded-lg bg-bad-wash px-3 py-2 text-sm text-bad">
      {failed.map(({ name, message }) => (
        <li key={name}>
          <span className="font-mono">{name}</span> was not stored: {message}
        </li>
      ))}
    </ul>
  );
}
