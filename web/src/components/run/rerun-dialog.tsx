import { useState } from "react";
import { useRunVersion, type RerunRequest, type RunDetail } from "../../api/run.ts";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { SegmentedControl } from "../ui/segmented-control.tsx";
import { SkeletonRows } from "../ui/skeleton.tsx";
import { TextField } from "../ui/text-field.tsx";
import { changedInputs, inputFields, type InputField } from "./input-fields.ts";

/** Asks what of the run is run again, with which inputs and in which version. */
export function RerunDialog({
  detail,
  ...rest
}: {
  request: RerunRequest;
  detail: RunDetail;
  /** The job's newest version; undefined if it is not known. */
  newest: number | undefined;
  busy: boolean;
  onClose: () => void;
  onStart: (request: RerunRequest) => void;
}) {
  const version = useRunVersion(detail.job_id, detail.version);
  const declared = version.data?.definition["inputs"];
  const fields = inputFields(detail.inputs, isRecord(declared) ? declared : {});
  return (
    <Dialog
      open
      onOpenChange={rest.onClose}
      size="medium"
      title="Run again"
      description="With other inputs or another version it is a new run; results that still hold are taken over."
    >
      {version.isPending ? (
        <SkeletonRows rows={3} label="Loading the inputs" />
      ) : (
        <RerunForm fields={fields} present={detail.version} {...rest} />
      )}
    </Dialog>
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

const modes = [
  { value: "failed", label: "What did not succeed" },
  { value: "all", label: "Everything" },
] as const;

function RerunForm({
  fields: before,
  present,
  newest,
  request,
  busy,
  onClose,
  onStart,
}: {
  fields: readonly InputField[];
  present: number;
  newest: number | undefined;
  request: RerunRequest;
  busy: boolean;
  onClose: () => void;
  onStart: (request: RerunRequest) => void;
}) {
  const [fields, setFields] = useState(before);
  const [mode, setMode] = useState(request.mode ?? "all");
  const [version, setVersion] = useState(request.version ?? "same");
  const { inputs, errors } = changedInputs(before, fields);
  const isChanged = Object.keys(inputs).length > 0;
  const submit = (): void => {
    if (Object.keys(errors).length > 0) return;
    onStart({ ...request, mode, version, ...(isChanged ? { inputs } : {}) });
  };
  return (
    <form
      className="space-y-4"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <div className="flex flex-wrap gap-3">
        <SegmentedControl
          label="What to run"
          value={mode === "task" ? "failed" : mode}
          onChange={setMode}
          options={modes}
        />
        {newest !== present && (
          <SegmentedControl
            label="Version"
            value={version}
            onChange={setVersion}
            options={[
              { value: "same", label: `Version ${present}, as before` },
              {
                value: "latest",
                label: `Newest version${newest === undefined ? "" : `, ${newest}`}`,
              },
            ]}
          />
        )}
      </div>
      <RerunInputs fields={fields} errors={errors} onChange={setFields} />
      <div className="flex justify-end gap-2">
        <Button onClick={onClose}>Close</Button>
        <Button type="submit" variant="primary" busy={busy}>
          {isChanged || version === "latest" ? "Start a new run" : "Run again"}
        </Button>
      </div>
    </form>
  );
}

function RerunInputs({
  fields,
  errors,
  onChange,
}: {
  fields: readonly InputField[];
  errors: Readonly<Record<string, string>>;
  onChange: (fields: readonly InputField[]) => void;
}) {
  if (fields.length === 0) return <p className="text-sm text-ink-soft">This job has no inputs.</p>;
  return (
    <>
      {fields.map((field, index) => (
        <TextField
          key={field.name}
          label={field.name}
          value={field.text}
          error={errors[field.name] ?? null}
          inputClassName={field.isText ? "" : "font-mono"}
          spellCheck={false}
          onChange={({ target }) =>
            onChange(
              fields.map((each, at) => (at === index ? { ...each, text: target.value } : each)),
            )
          }
        />
      ))}
    </>
  );
}
