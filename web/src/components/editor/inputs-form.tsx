import { useState } from "react";
import { inputFields, inputValues } from "../../lib/job-inputs.ts";
import { InputFields } from "../jobs/input-fields.tsx";

/** Inputs of a run, as its job declares them. */
export function useInputs(declared: unknown) {
  const [texts, setTexts] = useState<Readonly<Record<string, string>>>({});
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({});
  const fields = inputFields({ inputs: declared });
  return {
    fields,
    texts,
    errors,
    change: (name: string, text: string) => setTexts((before) => ({ ...before, [name]: text })),
    /** Values of what was filled in; null, and the fields say why, if they cannot be sent. */
    values: (): Record<string, unknown> | null => {
      const read = inputValues(fields, texts);
      setErrors(read.errors);
      return Object.keys(read.errors).length === 0 ? read.values : null;
    },
  };
}

/** A field for each input. */
export function InputsForm({
  inputs,
  error,
}: {
  inputs: ReturnType<typeof useInputs>;
  error: string | null;
}) {
  if (inputs.fields.length === 0)
    return <p className="text-sm text-ink-soft">This job takes no inputs.</p>;
  return (
    <div className="space-y-3">
      <InputFields {...inputs} onChange={inputs.change} />
      {error !== null && (
        <p role="alert" className="text-sm text-bad">
          {error}
        </p>
      )}
    </div>
  );
}
