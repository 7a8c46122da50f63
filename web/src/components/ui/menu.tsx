import { ContextMenu as RadixContext, DropdownMenu as Radix } from "radix-ui";
import type { ReactNode } from "react";
import { useRefusal } from "../../hooks/use-refusal.ts";
import type { Permission } from "../../lib/rights.ts";
import { classNames } from "./class-names.ts";
import { Kbd } from "./kbd.tsx";

/** One line of a menu; `"separator"` draws a line between groups. */
export type MenuEntry =
  | "separator"
  | {
      label: ReactNode;
      icon?: ReactNode;
      shortcut?: string;
      danger?: boolean;
      disabled?: boolean;
      /** The right that it asks for: whoever lacks it reads so below its name. */
      needs?: Permission;
      /** Draws a mark: this is the present choice. */
      checked?: boolean;
      onSelect: () => void;
    };

/** A menu that its trigger, any button, opens. */
export function Menu({
  trigger,
  entries,
  label,
  align = "end",
}: {
  trigger: ReactNode;
  entries: readonly MenuEntry[];
  label?: string;
  align?: "start" | "end";
}) {
  return (
    <Radix.Root modal={false}>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          align={align}
          sideOffset={4}
          collisionPadding={8}
          {...(label === undefined ? {} : { "aria-label": label })}
          className="floating max-h-[70vh] min-w-44 overflow-y-auto p-1"
        >
          {entries.map((entry, index) =>
            entry === "separator" ? (
              <Radix.Separator key={index} className="my-1 h-px bg-line" />
            ) : (
              <MenuLine key={index} as={Radix.Item} entry={entry} />
            ),
          )}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

/** The same menu on a right click, or a long press, on its children. */
export function ContextMenu({
  entries,
  children,
}: {
  entries: readonly MenuEntry[];
  children: ReactNode;
}) {
  return (
    <RadixContext.Root modal={false}>
      <RadixContext.Trigger asChild>{children}</RadixContext.Trigger>
      <RadixContext.Portal>
        <RadixContext.Content collisionPadding={8} className="floating min-w-44 p-1">
          {entries.map((entry, index) =>
            entry === "separator" ? (
              <RadixContext.Separator key={index} className="my-1 h-px bg-line" />
            ) : (
              <MenuLine key={index} as={RadixContext.Item} entry={entry} />
            ),
          )}
        </RadixContext.Content>
      </RadixContext.Portal>
    </RadixContext.Root>
  );
}

type MenuItem = Exclude<MenuEntry, "separator">;

/** Without the right it can still be reached with the arrow keys, which pass over what is disabled: the reason is to be heard. */
function MenuLine({ entry, as: Item }: { entry: MenuItem; as: typeof Radix.Item }) {
  const { danger, disabled = false, needs, onSelect } = entry;
  const refusal = useRefusal(needs);
  const refused =
    refusal === undefined
      ? { onSelect }
      : { onSelect: (event: Event) => event.preventDefault(), "aria-disabled": true };
  return (
    <Item {...{ disabled, ...refused }} className={classNames("menu-item", danger && "text-bad")}>
      <ItemContent {...entry} refusal={refusal} />
    </Item>
  );
}

function ItemContent({
  label,
  icon,
  shortcut,
  checked,
  refusal,
}: MenuItem & { refusal: string | undefined }) {
  return (
    <>
      <span className="flex w-4 justify-center text-ink-faint" aria-hidden="true">
        {icon}
      </span>
      <span className="flex-1">
        {label}
        {refusal !== undefined && <span className="block text-xs">{refusal}</span>}
      </span>
      {checked === true && (
        <span className="text-accent">
          ✓<span className="sr-only"> (chosen)</span>
        </span>
      )}
      {shortcut !== undefined && <Kbd keys={shortcut.split(" ")} />}
    </>
  );
}
