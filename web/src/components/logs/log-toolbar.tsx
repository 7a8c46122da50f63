import {
  AArrowUp,
  ArrowDownToLine,
  CircleAlert,
  ChevronDown,
  ChevronUp,
  Clock,
  Download,
  FoldVertical,
  Maximize2,
  WrapText,
} from "lucide-react";
import type { ReactNode } from "react";
import { downloadAddress, type LogId } from "../../api/logs.ts";
import {
  textSizes,
  timeFormats,
  type LevelFilter,
  type LogViewState,
  type StreamFilter,
} from "../../log/view-state.ts";
import { IconButton } from "../ui/icon-button.tsx";
import { Menu, type MenuEntry } from "../ui/menu.tsx";
import { Select } from "../ui/select.tsx";
import type { FoundLines } from "./use-found-lines.ts";
import type { Viewer } from "./use-viewer.ts";

const levelOptions: readonly { value: LevelFilter; label: string }[] = [
  { value: "all", label: "All levels" },
  { value: "error", label: "Errors" },
  { value: "warn", label: "Warnings and errors" },
  { value: "info", label: "Info" },
  { value: "debug", label: "Debug" },
];
const streamOptions: readonly { value: StreamFilter; label: string }[] = [
  { value: "all", label: "All output" },
  { value: "stdout", label: "Standard output" },
  { value: "stderr", label: "Error output" },
  { value: "system", label: "Stratal's notes" },
];
const timeNames = { off: "No times", relative: "Time since the start", absolute: "Time of day" };
const sizeNames = { small: "Small text", medium: "Medium text", large: "Large text" };

interface ToolbarProps {
  state: LogViewState;
  onChange: (changes: Partial<LogViewState>) => void;
}

/** Which lines are shown. */
export function LogFilters({ state, onChange }: ToolbarProps) {
  return (
    <>
      <Select
        size="small"
        label="Level"
        value={state.level}
        onChange={(level) => onChange({ level })}
        options={levelOptions}
        className={state.level === "all" ? "" : "log-filtered"}
      />
      <Select
        size="small"
        label="Output"
        value={state.stream}
        onChange={(stream) => onChange({ stream })}
        options={streamOptions}
        className={state.stream === "all" ? "" : "log-filtered"}
      />
    </>
  );
}

/** From error to error. */
export function ErrorSteps({
  errors,
  count,
  isErrorOutput,
  onStep,
}: {
  errors: FoundLines;
  count: number;
  isErrorOutput: boolean;
  onStep: (direction: 1 | -1) => void;
}) {
  const isNone = errors.state === "done" && count === 0;
  const number = `${count.toLocaleString("en")}${errors.isCapped ? "+" : ""}`;
  const noun = isErrorOutput ? "on stderr" : count === 1 ? "error" : "errors";
  return (
    <div role="group" aria-label="Errors in the log" className="flex items-center">
      <span
        title={
          isErrorOutput
            ? "No line says that it is an error: these are its error output."
            : undefined
        }
        className={`mr-1 flex items-center gap-1 text-xs tabular-nums ${count > 0 ? "text-bad" : "text-ink-faint"}`}
      >
        <CircleAlert size={14} aria-hidden="true" />
        {errors.state === "off" ? "Errors" : `${number} ${noun}`}
      </span>
      <IconButton
        size="small"
        label="Previous error"
        shortcut="N"
        disabled={isNone}
        icon={<ChevronUp size={16} aria-hidden="true" />}
        onClick={() => onStep(-1)}
      />
      <IconButton
        size="small"
        label="Next error"
        shortcut="n"
        disabled={isNone}
        icon={<ChevronDown size={16} aria-hidden="true" />}
        onClick={() => onStep(1)}
      />
    </div>
  );
}

/** How lines look, and the log as a file. */
export function LogOptions({
  log,
  state,
  viewer,
  onMaximize,
}: {
  log: LogId;
  state: LogViewState;
  viewer: Viewer;
  onMaximize: () => void;
}) {
  const { change, follow, folding } = viewer;
  return (
    <div className="ml-auto flex items-center gap-0.5">
      <Toggle
        label={viewer.snapshot.state === "ended" ? "Go to the end" : "Follow the end"}
        shortcut="f"
        isOn={follow.isFollowing}
        icon={<ArrowDownToLine size={16} aria-hidden="true" />}
        onClick={() => follow.set(!follow.isFollowing)}
      />
      <Toggle
        label="Wrap long lines"
        shortcut="w"
        isOn={state.wrap}
        icon={<WrapText size={16} aria-hidden="true" />}
        onClick={() => change({ wrap: !state.wrap })}
      />
      {folding !== null && (
        <Toggle
          label={folding.isFolded ? "Unfold all groups" : "Fold all groups"}
          isOn={folding.isFolded}
          icon={<FoldVertical size={16} aria-hidden="true" />}
          onClick={folding.toggle}
        />
      )}
      <LookMenus state={state} onChange={change} />
      <Menu
        label="Download"
        trigger={
          <MenuButton label="Download the log" icon={<Download size={16} aria-hidden="true" />} />
        }
        entries={downloads(log, viewer.selected)}
      />
      <IconButton
        size="small"
        label="Fill the window"
        icon={<Maximize2 size={15} aria-hidden="true" />}
        onClick={onMaximize}
      />
    </div>
  );
}

function Toggle({
  isOn,
  ...button
}: {
  label: string;
  shortcut?: string;
  isOn: boolean;
  icon: ReactNode;
  onClick: () => void;
}) {
  return <IconButton size="small" {...button} aria-pressed={isOn} className="log-toggle" />;
}

function LookMenus({ state, onChange }: ToolbarProps) {
  return (
    <>
      <Menu
        label="Times"
        trigger={
          <MenuButton label="Times of lines" icon={<Clock size={16} aria-hidden="true" />} />
        }
        entries={timeFormats.map((times) => ({
          label: timeNames[times],
          checked: state.times === times,
          onSelect: () => onChange({ times }),
        }))}
      />
      <Menu
        label="Text size"
        trigger={<MenuButton label="Text size" icon={<AArrowUp size={16} aria-hidden="true" />} />}
        entries={textSizes.map((size) => ({
          label: sizeNames[size],
          checked: state.size === size,
          onSelect: () => onChange({ size }),
        }))}
      />
    </>
  );
}

/** The trigger of a menu. It has no tooltip: two layers on one button would fight for its state. */
function MenuButton({ label, icon, ...rest }: { label: string; icon: ReactNode }) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      {...rest}
      className="button button-ghost button-small button-icon"
    >
      {icon}
    </button>
  );
}

function downloads(log: LogId, selected: readonly [number, number] | null): MenuEntry[] {
  const entries: MenuEntry[] = [
    { label: "Whole log", onSelect: () => save(downloadAddress(log, {})) },
    {
      label: "Whole log, packed (.gz)",
      onSelect: () => save(downloadAddress(log, { gzip: true })),
    },
  ];
  if (selected === null) return entries;
  const [first, last] = selected;
  const lines = first === last ? `Line ${first + 1}` : `Lines ${first + 1} to ${last + 1}`;
  return [
    {
      label: `${lines}, text only`,
      onSelect: () => save(downloadAddress(log, { lines: selected })),
    },
    "separator",
    ...entries,
  ];
}

/** The server names the file. */
function save(address: string): void {
  const link = document.createElement("a");
  link.href = address;
  link.download = "";
  link.click();
}
