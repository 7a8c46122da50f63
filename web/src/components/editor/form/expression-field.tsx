import { useId, useRef, useState, type KeyboardEvent } from "react";
import { completeExpression, type Words } from "../../../document/complete-expression.ts";
import type { Path } from "../../../document/splice.ts";
import { classNames } from "../../ui/class-names.ts";
import { useSnapshot } from "../editor-context.tsx";
import { useFieldText } from "./use-field-text.ts";

const maxShown = 8;

/** One line of text in which expressions are completed: everywhere if the whole text is one, or else inside `${{ }}`. */
export function ExpressionField({
  id,
  label,
  value,
  onCommit,
  task,
  isBare,
  placeholder,
  describedBy,
}: {
  id?: string;
  label?: string;
  value: string;
  onCommit: (text: string) => void;
  /** The task whose surroundings can be read; null for the job. */
  task: Path | null;
  isBare: boolean;
  placeholder?: string;
  describedBy?: string;
}) {
  const { model } = useSnapshot();
  const input = useRef<HTMLInputElement>(null);
  const list = useId();
  const { text, type, leave } = useFieldText(value, onCommit);
  const [offer, setOffer] = useState<(Words & { start: number }) | null>(null);
  const [active, setActive] = useState(0);

  const look = (next: string, caret: number): void => {
    const start = isBare ? 0 : openExpression(next.slice(0, caret));
    const words = start === null ? null : completeExpression(next.slice(start, caret), model, task);
    const typed = start === null || words === null ? "" : next.slice(start + words.from, caret);
    const fitting = (words?.words ?? []).filter(
      ({ label: word }) => word.startsWith(typed) && word !== typed,
    );
    const isAsked = typed !== "" || next[caret - 1] === ".";
    setActive(0);
    setOffer(
      start === null || words === null || fitting.length === 0 || !isAsked
        ? null
        : { start, from: words.from, words: fitting.slice(0, maxShown) },
    );
  };
  const take = (index: number): void => {
    const word = offer?.words[index];
    if (offer === null || word === undefined) return;
    const caret = input.current?.selectionStart ?? text.length;
    const next = text.slice(0, offer.start + offer.from) + word.label + text.slice(caret);
    type(next);
    setOffer(null);
    const end = offer.start + offer.from + word.label.length - (word.label.endsWith(")") ? 1 : 0);
    requestAnimationFrame(() => input.current?.setSelectionRange(end, end));
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (offer === null) return;
    const count = offer.words.length;
    const keys: Record<string, () => void> = {
      ArrowDown: () => setActive((active + 1) % count),
      ArrowUp: () => setActive((active + count - 1) % count),
      Enter: () => take(active),
      Tab: () => take(active),
      Escape: () => setOffer(null),
    };
    if (!Object.hasOwn(keys, event.key)) return;
    event.preventDefault();
    event.stopPropagation();
    keys[event.key]!();
  };
  return (
    <span className="relative block">
      <input
        ref={input}
        {...(id === undefined ? {} : { id })}
        {...(label === undefined ? {} : { "aria-label": label })}
        {...(describedBy === undefined ? {} : { "aria-describedby": describedBy })}
        role="combobox"
        aria-expanded={offer !== null}
        aria-controls={list}
        aria-autocomplete="list"
        {...(offer === null ? {} : { "aria-activedescendant": `${list}-${active}` })}
        className="field font-mono"
        spellCheck={false}
        autoComplete="off"
        value={text}
        placeholder={placeholder}
        onChange={({ target }) => {
          type(target.value);
          look(target.value, target.selectionStart ?? target.value.length);
        }}
        onKeyDown={onKeyDown}
        onBlur={() => {
          setOffer(null);
          leave();
        }}
      />
      <ul
        id={list}
        role="listbox"
        aria-label="Ways to go on"
        className={classNames(
          "floating absolute inset-x-0 top-full mt-1 p-1",
          offer === null && "hidden",
        )}
      >
        {offer?.words.map((word, index) => (
          <li
            key={word.label}
            id={`${list}-${index}`}
            role="option"
            aria-selected={index === active}
            data-selected={index === active}
            className="menu-item !min-h-7"
            // Before the field loses the focus.
            onPointerDown={(event) => {
              event.preventDefault();
              take(index);
            }}
          >
            <code className="text-xs">{word.label}</code>
            <span className="ml-auto truncate text-2xs text-ink-faint">{word.detail}</span>
          </li>
        ))}
      </ul>
    </span>
  );
}

/** Where the expression begins that is open at the end of a text; null if none is. */
function openExpression(before: string): number | null {
  const open = before.lastIndexOf("${{");
  return open === -1 || before.slice(open).includes("}}") ? null : open + 3;
}
