import type { ReactNode } from "react";
import { StatusGlyph } from "../../status/status-icon.tsx";
import type { StatusIcon, Tone } from "../../status/status-language.ts";

/** A part of the system: how it is, and the figures that say so. */
export interface ComponentState {
  name: string;
  tone: Tone;
  icon: StatusIcon;
  state: string;
  facts: readonly (readonly [string, ReactNode])[];
}

/** One part as a card. */
export function ComponentCard({ name, tone, icon, state, facts }: ComponentState) {
  return (
    <li className="panel mb-gap break-inside-avoid px-4 py-3">
      <div className="flex items-center justify-between gap-2">
        <h2 className="font-semibold">{name}</h2>
        <span className={`badge tone-${tone}`}>
          <StatusGlyph icon={icon} />
          {state}
        </span>
      </div>
      <dl className="mt-3 grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1 text-sm">
        {facts.map(([term, value]) => (
          <div key={term} className="contents">
            <dt className="text-ink-faint">{term}</dt>
            <dd className="min-w-0 text-right break-words tabular-nums">{value}</dd>
          </div>
        ))}
      </dl>
    </li>
  );
}
