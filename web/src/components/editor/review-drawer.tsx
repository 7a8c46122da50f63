import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { dryRun, type DryRun } from "../../api/job-documents.ts";
import { partNames } from "../graph/flow-parts.tsx";
import { Button } from "../ui/button.tsx";
import { Drawer } from "../ui/drawer.tsx";
import { SkeletonRows } from "../ui/skeleton.tsx";
import { Tabs, TabPanel } from "../ui/tabs.tsx";
import { DiffView } from "./diff-view.tsx";
import { useEditor, useSnapshot } from "./editor-context.tsx";
import { InputsForm, useInputs } from "./inputs-form.tsx";
import { ProblemsPanel } from "./problems-panel.tsx";

export type ReviewTab = "problems" | "changes" | "dry_run";

/** What saving would do, before it does it: problems, changes against what is saved, a dry run. */
export function ReviewDrawer({
  tab,
  onTab,
  onClose,
  footer,
}: {
  tab: ReviewTab;
  onTab: (tab: ReviewTab) => void;
  onClose: () => void;
  footer: React.ReactNode;
}) {
  const { session } = useEditor();
  const { problems, text } = useSnapshot();
  const before = session.base?.text ?? "";
  return (
    <Drawer
      open
      onOpenChange={onClose}
      title="Review"
      description={
        session.base === null ? "A new job" : `Against the saved version ${session.base.version}`
      }
      footer={footer}
    >
      <Tabs
        label="Review"
        value={tab}
        onChange={onTab}
        items={[
          { value: "problems", label: "Problems", count: problems.length },
          { value: "changes", label: "Changes" },
          { value: "dry_run", label: "Dry run" },
        ]}
      >
        <TabPanel value="problems" className="pt-3">
          <ProblemsPanel />
        </TabPanel>
        <TabPanel value="changes" className="pt-3">
          <DiffView before={before.replaceAll("\r\n", "\n")} after={text} />
        </TabPanel>
        <TabPanel value="dry_run" className="pt-3">
          <DryRunPanel />
        </TabPanel>
      </Tabs>
    </Drawer>
  );
}

/** What a run would do, in order. */
function DryRunPanel() {
  const { model, text, isJson } = useSnapshot();
  const inputs = useInputs(model.value.inputs);
  const [asked, setAsked] = useState<Record<string, unknown> | null>(
    inputs.fields.length === 0 ? {} : null,
  );
  const result = useQuery({
    queryKey: ["dry-run", text, asked],
    queryFn: () => dryRun({ text, isJson }, asked ?? {}),
    enabled: asked !== null,
    retry: false,
  });
  return (
    <div className="space-y-4">
      {inputs.fields.length > 0 && (
        <>
          <InputsForm inputs={inputs} error={null} />
          <Button needs="runs:start" onClick={() => setAsked(inputs.values() ?? asked)}>
            Show what would run
          </Button>
        </>
      )}
      {result.isFetching && <SkeletonRows rows={3} label="Planning" />}
      {result.isError && (
        <p role="alert" className="rounded-lg bg-bad-wash p-3 text-sm text-bad">
          {result.error.message}
        </p>
      )}
      {result.data && <DryRunStages result={result.data} />}
    </div>
  );
}

function DryRunStages({ result }: { result: DryRun }) {
  const byName = new Map(
    result.tasks
      .filter(({ scope, group }) => scope === "main" && group === null)
      .map((task) => [task.name, task]),
  );
  return (
    <div className="space-y-3 text-sm">
      {result.error !== null && <p className="text-bad">{result.error}</p>}
      {result.missing_secrets.map(({ name, tasks }) => (
        <p key={name} className="rounded-lg bg-warn-wash px-3 py-2 text-warn">
          The secret {name} is missing; {tasks.join(", ")} needs it.
        </p>
      ))}
      <ol className="space-y-3">
        {result.stages.map((names, index) => (
          <li key={index} className="grid grid-cols-[2rem_1fr] gap-2">
            <span className="grid size-7 place-items-center rounded-full bg-sunken text-xs font-semibold tabular-nums">
              {index + 1}
            </span>
            <ul className="space-y-1">
              {names.map((name) => (
                <StageTask
                  key={name}
                  name={name}
                  task={byName.get(name)}
                  inside={result.tasks.filter(({ group }) => group === name).length}
                />
              ))}
            </ul>
          </li>
        ))}
      </ol>
      <PartTasks tasks={result.tasks} />
    </div>
  );
}

/** The tasks of the lists beside the main one. */
function PartTasks({ tasks }: { tasks: DryRun["tasks"] }) {
  const scopes = [...new Set(tasks.map(({ scope }) => scope))].filter((scope) => scope !== "main");
  return scopes.map((scope) => (
    <section key={scope} aria-label={partNames[scope] ?? scope} className="space-y-1 pl-10">
      <h3 className="eyebrow">{partNames[scope] ?? scope}</h3>
      <ul className="space-y-1">
        {tasks
          .filter((task) => task.scope === scope && task.group === null)
          .map((task) => (
            <StageTask key={task.name} name={task.name} task={task} inside={0} />
          ))}
      </ul>
    </section>
  ));
}

function StageTask({
  name,
  task,
  inside,
}: {
  name: string;
  task: DryRun["tasks"][number] | undefined;
  /** How many tasks a group has. */
  inside: number;
}) {
  const condition = task?.evaluates.find(({ path }) => path === "if")?.text;
  return (
    <li className="rounded-lg border border-line bg-surface px-3 py-1.5">
      <p className="flex items-baseline gap-2">
        <span className="font-medium">{name}</span>
        <span className="text-xs text-ink-faint">
          {task?.runs ?? task?.kind}
          {inside > 0 && ` of ${inside} ${inside === 1 ? "task" : "tasks"}`}
        </span>
      </p>
      {condition !== undefined && (
        <p className="font-mono text-xs text-ink-soft">
          runs if {condition}, otherwise it is skipped
        </p>
      )}
      {task?.queue_message && <p className="text-xs text-warn">{task.queue_message}</p>}
    </li>
  );
}
