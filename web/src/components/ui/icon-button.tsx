import type { ReactNode } from "react";
import { buttonClass, type ButtonProps } from "./button.tsx";
import { Tooltip } from "./tooltip.tsx";

/** A button that is only an icon: its label is read out, and shown beside its key on hover. */
export function IconButton({
  label,
  icon,
  shortcut,
  variant = "ghost",
  size,
  className = "",
  ...rest
}: Omit<ButtonProps, "children" | "icon" | "busy"> & {
  label: string;
  icon: ReactNode;
  shortcut?: string;
}) {
  return (
    <Tooltip content={label} {...(shortcut === undefined ? {} : { shortcut })}>
      <button
        type="button"
        aria-label={label}
        {...rest}
        className={buttonClass(variant, size, `button-icon ${className}`)}
      >
        {icon}
      </button>
    </Tooltip>
  );
}
