import { useState } from "react";

/**
 * For the content of a dialog: gives the focus back to what had it before. Radix looks when the content is there, by which time a
 * field with `autoFocus` has the focus already, which would be lost with the dialog.
 */
export function useReturnFocus(): (event: Event) => void {
  const [opener] = useState(() => openerOf(document.activeElement));
  return (event) => {
    if (!(opener instanceof HTMLElement) || !opener.isConnected) return;
    event.preventDefault();
    opener.focus();
  };
}

/** What was pressed; of a menu's entry, which goes with its menu, the button that opened the menu. */
function openerOf(active: Element | null): Element | null {
  const trigger = active?.closest("[role=menu]")?.getAttribute("aria-labelledby");
  return typeof trigger === "string" ? document.getElementById(trigger) : active;
}
