import { Dialog as Radix } from "radix-ui";
import { classNames } from "./class-names.ts";
import { DialogFooter, DialogHeading, type DialogProps } from "./dialog.tsx";

/** A panel from the right edge, for the details of one thing. Not modal: the page beside it stays in use. */
export function Drawer({
  open,
  onOpenChange,
  footer,
  children,
  modal = false,
  className = "w-[min(100vw,42rem)]",
  ...heading
}: DialogProps & { modal?: boolean; className?: string }) {
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange} modal={modal}>
      <Radix.Portal>
        {modal && <Radix.Overlay className="scrim" />}
        <Radix.Content
          {...(heading.description === undefined ? { "aria-describedby": undefined } : {})}
          onInteractOutside={(event) => {
            if (!modal) event.preventDefault();
          }}
          className={classNames(
            "fixed inset-y-0 right-0 z-50 flex flex-col border-l border-line bg-raised shadow-floating",
            className,
          )}
        >
          <DialogHeading {...heading} />
          <div className="min-h-0 flex-1 overflow-y-auto px-5 pb-6">{children}</div>
          {footer !== undefined && <DialogFooter>{footer}</DialogFooter>}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
