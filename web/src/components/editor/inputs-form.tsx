import { useState } from "react";
import { Checkbox } from "../ui/checkbox.tsx";
import { Select } from "../ui/select.tsx";
import { TextArea, TextField } from "../ui/text-field.tsx";

/** What a job says of one of its inputs. */
interface Declaration {
  type?: unknown;
  required?: unknown;
  default?: unknown;
  values?: unknown;
  title?: unknown;
  description?: unknown;
  sensitive?: unknown;
}

/** The text of a field by the name of its input; what is left out takes its default. */
export type InputTexts = Readonly<Record<string, string>>;

/** Inputs of a run, as its job declares them. */
export function useInputs(declared: unknown) {
  const [texts, setTexts] = useState<InputTexts>({});
  const declarations = Object.entries(
    typeof declared === "object" && declared !== null
      ? (declared as Record<string, Declaration>)
      : {},
  );
  return {
    declarations,
    texts,
    change: (name: string, text: string) => setTexts((before) => ({ ...before, [name]: text })),
    /** Values of what was filled in. */
    values: (): Record<string, unknown> =>
      Object.fromEntries(
        declarations.flatMap(([name, declaration]) => {
          const text = texts[name];
          return text === undefined || text === "" ? [] : [[name, valueOf(text, declaration)]];
        }),
      ),
  };
}

/** A text is a text; what shall be a number, a list or a map is read as JSON where it is JSON: the server says what is wrong. */
function valueOf(text: string, { type }: Declaration): unknown {
  const isText = ["string", "enum", "date", "datetime", "duration", "secret", undefined];
  if (isText.includes(type as string | undefined)) return text;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}

/** A field for each input. */
export function InputFields({
  inputs,
  error,
}: {
  inputs: ReturnType<typeof useInputs>;
  error: string | null;
}) {
  if (inputs.declarations.length === 0)
    return <p className="text-sm text-ink-soft">This job takes no inputs.</p>;
  return (
    <div className="space-y-3">
      {inputs.declarations.map(([name, declaration]) => (
        <InputField
          key={name}
          name={name}
          declaration={declaration ?? {}}
          text={inputs.texts[name] ?? ""}
          onChange={(text) => inputs.change(name, text)}
        />
      ))}
      {error !== null && (
        <p role="alert" className="text-sm text-bad">
          {error}
        </p>
      )}
    </div>
  );
}

function InputField({
  name,
  declaration,
  text,
  onChange,
}: {
  name: string;
  declaration: Declaration;
  text: string;
  onChange: (text: string) => void;
}) {
  const label = `${typeof declaration.title === "string" ? declaration.title : name}${declaration.required === true ? " (required)" : ""}`;
  const fallback = declaration.default === undefined ? "" : shown(declaration.default);
  const description =
    typeof declaration.description === "string" ? { description: declaration.description } : {};
  if (Array.isArray(declaration.values))
    return (
      <div>
        <p className="mb-1 text-sm font-medium">{label}</p>
        <Select
          label={label}
          className="w-full"
          value={text === "" ? null : text}
          placeholder={fallback === "" ? "Choose" : `${fallback} (default)`}
          options={declaration.values.map((value) => ({
            value: shown(value),
            label: shown(value),
          }))}
          onChange={onChange}
        />
      </div>
    );
  if (declaration.type === "boolean")
    return (
      <Checkbox
        label={label}
        checked={text === "" ? declaration.default === true : text === "true"}
        onChange={(checked) => onChange(String(checked))}
      />
    );
  if (declaration.type === "array" || declaration.type === "object")
    return (
      <TextArea
        label={label}
        {...description}
        inputClassName="font-mono"
        value={text}
        placeholder={fallback === "" ? "JSON" : fallback}
        onChange={({ target }) => onChange(target.value)}
      />
    );
  return (
    <TextField
      label={label}
      {...description}
      type={declaration.sensitive === true || declaration.type === "secret" ? "password" : "text"}
      autoComplete="off"
      value={text}
      placeholder={fallback}
      onChange={({ target }) => onChange(target.value)}
    />
  );
}

function shown(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}
