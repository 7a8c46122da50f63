import { ChevronRight } from "lucide-react";
import { useState } from "react";
import { CopyButton } from "../ui/copy-button.tsx";
import { expressionFor, previewOf } from "./value-text.ts";

const maxEntries = 200;
const openDepth = 1;
const maxText = 20_000;

/** A value of JSON as a tree; each part can be copied as the expression that reads it. */
export function ValueTree({
  value,
  root,
}: {
  value: Readonly<Record<string, unknown>>;
  /** The expression of the whole, such as `tasks.build.outputs`; null if no expression can read it. */
  root: string | null;
}) {
  const entries = Object.entries(value);
  if (entries.length === 0) return <p className="text-sm text-ink-faint">None.</p>;
  return (
    <ul className="font-mono text-xs">
      {entries.map(([key, each]) => (
        <Entry key={key} name={key} value={each} depth={0} path={expressionFor(root, key)} />
      ))}
    </ul>
  );
}

interface EntryProps {
  name: string;
  value: unknown;
  depth: number;
  path: string | null;
}

function Entry(props: EntryProps) {
  const { value } = props;
  return (
    <li>
      {typeof value === "object" && value !== null ? (
        <Folder {...props} value={value} />
      ) : (
        <Leaf {...props} />
      )}
    </li>
  );
}

function Folder({ name, value, depth, path }: EntryProps & { value: object }) {
  const [open, setOpen] = useState(depth < openDepth);
  const entries = Object.entries(value);
  const isList = Array.isArray(value);
  return (
    <>
      <div className="group flex items-center gap-1 rounded px-1 hover:bg-sunken">
        <button
          type="button"
          aria-expanded={open}
          onClick={() => setOpen(!open)}
          className="flex min-w-0 flex-1 cursor-pointer items-center gap-1 py-0.5 text-left"
        >
          <ChevronRight size={12} className={open ? "rotate-90" : ""} aria-hidden />
          <span className="text-ink-soft">{name}</span>
          <span className="truncate text-ink-faint">
            {open ? (isList ? `[${entries.length}]` : "") : previewOf(value)}
          </span>
        </button>
        {path !== null && <CopyExpression path={path} />}
      </div>
      {open && (
        <ul className="ml-2 border-l border-line pl-2">
          {entries.slice(0, maxEntries).map(([key, each]) => (
            <Entry
              key={key}
              name={key}
              value={each}
              depth={depth + 1}
              path={expressionFor(path, isList ? Number(key) : key)}
            />
          ))}
          {entries.length > maxEntries && (
            <li className="px-1 text-ink-faint">{entries.length - maxEntries} more</li>
          )}
        </ul>
      )}
    </>
  );
}

function Leaf({ name, value, path }: EntryProps) {
  const text = typeof value === "string" ? value.slice(0, maxText) : JSON.stringify(value);
  return (
    <div className="group flex items-start gap-1 rounded px-1 py-0.5 pl-5 hover:bg-sunken">
      <span className="shrink-0 text-ink-soft">{name}</span>
      <span
        className={`min-w-0 flex-1 break-words whitespace-pre-wrap ${typeof value === "string" ? "" : "text-busy"}`}
      >
        {text}
      </span>
      {path !== null && <CopyExpression path={path} />}
    </div>
  );
}

function CopyExpression({ path }: { path: string }) {
  return (
    <span className="-my-1 opacity-0 group-hover:opacity-100 focus-within:opacity-100">
      <CopyButton text={`\${{ ${path} }}`} label={`Copy the expression ${path}`} />
    </span>
  );
}
