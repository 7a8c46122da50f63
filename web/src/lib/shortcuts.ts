/** When a key press counts as a shortcut. */
type KeyPress = Pick<
  KeyboardEvent,
  "key" | "ctrlKey" | "metaKey" | "altKey" | "defaultPrevented" | "isComposing" | "target"
>;

/** Whether a key press may be a shortcut: nobody types, no modifier is held, no dialog is open. */
export function startsShortcut(event: KeyPress): boolean {
  if (event.defaultPrevented || event.isComposing) return false;
  if (event.ctrlKey || event.metaKey || event.altKey) return false;
  return !isTyping(event.target) && document.querySelector("[role=dialog]") === null;
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName)
    ? !(target instanceof HTMLInputElement && target.type === "checkbox")
    : target.closest("[role=menu],[role=listbox]") !== null;
}
