import { useState, type FormEvent } from "react";
import { inputValues, shownValue, type InputField } from "../../lib/job-inputs.ts";
import { showErrors } from "../../lib/show-errors.ts";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { ErrorState } from "../ui/error-state.tsx";
import { InputFields } from "./input-fields.tsx";

/** Asks for the inputs of a run. `given` are values to begin with, such as those of an earlier run. */
export function RunInputsDialog({
  title,
  fields,
  given = {},
  action = "Run",
  busy,
  error,
  onClose,
  onRun,
}: {
  title: string;
  fields: readonly InputField[];
  given?: Readonly<Record<string, unknown>>;
  action?: string;
  busy: boolean;
  error: Error | null;
  onClose: () => void;
  onRun: (inputs: Record<string, unknown>) => void;
}) {
  const [texts, setTexts] = useState<Record<string, string>>(() =>
    Object.fromEntries(Object.entries(given).map(([name, value]) => [name, shownValue(value)])),
  );
  const [errors, setErrors] = useState<Record<string, string>>({});
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const read = inputValues(fields, texts);
    showErrors(event.currentTarget, () => setErrors(read.errors));
    if (Object.keys(read.errors).length === 0) onRun(read.values);
  };
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={title}
      footer={
        <>
          <Button onClick={onClose}>Discard</Button>
          <Button type="submit" form="run-inputs" variant="primary" busy={busy}>
            {action}
          </Button>
        </>
      }
    >
      <form id="run-inputs" onSubmit={submit} noValidate className="space-y-4">
        <InputFields
          fields={fields}
          texts={texts}
          errors={errors}
          onChange={(name, text) => setTexts((before) => ({ ...before, [name]: text }))}
        />
      </form>
      {error !== null && (
        <div className="-mx-4">
          <ErrorState error={error} />
        </div>
      )}
    </Dialog>
  );
}
