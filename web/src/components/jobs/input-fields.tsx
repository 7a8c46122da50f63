import { useId } from "react";
import type { InputField } from "../../lib/job-inputs.ts";
import { RequiredMark } from "../ui/required-mark.tsx";
import { Select } from "../ui/select.tsx";
import { Switch } from "../ui/switch.tsx";
import { TextArea, TextField } from "../ui/text-field.tsx";

/** The fields of a job's inputs; texts and errors by the inputs' names. */
export function InputFields({
  fields,
  texts,
  errors,
  onChange,
}: {
  fields: readonly InputField[];
  texts: Readonly<Record<string, string>>;
  errors: Readonly<Record<string, string>>;
  onChange: (name: string, text: string) => void;
}) {
  return fields.map((field) => (
    <Field
      key={field.name}
      field={field}
      text={texts[field.name] ?? field.initial}
      error={errors[field.name] ?? null}
      onChange={(text) => onChange(field.name, text)}
    />
  ));
}

interface FieldProps {
  field: InputField;
  text: string;
  error: string | null;
  onChange: (text: string) => void;
}

function Field({ field, text, error, onChange }: FieldProps) {
  if (field.kind === "flag") {
    return (
      <Switch
        label={field.title}
        checked={text === "true"}
        onChange={(on) => onChange(String(on))}
      />
    );
  }
  if (field.kind === "choice") return <ChoiceField {...{ field, text, error, onChange }} />;
  const shared = {
    label: field.title,
    value: text,
    error,
    required: field.required,
    ...(field.description === "" ? {} : { description: field.description }),
  };
  if (field.kind === "json") {
    return (
      <TextArea
        {...shared}
        inputClassName="font-mono"
        placeholder="JSON"
        onChange={(event) => onChange(event.target.value)}
      />
    );
  }
  return (
    <TextField
      {...shared}
      type={field.sensitive ? "password" : "text"}
      autoComplete="off"
      {...(field.kind === "number" ? { inputMode: "decimal" as const } : {})}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}

function ChoiceField({ field, text, error, onChange }: FieldProps) {
  const errorId = useId();
  return (
    <div>
      <p className="mb-1 text-sm font-medium">
        {field.title}
        {field.required && <RequiredMark />}
      </p>
      <Select
        label={field.title}
        required={field.required}
        errorId={error === null ? undefined : errorId}
        value={text === "" ? null : text}
        onChange={onChange}
        options={field.choices.map((value) => ({ value, label: value }))}
        placeholder="Choose"
        className="w-full"
      />
      {field.description !== "" && (
        <p className="mt-1 text-xs text-ink-faint">{field.description}</p>
      )}
      {error !== null && (
        <p id={errorId} role="alert" className="mt-1 text-xs text-bad">
          {error}
        </p>
      )}
    </div>
  );
}
