import { Search, X } from "lucide-react";
import { useEffect, useEffectEvent, useState, type ReactNode } from "react";
import { Button } from "../ui/button.tsx";
import { TextField } from "../ui/text-field.tsx";

/** While one types, the address changes only after a pause this long. */
const typingMs = 250;

/** The search field of a list: what is typed goes into the address after a pause. */
export function ListSearch({
  label,
  value,
  onChange,
}: {
  label: string;
  value: string;
  onChange: (value: string) => void;
}) {
  const [text, setText] = useState(value);
  const [given, setGiven] = useState(value);
  // The address changed by another way, such as "Back" or "Clear".
  if (given !== value) {
    setGiven(value);
    setText(value);
  }
  const send = useEffectEvent((next: string) => {
    if (next !== value) onChange(next);
  });
  useEffect(() => {
    const timer = setTimeout(() => send(text.trim()), typingMs);
    return () => clearTimeout(timer);
  }, [text]);
  return (
    <TextField
      label={label}
      hideLabel
      type="search"
      placeholder={label}
      icon={<Search size={14} aria-hidden="true" />}
      value={text}
      onChange={(event) => setText(event.target.value)}
      className="min-w-48 flex-1 md:max-w-xs"
    />
  );
}

/** One filter that is set. */
export interface Chip {
  name: string;
  text: ReactNode;
  onRemove: () => void;
}

/** The filters that are set; each can be taken off, or all at once. */
export function FilterChips({ chips, onClear }: { chips: readonly Chip[]; onClear: () => void }) {
  if (chips.length === 0) return null;
  return (
    <ul aria-label="Filters" className="flex flex-wrap items-center gap-1.5">
      {chips.map(({ name, text, onRemove }) => (
        <li key={name}>
          <button
            type="button"
            onClick={onRemove}
            aria-label={`Remove the filter ${name}`}
            className="flex h-6 cursor-pointer items-center gap-1 rounded-full border border-line bg-accent-wash pr-1.5 pl-2.5 text-xs hover:border-accent"
          >
            <span className="text-ink-faint">{name}</span> {text}
            <X size={12} aria-hidden="true" />
          </button>
        </li>
      ))}
      <li>
        <Button variant="ghost" size="small" onClick={onClear}>
          Clear
        </Button>
      </li>
    </ul>
  );
}

/** What can be done with the rows that are ticked; in place of the filters while some are. */
export function SelectionBar({
  count,
  onClear,
  children,
}: {
  count: number;
  onClear: () => void;
  children: ReactNode;
}) {
  return (
    <div
      role="region"
      aria-label="Selection"
      className="flex flex-wrap items-center gap-2 border-b border-line bg-selected px-3 py-1.5"
    >
      <span className="mr-2 text-sm font-medium tabular-nums" aria-live="polite">
        {count} selected
      </span>
      {children}
      <Button variant="ghost" size="small" className="ml-auto" onClick={onClear}>
        Select none
      </Button>
    </div>
  );
}
