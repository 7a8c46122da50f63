import type { TaskRun } from "../../api/run.ts";
import { CopyButton } from "../ui/copy-button.tsx";
import { PanelSection } from "./panel-section.tsx";
import { useRunPage } from "./run-context.tsx";
import { ValueTree } from "./value-tree.tsx";
import { expressionFor } from "./value-text.ts";

const maxShown = 50_000;

/** What the task run gave: its named outputs, and what it printed. */
export function TaskValues({ row, task }: { row: number; task: TaskRun }) {
  const { skeleton } = useRunPage();
  // Only tasks of the top are read by name from everywhere.
  const isTop = skeleton.parent(row) === -1;
  const base = expressionFor("tasks", skeleton.node(row)?.name ?? "");
  const output = task.output ?? "";
  return (
    <>
      <PanelSection title="Outputs">
        {task.outputs === null || Object.keys(task.outputs).length === 0 ? (
          <p className="text-sm text-ink-faint">It has no named outputs.</p>
        ) : (
          <ValueTree value={task.outputs} root={isTop ? `${base}.outputs` : null} />
        )}
      </PanelSection>
      <PanelSection
        title={task.stdout_truncated ? "Output (its end is in the log only)" : "Output"}
      >
        {output === "" ? (
          <p className="text-sm text-ink-faint">It printed nothing.</p>
        ) : (
          <div className="relative">
            <pre
              tabIndex={0}
              aria-label="Output"
              role="region"
              className="max-h-96 overflow-auto rounded-lg bg-sunken py-2 pr-10 pl-3 font-mono text-xs break-words whitespace-pre-wrap"
            >
              {output.slice(0, maxShown)}
            </pre>
            <span className="absolute top-1 right-1">
              <CopyButton text={output} label="Copy the output" />
            </span>
          </div>
        )}
      </PanelSection>
      {task.error !== null && (
        <PanelSection title="Error">
          <ValueTree value={task.error} root={null} />
        </PanelSection>
      )}
    </>
  );
}
