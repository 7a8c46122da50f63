import { Tooltip as Radix } from "radix-ui";
import type { ReactNode } from "react";
import { Kbd } from "./kbd.tsx";

/** Surrounds the app once: moving from one tooltip to the next shows it without delay. */
export const TooltipProvider = Radix.Provider;

/** A short text on hover and focus. It repeats or explains; nothing is said in it alone. */
export function Tooltip({
  content,
  shortcut,
  side = "bottom",
  children,
}: {
  content: ReactNode;
  shortcut?: string;
  side?: "top" | "right" | "bottom" | "left";
  children: ReactNode;
}) {
  return (
    <Radix.Root delayDuration={400}>
      <Radix.Trigger asChild>{children}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          side={side}
          sideOffset={6}
          collisionPadding={8}
          className="floating flex max-w-80 items-center gap-2 px-2 py-1 text-xs"
        >
          {content}
          {shortcut !== undefined && <Kbd keys={shortcut.split(" ")} />}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
