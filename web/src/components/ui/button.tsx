import { LoaderCircle } from "lucide-react";
import type { ComponentProps, ReactNode } from "react";
import { classNames } from "./class-names.ts";

export type ButtonVariant = "default" | "primary" | "ghost" | "danger";
export type ControlSize = "medium" | "small";

/** The classes of a button, for links that look like one. */
export function buttonClass(
  variant: ButtonVariant = "default",
  size: ControlSize = "medium",
  extra = "",
): string {
  return classNames(
    "button",
    variant !== "default" && `button-${variant}`,
    size === "small" && "button-small",
    extra,
  );
}

/** What a button takes beside the attributes of the element. */
export interface ButtonProps extends ComponentProps<"button"> {
  variant?: ButtonVariant;
  size?: ControlSize;
  icon?: ReactNode;
  /** Work that this button started is under way: it cannot be pressed again. */
  busy?: boolean;
}

/** A button; of type `button` unless told otherwise. */
export function Button({
  variant,
  size,
  icon,
  busy = false,
  className,
  children,
  disabled,
  ...rest
}: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      disabled={disabled === true || busy}
      aria-busy={busy || undefined}
      className={buttonClass(variant, size, className)}
    >
      {busy ? <LoaderCircle size={14} className="spin" aria-hidden="true" /> : icon}
      {children}
    </button>
  );
}
