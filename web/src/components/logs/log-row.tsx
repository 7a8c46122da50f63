import { ChevronDown, ChevronRight } from "lucide-react";
import { memo, type CSSProperties, type MouseEvent } from "react";
import { splitSpans, type MarkedSpan } from "../../log/highlight.ts";
import type { Decoration, Level, LogLine } from "../../log/log-line.ts";
import { clockText, elapsedText } from "../../log/times.ts";
import type { TimeFormat } from "../../log/view-state.ts";
import type { Zone } from "../../lib/preferences.ts";
import { classNames } from "../ui/class-names.ts";

/** What all rows of a viewer have in common; a new object only when one of it changes. */
export interface RowLook {
  rowHeight: number;
  wrap: boolean;
  times: TimeFormat;
  zone: Zone;
  startMs: number;
  withTask: boolean;
  /** Characters that names of tasks get. */
  taskLength: number;
  /** Characters of the highest line number. */
  digits: number;
  highlight: RegExp | null;
  /** What a row is asked to do. */
  onSelect: (offset: number, isRange: boolean) => void;
  onOpen: (offset: number) => void;
  onFold: (offset: number) => void;
}

/** How one row differs from the others. */
export interface RowState {
  isSelected: boolean;
  isMatch: boolean;
  isCurrent: boolean;
  /** Null if no group begins here. */
  fold: "open" | "folded" | null;
}

const levelNames: Record<Level, string> = { error: "ERR", warn: "WRN", info: "INF", debug: "DBG" };
const decorationClass: Record<Decoration, string> = {
  bold: "font-bold",
  dim: "opacity-70",
  italic: "italic",
  underline: "underline",
  strikethrough: "line-through",
};

/** One line. Memoised: while a log scrolls or grows, a line that is drawn already is not drawn again. */
export const LogRow = memo(function LogRow({
  offset,
  line,
  look,
  state,
}: {
  offset: number;
  line: LogLine | undefined;
  look: RowLook;
  state: RowState;
}) {
  const isSystem = line?.stream === "system";
  return (
    <div
      role="listitem"
      data-line={offset + 1}
      style={look.wrap ? { minHeight: look.rowHeight } : { height: look.rowHeight }}
      className={classNames(
        "log-row flex",
        line?.level === "error" && "log-row-error",
        line?.level === "warn" && "log-row-warn",
        state.isMatch && "log-row-match",
        state.isCurrent && "log-row-current",
        state.isSelected && "log-row-selected",
      )}
    >
      <Prefix offset={offset} line={line} look={look} />
      <span
        className={classNames(
          "min-w-0 pr-4 [unicode-bidi:isolate]",
          look.wrap ? "flex-1 [overflow-wrap:anywhere] whitespace-pre-wrap" : "whitespace-pre",
          isSystem && "text-log-system italic",
          line?.level === "debug" && "text-log-faint",
        )}
      >
        {line === undefined ? (
          <Missing offset={offset} />
        ) : (
          <Text line={line} look={look} fold={state.fold} />
        )}
      </span>
    </div>
  );
}, sameRow);

interface RowProps {
  offset: number;
  line: LogLine | undefined;
  look: RowLook;
  state: RowState;
}

function sameRow(a: RowProps, b: RowProps): boolean {
  return (
    a.offset === b.offset &&
    a.line === b.line &&
    a.look === b.look &&
    a.state.isSelected === b.state.isSelected &&
    a.state.isMatch === b.state.isMatch &&
    a.state.isCurrent === b.state.isCurrent &&
    a.state.fold === b.state.fold
  );
}

/** What stands before the text and is not part of it: it is neither selected nor copied. */
function Prefix({
  offset,
  line,
  look,
}: {
  offset: number;
  line: LogLine | undefined;
  look: RowLook;
}) {
  const select = (event: MouseEvent): void => look.onSelect(offset, event.shiftKey);
  return (
    <span className="log-prefix sticky left-0 z-10 flex shrink-0 select-none">
      <span
        aria-hidden="true"
        className={classNames(
          "w-[3px] shrink-0",
          line?.stream === "stderr" && "bg-log-error",
          line?.stream === "system" && "bg-log-system",
        )}
      />
      <button
        type="button"
        tabIndex={-1}
        aria-label={`Line ${offset + 1}`}
        onClick={select}
        style={{ width: `${look.digits + 2}ch` }}
        className="log-number shrink-0 self-start cursor-pointer pr-[1ch] text-right"
      >
        {offset + 1}
      </button>
      {line !== undefined && <Details line={line} look={look} />}
    </span>
  );
}

