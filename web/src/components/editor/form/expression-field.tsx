import { Sigma } from "lucide-react";
import { useId, useRef, useState, type KeyboardEvent, type RefObject } from "react";
import { completeExpression, type Words } from "../../../document/complete-expression.ts";
import type { Path } from "../../../document/splice.ts";
import { classNames } from "../../ui/class-names.ts";
import { IconButton } from "../../ui/icon-button.tsx";
import { useEditor, useSnapshotOf } from "../editor-context.tsx";
import { SecretPicker } from "./secret-picker.tsx";
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
  offersSecrets = false,
  placeholder,
  describedBy,
  isInvalid = false,
}: {
  id?: string;
  label?: string;
  value: string;
  onCommit: (text: string) => void;
  /** The task whose surroundings can be read; null for the job. */
  task: Path | null;
  isBare: boolean;
  /** True where `${{ secrets.NAME }}` may stand. */
  offersSecrets?: boolean;
  placeholder?: string;
  describedBy?: string;
  isInvalid?: boolean;
}) {
  const input = useRef<HTMLInputElement>(null);
  const list = useId();
  const { text, type, leave } = useFieldText(value, onCommit);
  const offer = useOffer(input, { text, type, task, isBare });
  const isOpen = offer.words.length > 0;
  const isExpression = (isBare && text.trim() !== "") || text.includes("${{");
  const hasTools = isExpression || offersSecrets;
  return (
    <span className="relative block">
      <input
        ref={input}
        {...(id === undefined ? {} : { id })}
        {...(label === undefined ? {} : { "aria-label": label })}
        {...(describedBy === undefined ? {} : { "aria-describedby": describedBy })}
        {...(isInvalid ? { "aria-invalid": true } : {})}
        role="combobox"
        aria-expanded={isOpen}
        aria-controls={list}
        aria-autocomplete="list"
        {...(isOpen ? { "aria-activedescendant": `${list}-${offer.active}` } : {})}
        className={classNames("field font-mono", hasTools && (offersSecrets ? "!pr-14" : "!pr-8"))}
        spellCheck={false}
        autoComplete="off"
        value={text}
        placeholder={placeholder}
        onChange={({ target }) => {
          type(target.value);
          offer.look(target.value, target.selectionStart ?? target.value.length);
        }}
        onKeyDown={offer.onKeyDown}
        onBlur={() => {
          offer.close();
          leave();
        }}
      />
      <FieldTools
        label={label}
        tried={isExpression ? text : null}
        onSecret={offersSecrets ? onCommit : null}
      />
      <OfferList id={list} offer={offer} />
    </span>
  );
}

/** What lies over the end of the field: a way to try its expression, and to take a secret. */
function FieldTools({
  label,
  tried,
  onSecret,
}: {
  label: string | undefined;
  tried: string | null;
  onSecret: ((reference: string) => void) | null;
}) {
  const { tryExpression } = useEditor();
  return (
    <span className="absolute inset-y-0 right-1 flex items-center">
      {tried !== null && (
        <IconButton
          label={label === undefined ? "Try this expression" : `Try the expression of ${label}`}
          size="small"
          className="!h-6 !min-h-6 !w-6"
          icon={<Sigma size={13} aria-hidden="true" />}
          onClick={() => tryExpression(tried)}
        />
      )}
      {onSecret !== null && <SecretPicker label={label ?? ""} onPick={onSecret} />}
    </span>
  );
}

function OfferList({ id, offer }: { id: string; offer: ReturnType<typeof useOffer> }) {
  return (
    <ul
      id={id}
      role="listbox"
      aria-label="Ways to go on"
      className={classNames(
        "floating absolute inset-x-0 top-full mt-1 p-1",
        offer.words.length === 0 && "hidden",
      )}
    >
      {offer.words.map((word, index) => (
        <li
          key={word.label}
          id={`${id}-${index}`}
          role="option"
          aria-selected={index === offer.active}
          data-selected={index === offer.active}
          className="menu-item !min-h-7"
          // Before the field loses the focus.
          onPointerDown={(event) => {
            event.preventDefault();
            offer.take(index);
          }}
        >
          <code className="text-xs">{word.label}</code>
          <span className="ml-auto truncate text-2xs text-ink-faint">{word.detail}</span>
        </li>
      ))}
    </ul>
  );
}

interface Typing {
  text: string;
  type: (text: string) => void;
  task: Path | null;
  isBare: boolean;
}

/** The words that are offered at the caret, and the keys that choose among them. */
function useOffer(input: RefObject<HTMLInputElement | null>, { text, type, task, isBare }: Typing) {
  const model = useSnapshotOf("model");
  const [offer, setOffer] = useState<Words | null>(null);
  const [active, setActive] = useState(0);
  const words = offer?.words ?? [];
  const look = (next: string, caret: number): void => {
    const start = isBare ? 0 : openExpression(next.slice(0, caret));
    const found = start === null ? null : completeExpression(next.slice(start, caret), model, task);
    setActive(0);
    if (start === null || found === null) return setOffer(null);
    const from = start + found.from;
    const typed = next.slice(from, caret);
    const isAsked = typed !== "" || next[caret - 1] === ".";
    const fitting = found.words.filter(
      ({ label }) => isAsked && label.startsWith(typed) && label !== typed,
    );
    setOffer({ from, words: fitting.slice(0, maxShown) });
  };
  const take = (index: number): void => {
    const word = words[index];
    if (offer === null || word === undefined) return;
    const caret = input.current?.selectionStart ?? text.length;
    type(text.slice(0, offer.from) + word.label + text.slice(caret));
    setOffer(null);
    // Into the brackets of a function.
    const end = offer.from + word.label.length - (word.label.endsWith(")") ? 1 : 0);
    requestAnimationFrame(() => input.current?.setSelectionRange(end, end));
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const keys: Record<string, () => void> = {
      ArrowDown: () => setActive((active + 1) % words.length),
      ArrowUp: () => setActive((active + words.length - 1) % words.length),
      Enter: () => take(active),
      Tab: () => take(active),
      Escape: () => setOffer(null),
    };
    if (words.length === 0 || !Object.hasOwn(keys, event.key)) return;
    event.preventDefault();
    event.stopPropagation();
    keys[event.key]!();
  };
  return { words, active, look, take, onKeyDown, close: () => setOffer(null) };
}

/** Where the expression begins that is open at the end of a text; null if none is. */
function openExpression(before: string): number | null {
  const open = before.lastIndexOf("${{");
  return open === -1 || before.slice(open).includes("}}") ? null : open + 3;
}
