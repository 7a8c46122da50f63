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

/**
 * A button; of type `button` unless told otherwise. One that starts work (primary, danger or with `busy`) takes a double click as
 * one: `busy` cannot stop the second click, which may come before it is drawn or after a quick answer has taken it off again.
 */
export function Button({
  variant,
  size,
  icon,
  busy,
  className,
  children,
  disabled,
  onClick,
  ...rest
}: ButtonProps) {
  const startsWork = variant === "primary" || variant === "danger" || busy !== undefined;
  return (
    <button
      type="button"
      {...rest}
      onClick={(event) => {
        // A click by a key counts 0. Without preventDefault the second click would submit the form.
        if (startsWork && event.detail > 1) event.preventDefault();
        else onClick?.(event);
      }}
      disabled={disabled === true || busy === true}
      aria-busy={busy || undefined}
      className={buttonClass(variant, size, className)}
    >
      {busy === true ? <LoaderCircle size={14} className="spin" aria-hidden="true" /> : icon}
      {children}
    </button>
  );
}
