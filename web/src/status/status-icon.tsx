import type { ReactElement } from "react";
import type { StatusIcon } from "./status-language.ts";

const shapes: Record<StatusIcon, ReactElement> = {
  check: <path d="m3.5 8.5 3 3 6-7" />,
  cross: <path d="m4 4 8 8m0-8-8 8" />,
  clock: (
    <>
      <circle cx="8" cy="8" r="5.5" />
      <path d="M8 5v3l2 1.5" />
    </>
  ),
  slash: (
    <>
      <circle cx="8" cy="8" r="5.5" />
      <path d="m4.5 11.5 7-7" />
    </>
  ),
  skip: <path d="M2.5 11c1.5-6 7-6.5 10-1.5m0-3.5v3.5H9" />,
  spinner: <path d="M8 2.5A5.5 5.5 0 1 1 2.5 8" className="spin" />,
  retry: <path d="M13 8a5 5 0 1 1-1.6-3.7M13 2.5v2.6h-2.6" />,
  wait: (
    <path d="M4.5 2.5h7m-7 11h7M5 2.5c0 3 3 4 3 5.5s-3 2.5-3 5.5m6-11c0 3-3 4-3 5.5s3 2.5 3 5.5" />
  ),
  dot: <circle cx="8" cy="8" r="3.5" strokeDasharray="2.2 2.2" />,
  pause: <path d="M6 4v8m4-8v8" />,
  undo: <path d="M5.5 3 3 5.5 5.5 8M3 5.5h6.5a3.5 3.5 0 0 1 0 7H6" />,
};

/** Decorative: the label beside it carries the meaning for everyone else. */
export function StatusGlyph({ icon, size = 14 }: { icon: StatusIcon; size?: number }) {
  return (
    <svg
      viewBox="0 0 16 16"
      width={size}
      height={size}
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      {shapes[icon]}
    </svg>
  );
}
