import { isAtOrInside, pathText } from "../../../document/path-text.ts";
import type { Problem } from "../../../document/quick-fix.ts";
import type { Path } from "../../../document/splice.ts";
import { useSnapshotOf } from "../editor-context.tsx";

/** What is wrong with a value, from the same list as the problems panel; `withInside` for values without fields of their own. */
export function useProblemsAt(path: Path, withInside: boolean): Problem[] {
  const place = pathText(path);
  return useSnapshotOf("problems").filter((problem) =>
    withInside ? isAtOrInside(problem.path, path) : problem.path === place,
  );
}

/** What describes a control: its documentation, and what is wrong with its value. */
export function describedBy(id: string): string {
  return `${id}-doc ${id}-problems`;
}

/** The problems of a field, below its control. */
export function FieldProblems({
  id,
  problems,
}: {
  id: string | null;
  problems: readonly Problem[];
}) {
  if (problems.length === 0) return null;
  return (
    <ul id={id === null ? undefined : `${id}-problems`} className="mt-0.5 text-xs break-words">
      {problems.map(({ severity, message }, index) => (
        <li key={index} className={severity === "error" ? "text-bad" : "text-warn"}>
          {message}
        </li>
      ))}
    </ul>
  );
}
