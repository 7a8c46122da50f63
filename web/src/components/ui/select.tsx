import { Check, ChevronDown } from "lucide-react";
import { Select as Radix } from "radix-ui";
import type { ReactNode } from "react";
import { styleNonce } from "../../lib/style-nonce.ts";
import { classNames } from "./class-names.ts";
import type { ControlSize } from "./button.tsx";

/** One choice. */
export interface SelectOption<Value extends string> {
  value: Value;
  label: string;
  icon?: ReactNode;
}

/** One of a few values. Its label is read out and not drawn; a field with a drawn label puts one above it. */
export function Select<Value extends string>({
  label,
  value,
  onChange,
  options,
  placeholder,
  size = "medium",
  className = "",
  disabled = false,
  required = false,
  errorId,
}: {
  label: string;
  value: Value | null;
  onChange: (value: Value) => void;
  options: readonly SelectOption<Value>[];
  placeholder?: string;
  size?: ControlSize;
  className?: string;
  disabled?: boolean;
  required?: boolean;
  /** The element that says what is wrong with the choice. */
  errorId?: string | undefined;
}) {
  return (
    // Radix gives back one of the values it was given.
    <Radix.Root
      value={value ?? ""}
      onValueChange={(next) => onChange(next as Value)}
      disabled={disabled}
    >
      <Radix.Trigger
        aria-label={label}
        {...(required ? { "aria-required": true } : {})}
        {...(errorId === undefined ? {} : { "aria-invalid": true, "aria-describedby": errorId })}
        className={classNames(
          "button justify-between",
          size === "small" && "button-small",
          className,
        )}
      >
        <Radix.Value placeholder={placeholder ?? label} />
        <ChevronDown size={14} className="text-ink-faint" aria-hidden="true" />
      </Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          position="popper"
          sideOffset={4}
          collisionPadding={8}
          className="floating max-h-[60vh] min-w-(--radix-select-trigger-width) p-1"
        >
          <Radix.Viewport nonce={styleNonce()}>
            {options.map((option) => (
              <Radix.Item key={option.value} value={option.value} className="menu-item">
                {option.icon}
                <Radix.ItemText>{option.label}</Radix.ItemText>
                <Radix.ItemIndicator className="ml-auto pl-3">
                  <Check size={14} className="text-accent" aria-hidden="true" />
                </Radix.ItemIndicator>
              </Radix.Item>
            ))}
          </Radix.Viewport>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
