import { CaseSensitive, ChevronDown, ChevronUp, ListFilter, Search, X } from "lucide-react";
import { useEffect, useId, useState, type KeyboardEvent, type Ref } from "react";
import { contexts, type LogViewState } from "../../log/view-state.ts";
import { classNames } from "../ui/class-names.ts";
import { IconButton } from "../ui/icon-button.tsx";
import { Select } from "../ui/select.tsx";
import type { FoundLines } from "./use-found-lines.ts";

/** Typing is sent on when it rests. */
const TYPING_MS = 250;

interface SearchProps {
  state: LogViewState;
  onChange: (changes: Partial<LogViewState>) => void;
  search: FoundLines;
  /** Matching lines. */
  count: number;
  /** Which of them is the present one, from 0. */
  current: number | null;
  onStep: (direction: 1 | -1) => void;
  inputRef: Ref<HTMLInputElement>;
}

/** Searching the log: by regular expression, on the server, over all of it. */
export function LogSearch(props: SearchProps) {
  const { state, onChange } = props;
  return (
    <div
      role="search"
      aria-label="Search the log"
      className={classNames(
        "flex min-w-0 flex-1 basis-72 flex-wrap items-center gap-1 sm:flex-nowrap",
        // Beside its buttons the field must still show what is searched for.
        state.query !== "" && "sm:min-w-96",
      )}
    >
      <SearchField {...props} />
      <IconButton
        size="small"
        label="Match capital and small letters"
        icon={<CaseSensitive size={16} aria-hidden="true" />}
        aria-pressed={state.matchCase}
        onClick={() => onChange({ matchCase: !state.matchCase })}
        className="log-toggle"
      />
      {state.query !== "" && <MatchButtons {...props} />}
    </div>
  );
}

function SearchField({ state, onChange, search, count, current, onStep, inputRef }: SearchProps) {
  const [text, setText] = useTyped(state.query, (query) => onChange({ query }));
  const errorId = useId();
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === "Enter") {
      event.preventDefault();
      if (text === state.query) onStep(event.shiftKey ? -1 : 1);
      else onChange({ query: text });
    } else if (event.key === "Escape" && text !== "") {
      event.preventDefault();
      event.stopPropagation();
      setText("");
      onChange({ query: "" });
    }
  };
  const isBad = search.state === "failed";
  return (
    <div className="relative min-w-0 flex-1 basis-64 sm:max-w-md">
      <Search
        size={14}
        aria-hidden="true"
        className="pointer-events-none absolute top-1/2 left-2.5 -translate-y-1/2 text-ink-faint"
      />
      <input
        ref={inputRef}
        type="text"
        aria-label="Search the log (regular expression)"
        aria-invalid={isBad || undefined}
        aria-describedby={errorId}
        placeholder="Search: words or a pattern"
        spellCheck={false}
        autoCapitalize="off"
        autoComplete="off"
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={onKeyDown}
        className="field !pr-24 !pl-8 font-mono"
      />
      <span
        id={errorId}
        role="status"
        title={search.error?.message}
        className={`absolute top-1/2 right-2 max-w-40 -translate-y-1/2 truncate bg-surface pl-1 text-xs tabular-nums ${isBad ? "text-bad" : "text-ink-faint"}`}
      >
        {countText(search, count, current)}
      </span>
    </div>
  );
}

function MatchButtons({ state, onChange, onStep }: SearchProps) {
  return (
    <>
      <IconButton
        size="small"
        label="Previous match"
        shortcut="⇧ Enter"
        icon={<ChevronUp size={16} aria-hidden="true" />}
        onClick={() => onStep(-1)}
      />
      <IconButton
        size="small"
        label="Next match"
        shortcut="Enter"
        icon={<ChevronDown size={16} aria-hidden="true" />}
        onClick={() => onStep(1)}
      />
      <IconButton
        size="small"
        label="Show only matching lines"
        icon={<ListFilter size={15} aria-hidden="true" />}
        aria-pressed={state.onlyMatches}
        onClick={() => onChange({ onlyMatches: !state.onlyMatches })}
        className="log-toggle"
      />
      {state.onlyMatches && (
        <Select
          size="small"
          label="Lines around each match"
          value={state.context}
          onChange={(context) => onChange({ context })}
          options={contexts.map((value) => ({ value, label: `± ${value}` }))}
        />
      )}
      <IconButton
        size="small"
        label="Clear the search"
        icon={<X size={15} aria-hidden="true" />}
        onClick={() => onChange({ query: "" })}
      />
    </>
  );
}

function countText(search: FoundLines, count: number, current: number | null): string {
  if (search.state === "off") return "";
  if (search.state === "failed") return "not a pattern";
  const more = search.isCapped ? "+" : search.state === "searching" ? "…" : "";
  const total = `${count.toLocaleString("en")}${more}`;
  if (count === 0) return search.state === "searching" ? "searching…" : "no match";
  return current === null ? total : `${(current + 1).toLocaleString("en")} of ${total}`;
}

/** What is typed, handed on when typing rests; a value from outside wins while nobody types. */
function useTyped(value: string, onRest: (text: string) => void): [string, (text: string) => void] {
  const [text, setText] = useState(value);
  useEffect(() => setText(value), [value]);
  useEffect(() => {
    if (text === value) return;
    const timer = setTimeout(() => onRest(text), TYPING_MS);
    return () => clearTimeout(timer);
    // Only typing starts the time anew: what it is handed on to may be another function at each drawing.
  }, [text]);
  return [text, setText];
}
