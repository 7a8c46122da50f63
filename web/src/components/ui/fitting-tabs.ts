/** How many handles of a row of tabs fit beside each other. Pure. */

/**
 * Which of the handles, each so many pixels wide, are shown in a row of this width. If not all fit, the last ones give way to a menu, which
 * takes `menuWidth`; the active one is always shown, in the place of the last that would have fitted.
 */
export function fittingTabs(
  widths: readonly number[],
  {
    room,
    gap,
    menuWidth,
    active,
  }: { room: number; gap: number; menuWidth: number; active: number },
): boolean[] {
  const total = (shown: readonly number[]): number =>
    shown.reduce((sum, index) => sum + widths[index]! + gap, 0);
  const all = widths.map((_, index) => index);
  if (total(all) - gap <= room) return widths.map(() => true);
  const shown = all;
  while (shown.length > 0 && total(shown) + menuWidth > room) {
    const last = shown.findLastIndex((index) => index !== active);
    if (last < 0) break;
    shown.splice(last, 1);
  }
  return widths.map((_, index) => shown.includes(index));
}
