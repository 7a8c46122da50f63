import { X } from "lucide-react";
import type { ReactNode } from "react";
import type { Problem } from "../../../document/quick-fix.ts";
import type { Path } from "../../../document/splice.ts";
import type { FieldSpec } from "../../../schema/field-spec.ts";
import { IconButton } from "../../ui/icon-button.tsx";
import { FieldProblems } from "./field-problems.tsx";
import { useFieldEdits } from "./use-field-edit.tsx";

/** A field: its key, where its value comes from, its default, what it does. */
export function FieldFrame({
  field,
  path,
  id,
  isSet,
  problems,
  children,
}: {
  field: FieldSpec;
  path: Path;
  /** Of the control that the label is for; null for groups of controls. */
  id: string | null;
  isSet: boolean;
  problems: readonly Problem[];
  children: ReactNode;
}) {
  const { unset, sharedAt } = useFieldEdits();
  const shared = isSet ? sharedAt(path) : null;
  const name = <code className="text-xs font-semibold text-ink">{field.key}</code>;
  return (
    <div className="group/field" data-field={field.key}>
      <div className="mb-1 flex min-h-5 items-center gap-2">
        {id === null ? <span>{name}</span> : <label htmlFor={id}>{name}</label>}
        {shared !== null && (
          <span className="rounded bg-retry-wash px-1 text-2xs font-medium text-retry">
            from &amp;{shared.anchor}
          </span>
        )}
        {!isSet && field.default !== undefined && (
          <span className="truncate text-2xs text-ink-faint">
            default {shownDefault(field.default)}
          </span>
        )}
        {isSet && !field.required && (
          <IconButton
            label={`Remove ${field.key}`}
            size="small"
            className="ml-auto !h-5 !min-h-5 !w-5 opacity-0 group-hover/field:opacity-100 focus-visible:opacity-100"
            icon={<X size={12} aria-hidden="true" />}
            onClick={() => unset(path)}
          />
        )}
      </div>
      {children}
      <FieldProblems id={id} problems={problems} />
      {field.doc !== "" && (
        <p id={id === null ? undefined : `${id}-doc`} className="mt-0.5 text-2xs text-ink-faint">
          <DocText text={field.doc} />
        </p>
      )}
    </div>
  );
}

function shownDefault(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}

/** A sentence whose `words` in backticks are code. */
function DocText({ text }: { text: string }) {
  return text
    .split("`")
    .map((part, index) => (index % 2 === 1 ? <code key={index}>{part}</code> : part));
}
