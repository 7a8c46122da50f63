import { FoldVertical, Flame, UnfoldVertical } from "lucide-react";
import { useMemo, useState } from "react";
import { useJobGrid } from "../../api/job.ts";
import type { JobDetail } from "../../api/jobs.ts";
import { allTasks } from "../../document/job-model.ts";
import { readModel } from "../../document/read-model.ts";
import { documentGraph, lineOf, type DocumentGraph } from "../../graph/document-graph.ts";
import { failuresOf } from "../../graph/grid-failures.ts";
import { foldedAtFirst, groupsOf, maxFlowNodes, planGraph } from "../../graph/plan-graph.ts";
import { toggled } from "../../lib/toggled.ts";
import { useLayout } from "../run/use-layout.ts";
import { Button } from "../ui/button.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { SkeletonRows } from "../ui/skeleton.tsx";
import type { JobPlace } from "./job-place.ts";
import { PlanFlow, type PlanDrawing } from "./plan-flow.tsx";
import { editorAddress } from "../../graph/editor-address.ts";
import { TaskCard } from "./task-card.tsx";

/** The tasks of the newest version and what waits for what. */
export default function GraphTab({ job, place }: { job: JobDetail; place: JobPlace }) {
  const read = useMemo(() => readModel(job.source_text), [job.source_text]);
  const document = useMemo(() => (read.ok ? documentGraph(read.model) : null), [read]);
  if (!read.ok || document === null)
    return <EmptyState title="The text of this version cannot be read">See Definition.</EmptyState>;
  if (allTasks(read.model).length === 0) return <EmptyState title="This job has no tasks" />;
  return <Graph job={job} document={document} place={place} />;
}

function Graph({
  job,
  document,
  place,
}: {
  job: JobDetail;
  document: DocumentGraph;
  place: JobPlace;
}) {
  const { plan } = document;
  const [folded, setFolded] = useState<ReadonlySet<number>>(() => foldedAtFirst(plan));
  const [isHot, setHot] = useState(false);
  const groups = useMemo(() => groupsOf(plan), [plan]);
  const graph = useMemo(() => planGraph(plan, folded), [plan, folded]);
  const isTooLarge = graph.nodes.length > maxFlowNodes;
  const key = ["document", job.id, job.version, ...[...folded].sort()].join("/");
  const layout = useLayout(isTooLarge ? null : key, graph);
  const heat = useHeat(job.id, document, isHot);
  const chosen = document.nodes.find(({ task }) => task.path.join("/") === place.task)?.id ?? null;
  const choose = (node: number | null): void =>
    place.change({
      task: node === null ? undefined : document.nodes[node]?.task.path.join("/"),
    });
  if (isTooLarge) return <TooLarge count={graph.nodes.length} />;
  if (layout === null) return <SkeletonRows rows={4} label="Laying the graph out" />;
  const drawing: PlanDrawing = {
    ...{ document, graph, layout, groups, folded, chosen, heat },
    line: chosen === null ? null : lineOf(plan, chosen),
    onChoose: choose,
    onFold: (group) => setFolded(toggled(folded, group)),
  };
  return (
    <section
      aria-label="Graph"
      className="panel relative flex h-[max(24rem,calc(100dvh-17rem))] overflow-hidden max-md:flex-col"
    >
      <PlanFlow {...drawing} />
      <div className="absolute top-3 left-3 flex flex-wrap gap-2">
        {groups.size > 0 && <FoldAll folded={folded} groups={groups} onFold={setFolded} />}
        <Button
          size="small"
          aria-pressed={isHot}
          className="aria-pressed:!border-accent aria-pressed:!bg-accent-wash"
          icon={<Flame size={14} aria-hidden="true" />}
          onClick={() => setHot(!isHot)}
        >
          Failures
        </Button>
      </div>
      <EdgeKey document={document} />
      {chosen !== null && (
        <TaskCard
          job={job}
          task={document.nodes[chosen]!.task}
          address={editorAddress(plan, chosen)}
          onClose={() => place.change({ task: undefined })}
        />
      )}
    </section>
  );
}

/** How often each task failed in the newest runs; null while that is not asked for. */
function useHeat(jobId: string, document: DocumentGraph, isOn: boolean) {
  const grid = useJobGrid(jobId, isOn);
  return useMemo(
    () => (isOn && grid.data !== undefined ? failuresOf(grid.data, document.plan) : null),
    [isOn, grid.data, document],
  );
}

function FoldAll({
  folded,
  groups,
  onFold,
}: {
  folded: ReadonlySet<number>;
  groups: ReadonlySet<number>;
  onFold: (folded: ReadonlySet<number>) => void;
}) {
  const isFolded = folded.size > 0;
  const Icon = isFolded ? UnfoldVertical : FoldVertical;
  return (
    <Button
      size="small"
      icon={<Icon size={14} aria-hidden="true" />}
      onClick={() => onFold(isFolded ? new Set() : groups)}
    >
      {isFolded ? "Unfold groups" : "Fold groups"}
    </Button>
  );
}

const edgeKinds = [
  { because: "depends_on", text: "waits for", dash: undefined },
  { because: "reads", text: "reads", dash: "5 4" },
  { because: "order", text: "stage before", dash: "1 4" },
] as const;

/** What the lines mean, if there are several kinds. */
function EdgeKey({ document }: { document: DocumentGraph }) {
  const kinds = edgeKinds.filter(({ because }) =>
    document.edges.some(({ edge }) => edge.because === because),
  );
  if (kinds.length < 2) return null;
  return (
    <ul
      aria-label="Lines"
      className="absolute bottom-3 left-16 flex gap-3 rounded-md bg-surface/90 px-2 py-1 text-2xs text-ink-soft max-sm:hidden"
    >
      {kinds.map(({ because, text, dash }) => (
        <li key={because} className="flex items-center gap-1.5">
          <svg width="22" height="4" aria-hidden="true" className="stroke-line-strong">
            <path d="M0 2h22" strokeWidth="2" strokeDasharray={dash} />
          </svg>
          {text}
        </li>
      ))}
    </ul>
  );
}

function TooLarge({ count }: { count: number }) {
  return (
    <EmptyState title={`${count.toLocaleString()} tasks are too many to draw`}>
      Put tasks that belong together into groups: folded groups are drawn as one. The Runs tab lists
      all tasks, and the page of a run draws them.
    </EmptyState>
  );
}
