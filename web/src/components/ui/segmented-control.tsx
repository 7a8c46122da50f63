import { ToggleGroup } from "radix-ui";
import type { ReactNode } from "react";

/** A few values side by side, one of them chosen. */
export function SegmentedControl<Value extends string>({
  label,
  value,
  onChange,
  options,
}: {
  label: string;
  value: Value;
  onChange: (value: Value) => void;
  options: readonly { value: Value; label: string; icon?: ReactNode }[];
}) {
  return (
    <ToggleGroup.Root
      type="single"
      aria-label={label}
      value={value}
      // Pressing the chosen one again would give "": one is always chosen. Radix gives back a value it was given.
      onValueChange={(next) => {
        if (next !== "") onChange(next as Value);
      }}
      className="inline-flex shrink-0 rounded-lg border border-line bg-sunken p-0.5"
    >
      {options.map((option) => (
        <ToggleGroup.Item
          key={option.value}
          value={option.value}
          className="flex h-control-small cursor-pointer items-center gap-1.5 rounded-md border border-transparent px-2.5 text-sm font-medium text-ink-soft hover:text-ink data-[state=on]:border-line data-[state=on]:bg-surface data-[state=on]:text-ink data-[state=on]:shadow-panel"
        >
          {option.icon}
          {option.label}
        </ToggleGroup.Item>
      ))}
    </ToggleGroup.Root>
  );
}
