import { ChevronDown } from "lucide-react";
import type { RunStatus } from "../../api/resources.ts";
import { runStatuses } from "../../routes/page-search.ts";
import { StatusGlyph } from "../../status/status-icon.tsx";
import { lookOf } from "../../status/status-language.ts";
import { Button } from "../ui/button.tsx";
import { Checkbox } from "../ui/checkbox.tsx";
import { Popover } from "../ui/popover.tsx";

/** Which states to show; none ticked means all. */
export function StatusFilter({
  label = "Status",
  value,
  onChange,
  options = runStatuses,
}: {
  label?: string;
  value: readonly RunStatus[];
  onChange: (value: RunStatus[]) => void;
  options?: readonly RunStatus[];
}) {
  const toggle = (status: RunStatus, on: boolean): void =>
    onChange(options.filter((each) => (each === status ? on : value.includes(each))));
  return (
    <Popover
      label={label}
      className="w-52 !p-2"
      trigger={
        <Button>
          {label}
          {value.length > 0 && <span className="text-accent tabular-nums">{value.length}</span>}
          <ChevronDown size={14} className="text-ink-faint" aria-hidden="true" />
        </Button>
      }
    >
      <ul>
        {options.map((status) => {
          const look = lookOf(status);
          return (
            <li key={status} className={`tone-${look.tone} flex items-center justify-between pr-1`}>
              <Checkbox
                label={look.label}
                checked={value.includes(status)}
                onChange={(on) => toggle(status, on)}
              />
              <span className="text-tone">
                <StatusGlyph icon={look.icon} />
              </span>
            </li>
          );
        })}
      </ul>
    </Popover>
  );
}
