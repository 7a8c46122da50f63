import { AlignLeft, SquarePen, Waypoints } from "lucide-react";
import type { TaskModel } from "../../document/job-model.ts";
import { useIsNarrow } from "../../hooks/use-media-query.ts";
import { SkeletonRows } from "../ui/skeleton.tsx";
import { SegmentedControl } from "../ui/segmented-control.tsx";
import { CanvasPane } from "./canvas/canvas-pane.tsx";
import { useEditor, useSnapshotOf } from "./editor-context.tsx";
import { FormPane } from "./form/form-pane.tsx";
import { TextPane } from "./text-pane.tsx";
import { paneNames, type EditorPlace, type PaneName } from "./editor-place.ts";

const panes = {
  canvas: { label: "Canvas", icon: Waypoints },
  form: { label: "Form", icon: SquarePen },
  text: { label: "Text", icon: AlignLeft },
};

/** Graphs are wide and texts are long, so the two stand above each other, and the form beside them. */
const layouts: Readonly<Record<string, string>> = {
  "canvas,form,text":
    "grid-cols-[minmax(0,1.7fr)_minmax(20rem,1fr)] grid-rows-2 [&>:nth-child(2)]:row-span-2 [&>:nth-child(2)]:col-start-2 [&>:nth-child(2)]:row-start-1 [&>:nth-child(3)]:border-t [&>:nth-child(3)]:border-l-0",
  "canvas,form": "grid-cols-[minmax(0,1.7fr)_minmax(20rem,1fr)]",
  "form,text": "grid-cols-[minmax(20rem,1fr)_minmax(0,1.4fr)]",
  "canvas,text":
    "grid-rows-[minmax(0,0.8fr)_minmax(0,1fr)] [&>*]:border-l-0 [&>:nth-child(2)]:border-t",
};

/** The panes that are unfolded, side by side; on small screens one of text and graph. */
export function Panes({
  place,
  onTest,
}: {
  place: EditorPlace;
  onTest: (task: TaskModel) => void;
}) {
  const narrow = useIsNarrow();
  const shown = narrow
    ? [narrowPane(place)]
    : paneNames.filter((name) => place.panes.includes(name));
  return (
    <>
      {narrow && (
        <div className="border-b border-line p-2">
          <SegmentedControl<PaneName>
            label="What to show"
            value={narrowPane(place)}
            onChange={(name) => void place.change({ panes: [name] })}
            options={[
              { value: "text", label: "Text" },
              { value: "canvas", label: "Graph" },
            ]}
          />
        </div>
      )}
      <div className={`grid min-h-0 flex-1 ${layouts[shown.join()] ?? ""}`}>
        {shown.map((name) => (
          <Pane key={name} name={name} onTest={onTest} />
        ))}
      </div>
    </>
  );
}

function narrowPane({ panes: named }: EditorPlace): PaneName {
  return named.length === 1 && named[0] === "canvas" ? "canvas" : "text";
}

function Pane({ name, onTest }: { name: PaneName; onTest: (task: TaskModel) => void }) {
  const { task } = useEditor();
  const { name: jobName } = useSnapshotOf("model");
  const isValid = useSnapshotOf("isValid");
  const isRead = useSnapshotOf("isRead");
  const title =
    name === "form" ? (task === null ? `Job ${jobName}` : `Task ${task.name}`) : panes[name].label;
  const Icon = panes[name].icon;
  return (
    <section
      aria-label={panes[name].label}
      className="flex min-h-0 min-w-0 flex-col border-l border-line bg-surface first:border-l-0"
    >
      <header className="flex h-9 shrink-0 items-center gap-2 border-b border-line bg-paper px-3 text-xs font-semibold max-md:hidden">
        <Icon size={13} className="shrink-0 text-ink-faint" aria-hidden="true" />
        <h2 className="truncate">{title}</h2>
        {!isValid && isRead && name !== "text" && (
          <span className="ml-auto shrink-0 rounded bg-bad-wash px-1.5 text-2xs text-bad">
            last valid text
          </span>
        )}
      </header>
      <div
        className={`relative min-h-0 flex-1 ${name === "form" ? "overflow-y-auto" : "overflow-hidden"}`}
      >
        {name !== "text" && !isRead && <SkeletonRows rows={6} label="Reading the document" />}
        {name === "canvas" && isRead && <CanvasPane onTest={onTest} />}
        {name === "form" && isRead && <FormPane onTest={onTest} />}
        {name === "text" && <TextPane />}
      </div>
    </section>
  );
}

/** Which panes are unfolded; at least one is. */
export function PaneToggles({ place }: { place: EditorPlace }) {
  return (
    <div
      role="group"
      aria-label="Panes"
      className="inline-flex shrink-0 rounded-lg border border-line bg-sunken p-0.5 max-md:hidden"
    >
      {paneNames.map((name) => {
        const { label, icon: Icon } = panes[name];
        const isOn = place.panes.includes(name);
        return (
          <button
            key={name}
            type="button"
            aria-pressed={isOn}
            className={`flex h-control-small cursor-pointer items-center gap-1.5 rounded-md border px-2 text-sm font-medium ${isOn ? "border-line bg-surface text-ink shadow-panel" : "border-transparent text-ink-soft hover:text-ink"}`}
            onClick={() => {
              const next = paneNames.filter((each) =>
                each === name ? !isOn : place.panes.includes(each),
              );
              if (next.length > 0) void place.change({ panes: next });
            }}
          >
            <Icon size={13} aria-hidden="true" />
            {label}
          </button>
        );
      })}
    </div>
  );
}
