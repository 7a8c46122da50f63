import { Check, Minus } from "lucide-react";
import { Checkbox as Radix } from "radix-ui";
import { useId } from "react";

/** A box to tick; `mixed` when only some of what it stands for is ticked. */
export function Checkbox({
  label,
  hideLabel = false,
  checked,
  onChange,
  disabled = false,
}: {
  label: string;
  hideLabel?: boolean;
  checked: boolean | "mixed";
  onChange: (checked: boolean) => void;
  disabled?: boolean;
}) {
  const id = useId();
  return (
    <span className="inline-flex items-center gap-2">
      <Radix.Root
        id={id}
        checked={checked === "mixed" ? "indeterminate" : checked}
        onCheckedChange={(next) => onChange(next === true)}
        disabled={disabled}
        {...(hideLabel ? { "aria-label": label } : {})}
        // The hit area is larger than the box: 24 px, as WCAG 2.2 asks.
        className="group grid size-6 shrink-0 cursor-pointer place-items-center"
      >
        <span className="grid size-4 place-items-center rounded border border-line-strong bg-surface text-on-accent group-data-[state=checked]:border-accent group-data-[state=checked]:bg-accent group-data-[state=indeterminate]:border-accent group-data-[state=indeterminate]:bg-accent">
          <Radix.Indicator>
            {checked === "mixed" ? (
              <Minus size={12} strokeWidth={3} aria-hidden="true" />
            ) : (
              <Check size={12} strokeWidth={3} aria-hidden="true" />
            )}
          </Radix.Indicator>
        </span>
      </Radix.Root>
      {!hideLabel && (
        <label htmlFor={id} className="cursor-pointer text-sm">
          {label}
        </label>
      )}
    </span>
  );
}
