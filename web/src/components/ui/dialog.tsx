import { X } from "lucide-react";
import { Dialog as Radix } from "radix-ui";
import type { ReactNode } from "react";
import { useReturnFocus } from "../../hooks/use-return-focus.ts";
import { buttonClass } from "./button.tsx";
import { classNames } from "./class-names.ts";

/** What every dialog and drawer takes. */
export interface DialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: ReactNode;
  description?: ReactNode;
  /** Buttons at the end, the main one last. */
  footer?: ReactNode;
  children?: ReactNode;
}

const widths = { small: "max-w-md", medium: "max-w-xl", large: "max-w-4xl", full: "max-w-7xl" };
type Size = keyof typeof widths;

/** A window over the page; focus stays in it and returns to where it was. */
export function Dialog({ open, onOpenChange, ...shown }: DialogProps & { size?: Size }) {
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className="scrim" />
        <Window {...shown} />
      </Radix.Portal>
    </Radix.Root>
  );
}

/** There while the dialog is open. */
function Window({
  size = "small",
  footer,
  children,
  ...heading
}: Omit<DialogProps, "open" | "onOpenChange"> & { size?: Size }) {
  const returnFocus = useReturnFocus();
  return (
    <Radix.Content
      {...(heading.description === undefined ? { "aria-describedby": undefined } : {})}
      onCloseAutoFocus={returnFocus}
      className={classNames(
        "floating !fixed top-[8vh] left-1/2 !z-50 flex max-h-[84vh] w-[calc(100vw-2rem)] -translate-x-1/2 flex-col",
        widths[size],
      )}
    >
      <DialogHeading {...heading} />
      <div className="min-h-0 overflow-y-auto px-5 pb-5">{children}</div>
      {footer !== undefined && <DialogFooter>{footer}</DialogFooter>}
    </Radix.Content>
  );
}

/** Title, description and the way out; for dialogs and drawers. */
export function DialogHeading({ title, description }: Pick<DialogProps, "title" | "description">) {
  return (
    <div className="flex items-start gap-3 px-5 pt-4 pb-3">
      <div className="min-w-0 flex-1">
        <Radix.Title className="text-lg font-semibold break-words">{title}</Radix.Title>
        {description !== undefined && (
          <Radix.Description className="mt-0.5 text-sm text-ink-soft">
            {description}
          </Radix.Description>
        )}
      </div>
      <Radix.Close aria-label="Close" className={buttonClass("ghost", "small", "button-icon")}>
        <X size={16} aria-hidden="true" />
      </Radix.Close>
    </div>
  );
}

/** The row of buttons at the end. */
export function DialogFooter({ children }: { children: ReactNode }) {
  return (
    <div className="flex flex-wrap justify-end gap-2 border-t border-line px-5 py-3">
      {children}
    </div>
  );
}
