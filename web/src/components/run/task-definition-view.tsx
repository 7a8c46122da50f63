import { useRunVersion, type RunDetail } from "../../api/run.ts";
import { CopyButton } from "../ui/copy-button.tsx";
import { ErrorState } from "../ui/error-state.tsx";
import { SkeletonRows } from "../ui/skeleton.tsx";
import { PanelSection } from "./panel-section.tsx";
import { useRunPage } from "./run-context.tsx";
import { definitionParts, taskDefinition } from "./task-definition.ts";
import { ValueTree } from "./value-tree.tsx";

/** What the version that the run follows says of the task. Secrets are named; their values are never here. */
export function TaskDefinitionView({
  row,
  detail,
}: {
  row: number;
  detail: RunDetail | undefined;
}) {
  const { skeleton } = useRunPage();
  const version = useRunVersion(detail?.job_id, detail?.version);
  if (version.isError) return <ErrorState error={version.error} />;
  if (version.data === undefined) return <SkeletonRows rows={4} label="Loading the definition" />;
  const path = nodePath(skeleton.nodes, skeleton.nodeIndex(row));
  const found = taskDefinition(version.data.definition, path);
  if (found === null)
    return <p className="text-sm text-ink-faint">The version does not name it.</p>;
  const { code, condition, parameters, env, secrets, settings } = definitionParts(found);
  return (
    <>
      {condition !== null && (
        <PanelSection title="If">
          <code className="font-mono text-xs break-words">{condition}</code>
        </PanelSection>
      )}
      {code !== null && <Code text={code} />}
      <Values title="Parameters" values={parameters} />
      <Values title="Environment" values={env} />
      <Values
        title="Secrets"
        values={Object.fromEntries(
          Object.entries(secrets).map(([key, name]) => [key, `*** (${String(name)})`]),
        )}
      />
      <Values title="Settings" values={settings} />
    </>
  );
}

function Values({ title, values }: { title: string; values: Readonly<Record<string, unknown>> }) {
  if (Object.keys(values).length === 0) return null;
  return (
    <PanelSection title={title}>
      <ValueTree value={values} root={null} />
    </PanelSection>
  );
}

function Code({ text }: { text: string }) {
  return (
    <PanelSection title="Script">
      <div className="relative">
        <pre
          tabIndex={0}
          aria-label="Script"
          role="region"
          className="max-h-80 overflow-auto rounded-lg bg-sunken py-2 pr-10 pl-3 font-mono text-xs"
        >
          {text}
        </pre>
        <span className="absolute top-1 right-1">
          <CopyButton text={text} label="Copy the script" />
        </span>
      </div>
    </PanelSection>
  );
}

function nodePath(
  nodes: readonly { name: string; group: number | null }[],
  index: number,
): string[] {
  const node = nodes[index];
  if (node === undefined) return [];
  return [...(node.group === null ? [] : nodePath(nodes, node.group)), node.name];
}
