/** How much of something is used up, as figures and as a bar that changes its colour when little is left. */
export function Meter({ share, children }: { share: number; children: string }) {
  const tone = share > 0.97 ? "bad" : share > 0.85 ? "warn" : "good";
  return (
    <span className="inline-flex max-w-full flex-wrap items-center justify-end gap-x-2">
      <span className="h-1.5 w-12 overflow-hidden rounded-full bg-sunken" aria-hidden="true">
        <span
          className={`tone-${tone} block h-full rounded-full bg-tone-fill`}
          style={{ width: `${Math.min(1, share) * 100}%` }}
        />
      </span>
      {children}
    </span>
  );
}
