import { Dialog } from "../ui/dialog.tsx";
import { Kbd } from "../ui/kbd.tsx";
import { shortcutGroups } from "./shortcut-list.ts";

/** The keyboard map. */
export function KeysDialog({
  open,
  onOpenChange,
}: {
  open: boolean;
  onOpenChange: (open: boolean) => void;
}) {
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      size="medium"
      title="Keyboard shortcuts"
      description="None of them works while you type in a field."
    >
      <KeyList />
    </Dialog>
  );
}

/** All shortcuts by group. */
export function KeyList() {
  return (
    <div className="gap-x-8 sm:columns-2">
      {shortcutGroups.map(({ title, shortcuts }) => (
        <section key={title} className="mb-5 break-inside-avoid">
          <h3 className="eyebrow mb-1.5">{title}</h3>
          <dl className="space-y-1">
            {shortcuts.map(({ keys, does }) => (
              <div key={does} className="flex items-center justify-between gap-4 text-sm">
                <dt>{does}</dt>
                <dd>
                  <Kbd keys={keys} />
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </div>
  );
}
