/** How many of a run's tasks have ended, as a bar and in words. */
export function RunProgress({
  total,
  open,
  failed,
}: {
  total: number;
  open: number;
  failed: number;
}) {
  const done = total - open;
  const share = (count: number): string => `${total === 0 ? 0 : (count / total) * 100}%`;
  return (
    <span className="flex items-center gap-2">
      <span className="flex h-1.5 w-14 shrink-0 overflow-hidden rounded-full bg-sunken" aria-hidden>
        <span className="bg-good-fill" style={{ width: share(Math.max(0, done - failed)) }} />
        <span className="bg-bad-fill" style={{ width: share(Math.min(failed, done)) }} />
      </span>
      <span className="text-xs whitespace-nowrap text-ink-soft tabular-nums">
        {done}/{total}
        {failed > 0 && <span className="text-bad"> · {failed} failed</span>}
      </span>
    </span>
  );
}
