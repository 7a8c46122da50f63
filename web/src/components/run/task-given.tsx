import { useResolvedValues, type ResolvedValue, type ResolvedValues } from "../../api/run.ts";
import { CopyButton } from "../ui/copy-button.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { ErrorState } from "../ui/error-state.tsx";
import { SkeletonRows } from "../ui/skeleton.tsx";
import { PanelSection } from "./panel-section.tsx";
import { useRunPage } from "./run-context.tsx";
import { ValueTree } from "./value-tree.tsx";

const titles: Record<Exclude<ResolvedValues["state"], "resolved">, string> = {
  not_run: "It was given nothing",
  no_values: "It has no values of its own",
  too_large: "Too large to evaluate here",
  failed: "Its expressions cannot be evaluated",
};

const origins: Record<ResolvedValue["from"], string> = {
  job: "of the job",
  task: "of the task",
  parameter: "a parameter",
  secret: "a secret",
  input: "an input",
  task_output: "an earlier task",
  stratal: "of Stratal",
};

/** What its author wrote for the task comes first, what every task is given last. */
const originOrder: readonly ResolvedValue["from"][] = [
  "task",
  "parameter",
  "secret",
  "job",
  "input",
  "task_output",
  "stratal",
];

function byOrigin(one: ResolvedValue, other: ResolvedValue): number {
  return originOrder.indexOf(one.from) - originOrder.indexOf(other.from);
}

/** What the newest attempt was given: parameters and environment as they were evaluated, with what their author wrote. */
export function TaskGiven({ row }: { row: number }) {
  const { runId, skeleton } = useRunPage();
  const state = `${skeleton.shownState(row)} ${skeleton.attempt(row)}`;
  const given = useResolvedValues(runId, skeleton.seq(row), state);
  if (given.isError) return <ErrorState error={given.error} onRetry={() => void given.refetch()} />;
  if (given.data === undefined) return <SkeletonRows rows={4} label="Loading the inputs" />;
  const { data } = given;
  if (data.state !== "resolved")
    return <EmptyState title={titles[data.state]}>{data.message}</EmptyState>;
  const { parameters, env, env_omitted: omitted, inputs, attempt } = data;
  return (
    <>
      <p className="text-xs text-ink-faint">
        As attempt {attempt} was given them. Secrets and sensitive values are shown as ***.
      </p>
      <Values title="Parameters" values={parameters} />
      <Values title="Environment" values={env.toSorted(byOrigin)} />
      {omitted > 0 && (
        <p className="mt-1 text-sm text-ink-faint">
          {omitted.toLocaleString("en")} more variables are not shown.
        </p>
      )}
      <PanelSection title="Inputs of the run">
        <ValueTree value={inputs} root="inputs" />
      </PanelSection>
    </>
  );
}

function Values({ title, values }: { title: string; values: readonly ResolvedValue[] }) {
  if (values.length === 0) return null;
  return (
    <PanelSection title={title}>
      <dl aria-label={title} className="divide-y divide-line text-xs">
        {values.map((value) => (
          <Value key={value.name} value={value} />
        ))}
      </dl>
    </PanelSection>
  );
}

function Value({ value: { name, value, expression, from, truncated } }: { value: ResolvedValue }) {
  const text = textOf(value);
  return (
    <div className="group py-1.5">
      <dt className="flex items-baseline gap-2">
        <span className="min-w-0 font-mono font-medium break-all">{name}</span>
        {from !== "parameter" && <span className="text-2xs text-ink-faint">{origins[from]}</span>}
        <span className="ml-auto opacity-0 group-focus-within:opacity-100 group-hover:opacity-100">
          <CopyButton text={text} label={`Copy ${name}`} />
        </span>
      </dt>
      <dd className="font-mono [overflow-wrap:anywhere] whitespace-pre-wrap">
        {text === "" ? <span className="text-ink-faint">(empty)</span> : text}
        {truncated && <span className="text-ink-faint">… (cut)</span>}
      </dd>
      {expression !== null && (
        <dd className="mt-0.5 font-mono text-2xs [overflow-wrap:anywhere] text-ink-faint">
          <span className="sr-only">written as </span>
          {textOf(expression)}
        </dd>
      )}
    </div>
  );
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value, null, 2);
}
