/** Maps and lists of a form. */
import { Plus, Trash2 } from "lucide-react";
import { useState } from "react";
import { renameKey } from "../../../document/edit-value.ts";
import { freeName } from "../../../document/task-path.ts";
import type { Path } from "../../../document/splice.ts";
import { Button } from "../../ui/button.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import { useEditor } from "../editor-context.tsx";
import { ExpressionField } from "./expression-field.tsx";
import { textOf } from "./inputs.tsx";
import { useFieldEdits } from "./use-field-edit.tsx";
import { useFieldText } from "./use-field-text.ts";

/** True for places where the language lets a secret stand. */
export function takesSecrets(path: Path): boolean {
  return path.some((step) => step === "env" || step === "parameters" || step === "files");
}

/** Names with texts, such as `env`. */
export function TextMap({
  path,
  value,
  label,
  task,
}: {
  path: Path;
  value: unknown;
  label: string;
  task: Path | null;
}) {
  const { set, unset } = useFieldEdits();
  const entries = Object.entries(typeof value === "object" && value !== null ? value : {});
  return (
    <div className="space-y-1">
      {entries.map(([name, text]) => (
        <div key={name} className="grid grid-cols-[minmax(6rem,2fr)_3fr_auto] items-center gap-1">
          <KeyName path={[...path, name]} label={`Name in ${label}`} />
          <ExpressionField
            label={`${label} ${name}`}
            value={textOf(text)}
            isBare={false}
            offersSecrets={takesSecrets(path)}
            task={task}
            onCommit={(next) => set([...path, name], next)}
          />
          <IconButton
            label={`Remove ${name}`}
            size="small"
            icon={<Trash2 size={13} aria-hidden="true" />}
            onClick={() => unset([...path, name])}
          />
        </div>
      ))}
      <AddName
        label={`Add to ${label}`}
        taken={entries.map(([name]) => name)}
        suggestion={label === "env" ? "NAME" : "name"}
        onAdd={(name) => set([...path, name], "")}
      />
    </div>
  );
}

/** A key that can be renamed in its place. */
export function KeyName({ path, label }: { path: Path; label: string }) {
  const { apply } = useEditor();
  const name = String(path.at(-1));
  const { text, type, leave } = useFieldText(name, (typed) => {
    if (typed.trim() !== "" && typed !== name)
      apply((document) => renameKey(document, path, typed.trim()));
  });
  return (
    <input
      aria-label={`${label}: ${name}`}
      className="field font-mono"
      spellCheck={false}
      value={text}
      onChange={({ target }) => type(target.value)}
      onBlur={leave}
    />
  );
}

/** Asks for a name and adds it. */
export function AddName({
  label,
  taken,
  suggestion,
  onAdd,
}: {
  label: string;
  taken: readonly string[];
  suggestion: string;
  onAdd: (name: string) => void;
}) {
  const [name, setName] = useState<string | null>(null);
  const add = (): void => {
    if (name !== null && name.trim() !== "" && !taken.includes(name.trim())) onAdd(name.trim());
    setName(null);
  };
  if (name === null)
    return (
      <Button
        size="small"
        variant="ghost"
        icon={<Plus size={13} aria-hidden="true" />}
        onClick={() => setName(freeName(suggestion, taken))}
      >
        {label}
      </Button>
    );
  return (
    <form
      className="flex gap-1"
      onSubmit={(event) => {
        event.preventDefault();
        add();
      }}
    >
      <input
        autoFocus
        aria-label={`Name of what is added: ${label}`}
        className="field font-mono"
        value={name}
        onFocus={({ target }) => target.select()}
        onChange={({ target }) => setName(target.value)}
      />
      <Button size="small" type="submit">
        Add
      </Button>
      <Button size="small" variant="ghost" onClick={() => setName(null)}>
        Cancel
      </Button>
    </form>
  );
}
