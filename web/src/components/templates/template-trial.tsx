import { lazy, Suspense, useMemo, useState } from "react";
import { useTemplatePreview, type TemplateDetail } from "../../api/templates.ts";
import { useSettled } from "../../hooks/use-settled.ts";
import { inputFields, inputValues } from "../../lib/job-inputs.ts";
import { InputFields } from "../jobs/input-fields.tsx";
import { CopyButton } from "../ui/copy-button.tsx";
import { ErrorState } from "../ui/error-state.tsx";
import { SkeletonRows } from "../ui/skeleton.tsx";

const CodeText = lazy(() => import("../job/code-text.tsx"));

/** Values for a template's parameters, and beside them what it comes to. */
export function TemplateTrial({ template }: { template: TemplateDetail }) {
  const fields = useMemo(() => inputFields({ inputs: template.inputs }), [template]);
  const [texts, setTexts] = useState<Record<string, string>>({});
  const read = useMemo(() => inputValues(fields, texts), [fields, texts]);
  const parameters = useSettled(read.values);
  return (
    <section aria-label="Preview" className="panel overflow-hidden">
      {fields.length > 0 && (
        <div className="space-y-4 border-b border-line px-4 py-3">
          <h2 className="font-semibold">Parameters</h2>
          <InputFields
            fields={fields}
            texts={texts}
            errors={shownErrors(read.errors, texts)}
            onChange={(name, text) => setTexts((before) => ({ ...before, [name]: text }))}
          />
        </div>
      )}
      <Preview template={template} parameters={parameters} />
    </section>
  );
}

/** A field that nobody has touched is not complained about. */
function shownErrors(
  errors: Readonly<Record<string, string>>,
  texts: Readonly<Record<string, string>>,
): Record<string, string> {
  return Object.fromEntries(Object.entries(errors).filter(([name]) => Object.hasOwn(texts, name)));
}

function Preview({
  template,
  parameters,
}: {
  template: TemplateDetail;
  parameters: Readonly<Record<string, unknown>>;
}) {
  const preview = useTemplatePreview(template.name, template.version, parameters);
  const text = preview.data?.text ?? "";
  return (
    <>
      <h2 className="flex items-center justify-between border-b border-line py-1.5 pr-2 pl-4 font-semibold">
        What it comes to
        <CopyButton text={text} label="Copy the preview" />
      </h2>
      {preview.isPending && <SkeletonRows rows={5} label="Making the preview" />}
      {preview.isError && (
        <ErrorState error={preview.error} onRetry={() => void preview.refetch()} />
      )}
      {preview.data !== undefined && !preview.isError && (
        <div className={preview.isPlaceholderData ? "opacity-60" : ""}>
          {preview.data.problems.length > 0 && (
            <ul
              aria-label="Problems"
              className="space-y-1 border-b border-line bg-warn-wash px-4 py-2 text-sm text-warn"
            >
              {preview.data.problems.map(({ path, message, line }, index) => (
                <li key={index} className="break-words">
                  {line !== undefined && <span className="font-semibold">Line {line}: </span>}
                  <span className="font-mono text-xs">{path}</span> {message}
                </li>
              ))}
            </ul>
          )}
          <Suspense fallback={<SkeletonRows rows={5} label="Loading the text" />}>
            <CodeText text={text} label="Preview of the job" className="max-h-[60vh]" />
          </Suspense>
        </div>
      )}
    </>
  );
}
