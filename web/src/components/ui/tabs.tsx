import { ChevronDown } from "lucide-react";
import { Tabs as Radix } from "radix-ui";
import { useRef, type ReactNode } from "react";
import { classNames } from "./class-names.ts";
import { Menu } from "./menu.tsx";
import { useCrowdedTabs } from "./use-crowded-tabs.ts";

/** One tab's handle. */
export interface TabItem<Value extends string> {
  value: Value;
  label: string;
  icon?: ReactNode;
  /** A number beside the label, such as how many there are. */
  count?: number;
}

/**
 * Tabs whose choice belongs to the caller, which keeps it in the address. Children are `TabPanel`s. Handles that have no room beside each
 * other are in a menu at the end of the row: nothing is reached by scrolling sideways.
 */
export function Tabs<Value extends string>({
  label,
  value,
  onChange,
  items,
  children,
  className = "",
}: {
  label: string;
  value: Value;
  onChange: (value: Value) => void;
  items: readonly TabItem<Value>[];
  children?: ReactNode;
  className?: string;
}) {
  const row = useRef<HTMLDivElement>(null);
  const crowded = useCrowdedTabs(row, items, value);
  return (
    // Radix gives back one of the values it was given.
    <Radix.Root
      value={value}
      onValueChange={(next) => onChange(next as Value)}
      className={className}
    >
      <div ref={row} data-tabs className="flex gap-1 overflow-x-clip border-b border-line">
        <Radix.List aria-label={label} className="flex gap-1">
          {items.map((item) => (
            <Handle key={item.value} item={item} isHidden={crowded.has(item.value)} />
          ))}
        </Radix.List>
        {crowded.size > 0 && (
          <Menu
            label={`More: ${label}`}
            trigger={
              <button
                type="button"
                className="flex shrink-0 cursor-pointer items-center gap-1 px-2 text-sm font-medium text-ink-soft -outline-offset-2 hover:text-ink"
              >
                More
                <ChevronDown size={14} aria-hidden />
              </button>
            }
            entries={items
              .filter((item) => crowded.has(item.value))
              .map((item) => ({
                label: item.label,
                ...(item.icon === undefined ? {} : { icon: item.icon }),
                onSelect: () => onChange(item.value),
              }))}
          />
        )}
      </div>
      {children}
    </Radix.Root>
  );
}

function Handle({ item, isHidden }: { item: TabItem<string>; isHidden: boolean }) {
  return (
    <Radix.Trigger
      value={item.value}
      data-tab={item.value}
      className={classNames(
        "-mb-px shrink-0 cursor-pointer items-center gap-1.5 border-b-2 border-transparent px-2.5 py-2 text-sm font-medium text-ink-soft -outline-offset-2 hover:text-ink data-[state=active]:border-accent data-[state=active]:text-ink",
        isHidden ? "hidden" : "flex",
      )}
    >
      {item.icon}
      {item.label}
      {item.count !== undefined && (
        <span className="rounded-full bg-sunken px-1.5 text-2xs tabular-nums">{item.count}</span>
      )}
    </Radix.Trigger>
  );
}

/** What one tab shows; drawn only while it is chosen. One that scrolls by itself is a stop of the Tab key, so that keys can scroll it. */
export function TabPanel({
  value,
  children,
  scrolls = false,
  className = "",
}: {
  value: string;
  children: ReactNode;
  scrolls?: boolean;
  className?: string;
}) {
  return (
    <Radix.Content
      value={value}
      className={classNames(scrolls && "overflow-y-auto -outline-offset-2", className)}
      tabIndex={scrolls ? 0 : -1}
    >
      {children}
    </Radix.Content>
  );
}
