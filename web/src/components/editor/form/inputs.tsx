/** Single values of a form. */
import { useId } from "react";
import { parse, stringify } from "yaml";
import { useState } from "react";
import type { FieldSpec } from "../../../schema/field-spec.ts";
import type { Path } from "../../../document/splice.ts";
import { Checkbox } from "../../ui/checkbox.tsx";
import { Select } from "../../ui/select.tsx";
import { Switch } from "../../ui/switch.tsx";
import { ExpressionField } from "./expression-field.tsx";
import { describedBy } from "./field-problems.tsx";
import { useFieldText } from "./use-field-text.ts";

/** What every control of a value takes. */
export interface ValueProps {
  field: FieldSpec;
  id: string;
  value: unknown;
  /** Undefined removes the key. */
  onChange: (value: unknown) => void;
  task: Path | null;
  /** True where `${{ secrets.NAME }}` may stand. */
  offersSecrets?: boolean;
  /** The server says that this value is wrong. */
  isInvalid?: boolean;
}

/** Text, durations and expressions. */
export function TextValue({
  field,
  id,
  value,
  onChange,
  task,
  offersSecrets,
  isInvalid,
}: ValueProps) {
  return (
    <ExpressionField
      id={id}
      describedBy={describedBy(id)}
      isInvalid={isInvalid === true}
      value={textOf(value)}
      isBare={field.kind === "condition"}
      offersSecrets={offersSecrets === true}
      task={task}
      placeholder={field.kind === "condition" ? "inputs.target == 'prod'" : defaultText(field)}
      onCommit={(text) =>
        onChange(text === "" && !field.required ? undefined : scalarOf(text, field))
      }
    />
  );
}

/** Several lines of text. */
export function LongTextValue({ field, id, value, onChange, isInvalid }: ValueProps) {
  const { text, type, leave } = useFieldText(textOf(value), (typed) =>
    onChange(typed === "" ? undefined : typed),
  );
  return (
    <textarea
      id={id}
      aria-describedby={describedBy(id)}
      aria-invalid={isInvalid === true}
      rows={Math.min(8, Math.max(2, text.split("\n").length))}
      className="field"
      value={text}
      placeholder={defaultText(field)}
      onChange={({ target }) => type(target.value)}
      onBlur={leave}
    />
  );
}

/** On or off; the default is not written. */
export function FlagValue({ field, value, onChange }: ValueProps) {
  const fallback = field.default === true;
  return (
    <Switch
      label={field.key}
      hideLabel
      checked={typeof value === "boolean" ? value : fallback}
      onChange={(next) => onChange(next === fallback ? undefined : next)}
    />
  );
}

const byDefault = "\u0000default";

/** One of a few words. */
export function ChoiceValue({ field, value, onChange }: ValueProps) {
  const fallback = defaultText(field);
  return (
    <Select
      label={field.key}
      className="w-full"
      value={value === undefined || value === null ? byDefault : String(value)}
      options={[
        { value: byDefault, label: fallback === "" ? "not set" : `${fallback} (default)` },
        ...field.options.map((option) => ({ value: option, label: option })),
      ]}
      onChange={(next) => onChange(next === byDefault ? undefined : next)}
    />
  );
}

/** Any of a few words. */
export function ChoiceListValue({ field, value, onChange }: ValueProps) {
  const chosen = new Set(value === undefined ? listOf(field.default) : listOf(value));
  return (
    <span className="flex flex-wrap gap-x-4">
      {field.options.map((option) => (
        <Checkbox
          key={option}
          label={option}
          checked={chosen.has(option)}
          onChange={(checked) =>
            onChange(field.options.filter((each) => (each === option ? checked : chosen.has(each))))
          }
        />
      ))}
    </span>
  );
}

/** A list of texts, one a line. */
export function TextListValue({ field, id, value, onChange, isInvalid }: ValueProps) {
  const { text, type, leave } = useFieldText(listOf(value).join("\n"), (typed) => {
    const items = typed
      .split("\n")
      .map((line) => line.trim())
      .filter((line) => line !== "");
    onChange(items.length === 0 ? undefined : items);
  });
  return (
    <textarea
      id={id}
      aria-describedby={describedBy(id)}
      aria-invalid={isInvalid === true}
      rows={Math.min(8, text.split("\n").length + 1)}
      className="field font-mono"
      placeholder={field.default === undefined ? "one a line" : listOf(field.default).join("\n")}
      value={text}
      onChange={({ target }) => type(target.value)}
      onBlur={leave}
    />
  );
}

/** Any value, written as YAML. */
export function AnyValue({ field, id, value, onChange, isInvalid }: ValueProps) {
  const [error, setError] = useState<string | null>(null);
  const errorId = useId();
  const { text, type, leave } = useFieldText(yamlOf(value), (typed) => {
    try {
      // A value of the document: any YAML.
      const parsed = parse(typed, { version: "1.2" }) as unknown;
      setError(null);
      onChange(parsed === null ? undefined : parsed);
    } catch (problem) {
      setError(`Not YAML: ${(problem as Error).message.split("\n")[0]}`);
    }
  });
  return (
    <>
      <textarea
        id={id}
        aria-describedby={error === null ? describedBy(id) : errorId}
        aria-invalid={error !== null || isInvalid === true}
        rows={Math.min(12, Math.max(2, text.split("\n").length))}
        className="field font-mono"
        spellCheck={false}
        value={text}
        placeholder={field.default === undefined ? "" : yamlOf(field.default)}
        onChange={({ target }) => type(target.value)}
        // What is not YAML yet stays, for its author to mend.
        onBlur={() => error === null && leave()}
      />
      {error !== null && (
        <p id={errorId} role="alert" className="mt-0.5 text-xs text-bad">
          {error}
        </p>
      )}
    </>
  );
}

/** A value as the text of its field. */
export function textOf(value: unknown): string {
  if (value === undefined || value === null) return "";
  return typeof value === "string" ? value : JSON.stringify(value);
}

function yamlOf(value: unknown): string {
  return value === undefined ? "" : stringify(value, { lineWidth: 0 }).trimEnd();
}

function listOf(value: unknown): string[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value.map(textOf) : [textOf(value)];
}

function defaultText(field: FieldSpec): string {
  return field.default === undefined ? "" : textOf(field.default);
}

/** Numbers and truth values are written as such where the language wants them. */
function scalarOf(text: string, field: FieldSpec): unknown {
  if (field.kind === "number" || field.kind === "duration" || field.short === "number")
    return /^-?\d+(\.\d+)?$/.test(text.trim()) ? Number(text) : text;
  if (field.kind === "condition" && /^(true|false)$/.test(text)) return text === "true";
  return text;
}
