import { Command } from "cmdk";
import type { ReactNode } from "react";
import { Dialog } from "../../ui/dialog.tsx";

/** One thing that can be picked. */
export interface Pick {
  id: string;
  label: string;
  detail: string;
  icon?: ReactNode;
  /** Why it cannot be picked; it is shown all the same. */
  refusal?: string | null;
  group?: string;
}

/** A searched list in a window: for what to add, and for what to connect with. */
export function SearchList({
  title,
  placeholder,
  picks,
  onPick,
  onClose,
}: {
  title: string;
  placeholder: string;
  picks: readonly Pick[];
  onPick: (id: string) => void;
  onClose: () => void;
}) {
  const groups = [...new Set(picks.map(({ group }) => group ?? ""))];
  return (
    <Dialog open onOpenChange={onClose} title={title}>
      <Command label={title} className="-mx-2" filter={rankOf}>
        <Command.Input
          autoFocus
          placeholder={placeholder}
          className="field mx-2 !w-[calc(100%-1rem)]"
        />
        <Command.List className="mt-2 max-h-[50vh] overflow-y-auto px-2">
          <Command.Empty className="py-6 text-center text-sm text-ink-soft">
            Nothing has this name.
          </Command.Empty>
          {groups.map((group) => (
            <Command.Group
              key={group}
              heading={group}
              className="[&_[cmdk-group-heading]]:eyebrow [&_[cmdk-group-heading]]:px-2 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1"
            >
              {picks
                .filter((pick) => (pick.group ?? "") === group)
                .map((pick) => (
                  <PickLine key={pick.id} pick={pick} onPick={onPick} />
                ))}
            </Command.Group>
          ))}
        </Command.List>
      </Command>
    </Dialog>
  );
}

/** Every word that is typed must be there; in the name it counts for more than in the explanation. */
function rankOf(value: string, typed: string, keywords: readonly string[] = []): number {
  const name = value.toLowerCase();
  const words = typed
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== "");
  const explained = keywords.join(" ").toLowerCase();
  const ranks = words.map((word) => {
    if (name.startsWith(word)) return 1;
    if (name.includes(word)) return 0.8;
    return explained.includes(word) ? 0.3 : 0;
  });
  return Math.min(1, ...ranks);
}

function PickLine({ pick, onPick }: { pick: Pick; onPick: (id: string) => void }) {
  const { id, label, detail, icon, refusal } = pick;
  const isRefused = typeof refusal === "string";
  return (
    <Command.Item
      value={`${label} ${id}`}
      keywords={[detail]}
      disabled={isRefused}
      onSelect={() => onPick(id)}
      className="menu-item !min-h-9"
    >
      {icon !== undefined && <span className="shrink-0 text-accent">{icon}</span>}
      <span className="shrink-0 font-medium">{label}</span>
      <span className="truncate text-xs text-ink-faint" title={refusal ?? detail}>
        {refusal ?? detail}
      </span>
    </Command.Item>
  );
}
