/** Beside the label of a field that must be filled in; readers of the screen hear it from the field. */
export function RequiredMark() {
  return (
    <span aria-hidden="true" className="ml-1.5 text-xs text-ink-faint">
      required
    </span>
  );
}
