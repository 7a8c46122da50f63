/** Three strata: the mark of the product. The same drawing is public/favicon.svg. */
export function Logo({ size = 32 }: { size?: number }) {
  const layers: [number, string][] = [
    [11.5, "#e9c98a"],
    [17.3, "#d58a4a"],
    [23.1, "#7cc7c3"],
  ];
  return (
    <svg viewBox="0 0 32 32" width={size} height={size} aria-hidden="true">
      <rect width="32" height="32" rx="8" fill="#12383d" />
      {layers.map(([y, colour]) => (
        <path
          key={y}
          d={`M5 ${y}c4-3.4 7.3-3.4 11 0s7 3.4 11 0`}
          fill="none"
          stroke={colour}
          strokeWidth="3.2"
          strokeLinecap="round"
        />
      ))}
    </svg>
  );
}
