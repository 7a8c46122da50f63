import { Sigma } from "lucide-react";
import { useId, useState } from "react";
import { useEvaluation, useLastRunValues, type Evaluation } from "../../api/expressions.ts";
import { valuesOfDocument } from "../../document/run-values.ts";
import { useSettled } from "../../hooks/use-settled.ts";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { RelativeTime } from "../ui/relative-time.tsx";
import { SkeletonRows } from "../ui/skeleton.tsx";
import { TextArea } from "../ui/text-field.tsx";
import { useEditor, useSnapshotOf } from "./editor-context.tsx";

/** Tries an expression by the engine of the runs, with the values of the last run or others. */
export function ExpressionDialog({ text, onClose }: { text: string; onClose: () => void }) {
  const { session } = useEditor();
  const last = useLastRunValues(session.base === null ? null : session.id);
  return (
    <Dialog
      open
      onOpenChange={onClose}
      size="large"
      title="Try an expression"
      description="It is evaluated as a run would evaluate it. Nothing runs and nothing is saved."
      footer={<Button onClick={onClose}>Close</Button>}
    >
      {last.isLoading ? (
        <SkeletonRows rows={4} label="Loading the values of the last run" />
      ) : (
        <Trial start={text} last={last.data ?? null} />
      )}
    </Dialog>
  );
}

function Trial({
  start,
  last,
}: {
  start: string;
  last: NonNullable<ReturnType<typeof useLastRunValues>["data"]> | null;
}) {
  const model = useSnapshotOf("model");
  const [text, setText] = useState(start);
  const [json, setJson] = useState(() => pretty(last?.values ?? valuesOfDocument(model)));
  const values = valuesIn(json);
  const asked = valuesIn(useSettled(json));
  const result = useEvaluation(useSettled(text), asked.ok ? asked.value : null);
  return (
    <div className="grid gap-4 md:grid-cols-2">
      <div className="space-y-4">
        <TextArea
          label="Expression"
          description="With ${{ }} in it, a text as in env."
          rows={3}
          inputClassName="font-mono"
          spellCheck={false}
          autoFocus
          placeholder="inputs.who + '!'"
          value={text}
          onChange={({ target }) => setText(target.value)}
        />
        <Result isAsked={text.trim() !== ""} evaluation={result.data} error={result.error} />
      </div>
      <div>
        <TextArea
          label="Values"
          description={
            last === null ? (
              "The defaults of the document; fill in what is read."
            ) : (
              <>
                Of the run <RelativeTime at={last.startedAt} />; change what you like.
              </>
            )
          }
          error={values.ok ? null : values.reason}
          rows={14}
          inputClassName="font-mono text-xs"
          spellCheck={false}
          value={json}
          onChange={({ target }) => setJson(target.value)}
        />
      </div>
    </div>
  );
}

function Result({
  isAsked,
  evaluation,
  error,
}: {
  isAsked: boolean;
  evaluation: Evaluation | undefined;
  error: Error | null;
}) {
  const heading = useId();
  const problem = error?.message ?? evaluation?.error?.message ?? null;
  return (
    <section aria-labelledby={heading} aria-live="polite">
      <h3 id={heading} className="mb-1 flex items-center gap-2 text-sm font-medium">
        <Sigma size={14} className="text-ink-faint" aria-hidden="true" />
        Result
        {isAsked && problem === null && evaluation !== undefined && (
          <span className="rounded bg-sunken px-1.5 text-2xs font-medium text-ink-soft">
            {evaluation.type}
          </span>
        )}
      </h3>
      {!isAsked || (problem === null && evaluation === undefined) ? (
        <p className="rounded-lg border border-dashed border-line px-3 py-2 text-sm text-ink-soft">
          Write an expression to see what it comes to.
        </p>
      ) : problem !== null ? (
        <p className="rounded-lg bg-bad-wash px-3 py-2 text-sm break-words text-bad">{problem}</p>
      ) : (
        <pre
          tabIndex={0}
          aria-label="Value"
          className="max-h-60 overflow-auto rounded-lg border border-line bg-sunken px-3 py-2 font-mono text-xs leading-5 whitespace-pre-wrap"
        >
          {pretty(evaluation?.value)}
        </pre>
      )}
    </section>
  );
}

function pretty(value: unknown): string {
  return JSON.stringify(value, null, 2);
}

type ReadValues = { ok: true; value: Record<string, unknown> } | { ok: false; reason: string };

function valuesIn(json: string): ReadValues {
  try {
    const value: unknown = JSON.parse(json);
    if (typeof value === "object" && value !== null && !Array.isArray(value))
      // A map by the check.
      return { ok: true, value: value as Record<string, unknown> };
    return { ok: false, reason: 'A map of values by root, such as { "inputs": {} }.' };
  } catch (error) {
    return { ok: false, reason: `Not JSON: ${(error as Error).message}` };
  }
}
