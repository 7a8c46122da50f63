import { LoaderCircle } from "lucide-react";
import type { ComponentProps, ReactNode } from "react";
import { useRefusal } from "../../hooks/use-refusal.ts";
import type { Permission } from "../../lib/rights.ts";
import { classNames } from "./class-names.ts";
import { toast } from "./toast.tsx";
import { Tooltip } from "./tooltip.tsx";

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
  /** The right that what it does asks for: whoever lacks it is told so instead. */
  needs?: Permission | undefined;
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
  needs,
  className,
  children,
  disabled,
  onClick,
  ...rest
}: ButtonProps) {
  const refusal = useRefusal(needs);
  const startsWork = variant === "primary" || variant === "danger" || busy !== undefined;
  const look = buttonClass(variant, size, className);
  if (refusal !== undefined)
    return (
      <RefusedButton {...rest} refusal={refusal} className={look}>
        {icon}
        {children}
      </RefusedButton>
    );
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
      className={look}
    >
      {busy === true ? <LoaderCircle size={14} className="spin" aria-hidden="true" /> : icon}
      {children}
    </button>
  );
}

/**
 * Stands where the reader lacks a right. It can be focused, unlike a disabled one, so that everybody can learn why: the reason is
 * its description and its tooltip, and a message on a press, for a finger cannot hover.
 */
export function RefusedButton({
  refusal,
  ...button
}: ComponentProps<"button"> & { refusal: string }) {
  return (
    <Tooltip content={refusal}>
      <button
        type="button"
        {...button}
        disabled={false}
        aria-disabled="true"
        aria-description={refusal}
        // What a menu would open with; a click below is the one thing that it answers to.
        onPointerDown={undefined}
        onKeyDown={undefined}
        onClick={(event) => {
          event.preventDefault();
          toast.info(refusal);
        }}
      />
    </Tooltip>
  );
}
