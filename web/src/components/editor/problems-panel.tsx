import { CircleAlert, CircleCheck, LoaderCircle, TriangleAlert, Unplug } from "lucide-react";
import type { Problem } from "../../document/quick-fix.ts";
import { Button } from "../ui/button.tsx";
import { useEditor, useSnapshotOf } from "./editor-context.tsx";

/** Every problem with its place; a press goes there. */
export function ProblemsPanel() {
  const problems = useSnapshotOf("problems");
  return (
    <section
      aria-label="Problems"
      className="max-h-[38%] shrink-0 overflow-y-auto border-t border-line bg-paper"
    >
      <p
        role="status"
        className="sticky top-0 flex items-center gap-2 bg-paper px-3 py-1.5 text-xs"
      >
        <Verdict />
      </p>
      {problems.length > 0 && (
        <ul className="pb-1">
          {problems.map((problem, index) => (
            <ProblemLine key={index} problem={problem} />
          ))}
        </ul>
      )}
    </section>
  );
}

/** In words, what is thought of the text. */
export function Verdict() {
  const check = useSnapshotOf("check");
  const problems = useSnapshotOf("problems");
  const isValid = useSnapshotOf("isValid");
  const isRead = useSnapshotOf("isRead");
  const errors = problems.filter(({ severity }) => severity === "error").length;
  if (errors > 0)
    return (
      <>
        <CircleAlert size={14} className="text-bad" aria-hidden="true" />
        <span className="font-medium text-bad">
          {errors === 1 ? "1 problem" : `${errors} problems`}
        </span>
        {!isValid && (
          <span className="text-ink-soft">Canvas and form show the last valid text.</span>
        )}
      </>
    );
  if (check === "unreachable")
    return (
      <>
        <Unplug size={14} className="text-warn" aria-hidden="true" />
        <span className="text-warn">The server did not check this text; it is kept here.</span>
      </>
    );
  if (check === "pending" || !isRead)
    return (
      <>
        <LoaderCircle size={14} className="spin text-ink-faint" aria-hidden="true" />
        <span className="text-ink-soft">Checking</span>
      </>
    );
  return (
    <>
      <CircleCheck size={14} className="text-good" aria-hidden="true" />
      <span className="text-ink-soft">
        {problems.length === 0 ? "No problems" : `Valid, with ${problems.length} warnings`}
      </span>
    </>
  );
}

function ProblemLine({ problem }: { problem: Problem }) {
  const { apply, showText } = useEditor();
  const { severity, message, line, column, from, to, fix } = problem;
  const Icon = severity === "error" ? CircleAlert : TriangleAlert;
  return (
    <li className="flex items-start gap-1 px-1.5 hover:bg-sunken">
      <button
        type="button"
        className="flex min-w-0 flex-1 cursor-pointer items-start gap-2 px-1.5 py-1 text-left text-xs"
        onClick={() => showText(from, to)}
      >
        <Icon
          size={13}
          className={
            severity === "error" ? "mt-0.5 shrink-0 text-bad" : "mt-0.5 shrink-0 text-warn"
          }
          aria-label={severity}
        />
        <span className="shrink-0 font-mono text-2xs leading-[1.125rem] text-ink-faint tabular-nums">
          {line}:{column}
        </span>
        <span className="min-w-0 break-words">{message}</span>
      </button>
      {fix !== null && (
        <Button
          size="small"
          className="my-0.5 !min-h-6 shrink-0 text-xs"
          onClick={() => apply(fix.apply)}
        >
          {fix.label}
        </Button>
      )}
    </li>
  );
}
