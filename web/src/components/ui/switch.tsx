import { Switch as Radix } from "radix-ui";
import { useId } from "react";

/** On or off, at once; a choice that waits for a "Save" is a checkbox. */
export function Switch({
  label,
  hideLabel = false,
  checked,
  onChange,
  disabled = false,
}: {
  label: string;
  hideLabel?: boolean;
  checked: boolean;
  onChange: (checked: boolean) => void;
  disabled?: boolean;
}) {
  const id = useId();
  return (
    <span className="inline-flex items-center gap-2">
      <Radix.Root
        id={id}
        checked={checked}
        onCheckedChange={onChange}
        disabled={disabled}
        {...(hideLabel ? { "aria-label": label } : {})}
        className="h-5 w-9 shrink-0 cursor-pointer rounded-full border border-line-strong bg-sunken p-px data-[state=checked]:border-accent data-[state=checked]:bg-accent"
      >
        <Radix.Thumb className="block size-4 rounded-full border border-line-strong bg-surface transition-transform data-[state=checked]:translate-x-4 data-[state=checked]:border-accent" />
      </Radix.Root>
      {!hideLabel && (
        <label htmlFor={id} className="cursor-pointer text-sm">
          {label}
        </label>
      )}
    </span>
  );
}
