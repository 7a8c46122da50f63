import { createLink } from "@tanstack/react-router";
import type { ComponentProps, ReactNode } from "react";
import { useRefusal } from "../../hooks/use-refusal.ts";
import type { Permission } from "../../lib/rights.ts";
import { buttonClass, RefusedButton, type ButtonVariant, type ControlSize } from "./button.tsx";

/** A link to what asks for a right, looking like a button: whoever lacks the right is told so instead. */
export const ButtonLink = createLink(Anchor);

function Anchor({
  variant,
  size,
  icon,
  needs,
  className,
  children,
  ...anchor
}: ComponentProps<"a"> & {
  variant?: ButtonVariant;
  size?: ControlSize;
  icon?: ReactNode;
  needs?: Permission;
}) {
  const refusal = useRefusal(needs);
  const look = buttonClass(variant, size, className);
  if (refusal !== undefined)
    return (
      <RefusedButton refusal={refusal} className={look} aria-label={anchor["aria-label"]}>
        {icon}
        {children}
      </RefusedButton>
    );
  return (
    <a {...anchor} className={look}>
      {icon}
      {children}
    </a>
  );
}
