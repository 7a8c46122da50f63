import { X } from "lucide-react";
import { useMemo } from "react";
import type { LogLine } from "../../log/log-line.ts";
import { CopyButton } from "../ui/copy-button.tsx";
import { IconButton } from "../ui/icon-button.tsx";
import { Moment } from "../ui/moment.tsx";

/** Longer lines are a download: laying out megabytes would freeze the page. */
const MAX_CHARACTERS = 200_000;
const MAX_STATES = 200;

const SEQUENCES = /\u001b\[[0-?]*[ -/]*[@-~]|[\u0000-\u0008\u000a-\u001f\u007f-\u009f]/g;

/** One line in full: a JSON document laid out, every state of a progress bar, the whole of a very long line. */
export function LineDetails({ line, onClose }: { line: LogLine; onClose: () => void }) {
  const text = useMemo(() => detailsOf(line), [line]);
  return (
    <section
      aria-label={`Line ${line.offset + 1}`}
      className="flex max-h-[45%] shrink-0 flex-col border-t border-line bg-surface"
    >
      <header className="flex items-center gap-3 px-3 py-1 text-xs text-ink-soft">
        <h3 className="font-semibold text-ink">Line {(line.offset + 1).toLocaleString("en")}</h3>
        <span className="truncate">
          {line.task}, attempt {line.attempt}, {line.stream}
        </span>
        <Moment at={new Date(line.atMs).toISOString()} />
        <span className="ml-auto flex items-center">
          <CopyButton text={line.raw} label="Copy the line" />
          <IconButton
            size="small"
            label="Close"
            icon={<X size={15} aria-hidden="true" />}
            onClick={onClose}
          />
        </span>
      </header>
      <pre
        tabIndex={0}
        aria-label="The whole line"
        className="min-h-16 flex-1 overflow-auto bg-log-paper px-4 py-2 font-mono text-xs [overflow-wrap:anywhere] whitespace-pre-wrap text-log-ink"
      >
        {text}
      </pre>
    </section>
  );
}

function detailsOf({ raw, overwritten }: LogLine): string {
  if (overwritten > 0) return raw.split("\r").slice(-MAX_STATES).map(cleaned).join("\n");
  const text = cleaned(raw);
  return prettyJson(text) ?? shortened(text);
}

function cleaned(text: string): string {
  return text.replace(SEQUENCES, "");
}

function prettyJson(text: string): string | null {
  if (text.length > MAX_CHARACTERS || !/^\s*[[{]/.test(text)) return null;
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return null;
  }
}

function shortened(text: string): string {
  if (text.length <= MAX_CHARACTERS) return text;
  const left = (text.length - MAX_CHARACTERS).toLocaleString("en");
  return `${text.slice(0, MAX_CHARACTERS)}\n… ${left} more characters: download the log to read them.`;
}
