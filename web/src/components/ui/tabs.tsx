import { Tabs as Radix } from "radix-ui";
import type { ReactNode } from "react";

/** One tab's handle. */
export interface TabItem<Value extends string> {
  value: Value;
  label: string;
  icon?: ReactNode;
  /** A number beside the label, such as how many there are. */
  count?: number;
}

/** Tabs whose choice belongs to the caller, which keeps it in the address. Children are `TabPanel`s. */
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
  return (
    // Radix gives back one of the values it was given.
    <Radix.Root
      value={value}
      onValueChange={(next) => onChange(next as Value)}
      className={className}
    >
      <Radix.List
        aria-label={label}
        className="flex gap-1 overflow-x-auto overflow-y-hidden border-b border-line"
      >
        {items.map((item) => (
          <Radix.Trigger
            key={item.value}
            value={item.value}
            className="-mb-px flex shrink-0 cursor-pointer items-center gap-1.5 border-b-2 border-transparent px-2.5 py-2 text-sm font-medium text-ink-soft -outline-offset-2 hover:text-ink data-[state=active]:border-accent data-[state=active]:text-ink"
          >
            {item.icon}
            {item.label}
            {item.count !== undefined && (
              <span className="rounded-full bg-sunken px-1.5 text-2xs tabular-nums">
                {item.count}
              </span>
            )}
          </Radix.Trigger>
        ))}
      </Radix.List>
      {children}
    </Radix.Root>
  );
}

/** What one tab shows; drawn only while it is chosen. */
export function TabPanel({
  value,
  children,
  className = "",
}: {
  value: string;
  children: ReactNode;
  className?: string;
}) {
  return (
    <Radix.Content value={value} className={className} tabIndex={-1}>
      {children}
    </Radix.Content>
  );
}
