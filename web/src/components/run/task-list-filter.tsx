import { ArrowDownWideNarrow, Search, X } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { useHotkeys } from "../../hooks/use-hotkeys.ts";
import { lookOf } from "../../status/status-language.ts";
import type { ShownTaskStatus } from "../../status/shown-task.ts";
import { IconButton } from "../ui/icon-button.tsx";
import { TextField } from "../ui/text-field.tsx";
import { useRunPage } from "./run-context.tsx";
import { statesOf, toggleState } from "./run-search.ts";

const typingMs = 150;

/** What of the tasks is listed, and in which order. */
export function TaskListFilter({ shown }: { shown: number }) {
  const { skeleton, search, change } = useRunPage();
  const states = [...statesOf(search)];
  const isJobOrder = search.order === "job";
  return (
    <div className="space-y-1.5 border-b border-line p-2">
      <div className="flex items-center gap-1">
        <TextFilter />
        <IconButton
          label={
            isJobOrder
              ? "In the order of the job; put failures first"
              : "Failures first; use the job's order"
          }
          size="small"
          aria-pressed={!isJobOrder}
          className={isJobOrder ? "" : "!text-accent"}
          icon={<ArrowDownWideNarrow size={16} aria-hidden />}
          onClick={() => change({ order: isJobOrder ? undefined : "job" }, { replace: true })}
        />
      </div>
      {(states.length > 0 || search.filter !== undefined) && (
        <div className="flex flex-wrap items-center gap-1 text-xs text-ink-soft">
          {states.map((state) => (
            <button
              key={state}
              type="button"
              onClick={() =>
                change({ states: toggleState(search, state).states }, { replace: true })
              }
              className={`tone-${lookOf(state as ShownTaskStatus).tone} flex h-6 cursor-pointer items-center gap-1 rounded-full bg-tone-wash px-2 font-medium text-tone`}
            >
              {lookOf(state as ShownTaskStatus).label}
              <X size={12} aria-hidden />
              <span className="sr-only">: show others as well</span>
            </button>
          ))}
          <span className="ml-auto tabular-nums" role="status">
            {shown.toLocaleString()} of {skeleton.size.toLocaleString()}
          </span>
        </div>
      )}
    </div>
  );
}

/** What is typed goes into the address when the typing pauses: one change of the list, not one per letter. */
function TextFilter() {
  const { search, change } = useRunPage();
  const inAddress = search.filter ?? "";
  const [text, setText] = useState(inAddress);
  const [known, setKnown] = useState(inAddress);
  const field = useRef<HTMLInputElement>(null);
  if (known !== inAddress) {
    setKnown(inAddress);
    setText(inAddress);
  }
  useEffect(() => {
    if (text === inAddress) return;
    const timer = setTimeout(
      () => change({ filter: text === "" ? undefined : text }, { replace: true }),
      typingMs,
    );
    return () => clearTimeout(timer);
  }, [text, inAddress, change]);
  useHotkeys({
    "/": (event) => {
      event.preventDefault();
      field.current?.focus();
    },
  });
  return (
    <TextField
      ref={field}
      label="Filter tasks"
      hideLabel
      type="search"
      placeholder="Filter tasks"
      className="min-w-0 flex-1"
      icon={<Search size={14} aria-hidden />}
      value={text}
      onChange={({ target }) => setText(target.value)}
      onKeyDown={({ key }) => {
        if (key === "Escape") setText("");
      }}
    />
  );
}