function Details({ line, look }: { line: LogLine; look: RowLook }) {
  return (
    <>
      {look.times !== "off" && (
        <time
          dateTime={new Date(line.atMs).toISOString()}
          className="log-time mr-[1.25ch] hidden shrink-0 whitespace-pre sm:inline"
        >
          {look.times === "absolute"
            ? clockText(line.atMs, look.zone)
            : elapsedText(line.atMs - look.startMs).padStart(10)}
        </time>
      )}
      {look.withTask && (
        <span
          title={line.attempt > 1 ? `${line.task}, attempt ${line.attempt}` : line.task}
          style={{ color: taskColour(line.task), width: `${look.taskLength}ch` }}
          className="mr-[1.25ch] shrink-0 truncate max-sm:max-w-[8ch]"
        >
          {line.task}
        </span>
      )}
      <span className="mr-[1ch] w-[3ch] shrink-0">
        {line.level !== null && (
          <span className={`log-level log-level-${line.level}`}>{levelNames[line.level]}</span>
        )}
      </span>
      {line.stream === "stderr" && <span className="sr-only">error output: </span>}
    </>
  );
}

/** One of eight colours by the task's name, the same wherever it appears. */
function taskColour(name: string): string {
  let hash = 0;
  for (const character of name) hash = (hash * 31 + character.codePointAt(0)!) | 0;
  return `var(--log-task-${(hash >>> 0) % 8})`;
}

function Missing({ offset }: { offset: number }) {
  return (
    <span
      aria-label="Loading"
      style={{ width: `${20 + ((offset * 7919) % 37)}ch` }}
      className="log-missing inline-block"
    />
  );
}

function Text({ line, look, fold }: { line: LogLine; look: RowLook; fold: RowState["fold"] }) {
  const spans = splitSpans(line.text, line.spans, look.highlight);
  const isClamped = look.wrap && line.text.length > 1_200;
  const more = hasMore(line, isClamped) && (
    <button
      type="button"
      onClick={() => look.onOpen(line.offset)}
      className="log-more cursor-pointer select-none"
    >
      {moreText(line)}
    </button>
  );
  // At the end of a line that goes out of sight nobody would find it.
  const isFirst = line.text.length > 200;
  return (
    <>
      {fold !== null && (
        <FoldButton isFolded={fold === "folded"} onFold={() => look.onFold(line.offset)} />
      )}
      {isFirst && more}
      <span className={classNames(fold !== null && "font-bold", isClamped && "line-clamp-[10]")}>
        {spans.map((span, index) => (
          <Piece key={index} span={span} />
        ))}
      </span>
      {!isFirst && more}
    </>
  );
}

function hasMore(line: LogLine, isClamped: boolean): boolean {
  return line.cut > 0 || line.overwritten > 0 || isClamped || isJson(line.text);
}

/** Whether a line may be a JSON document; its details find out. */
function isJson(text: string): boolean {
  return (
    text.length > 8 &&
    ((text.startsWith("{") && text.endsWith("}")) || (text.startsWith("[{") && text.endsWith("]")))
  );
}

function moreText({ cut, overwritten, text }: LogLine): string {
  if (cut > 0) return `+${cut.toLocaleString("en")} characters`;
  if (overwritten > 0) return `${overwritten.toLocaleString("en")} updates`;
  return isJson(text) ? "{ }" : "more";
}

function FoldButton({ isFolded, onFold }: { isFolded: boolean; onFold: () => void }) {
  const Icon = isFolded ? ChevronRight : ChevronDown;
  return (
    <button
      type="button"
      aria-expanded={!isFolded}
      aria-label={isFolded ? "Unfold the group" : "Fold the group"}
      onClick={onFold}
      className="mr-[0.5ch] inline-flex cursor-pointer align-middle text-log-faint select-none"
    >
      <Icon size={14} aria-hidden="true" />
    </button>
  );
}

function Piece({ span }: { span: MarkedSpan }) {
  const style: CSSProperties = {
    ...(span.fg === null ? {} : { color: span.fg }),
    ...(span.bg === null ? {} : { backgroundColor: span.bg }),
  };
  const looks = classNames(...span.decorations.map((each) => decorationClass[each]));
  if (span.isMarked) return <mark className={classNames("log-mark", looks)}>{span.text}</mark>;
  if (span.href !== null)
    return (
      <a
        href={span.href}
        target="_blank"
        rel="noopener noreferrer nofollow"
        style={style}
        className={classNames("underline decoration-dotted underline-offset-2", looks)}
      >
        {span.text}
      </a>
    );
  const isPlain = looks === "" && span.fg === null && span.bg === null;
  return isPlain ? (
    span.text
  ) : (
    <span style={style} className={looks}>
      {span.text}
    </span>
  );
}
