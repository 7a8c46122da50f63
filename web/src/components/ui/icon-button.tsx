import type { ReactNode } from "react";
import { useRefusal } from "../../hooks/use-refusal.ts";
import { buttonClass, RefusedButton, type ButtonProps } from "./button.tsx";
import { Tooltip } from "./tooltip.tsx";

/** A button that is only an icon: its label is read out, and shown beside its key on hover. */
export function IconButton({
  label,
  icon,
  shortcut,
  variant = "ghost",
  size,
  className = "",
  needs,
  ...rest
}: Omit<ButtonProps, "children" | "icon" | "busy"> & {
  label: string;
  icon: ReactNode;
  shortcut?: string;
}) {
  const refusal = useRefusal(needs);
  const look = buttonClass(variant, size, `button-icon ${className}`);
  if (refusal !== undefined)
    return (
      <RefusedButton aria-label={label} {...rest} refusal={refusal} className={look}>
        {icon}
      </RefusedButton>
    );
  return (
    <Tooltip content={label} {...(shortcut === undefined ? {} : { shortcut })}>
      <button type="button" aria-label={label} {...rest} className={look}>
        {icon}
      </button>
    </Tooltip>
  );
}
