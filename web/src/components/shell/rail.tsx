import { Link } from "@tanstack/react-router";
import { PanelLeftClose, PanelLeftOpen } from "lucide-react";
import { useOpenApprovals } from "../../api/approvals.ts";
import { setPreferences, usePreferences } from "../../lib/preferences.ts";
import { classNames } from "../ui/class-names.ts";
import { IconButton } from "../ui/icon-button.tsx";
import { Tooltip } from "../ui/tooltip.tsx";
import { Logo } from "./logo.tsx";
import { isWithin, placeGroups, type Place } from "./navigation.ts";

/** The places of the product at the left edge; folded, only their icons. */
export function Rail({ pathname }: { pathname: string }) {
  const { railCollapsed: folded } = usePreferences();
  return (
    <div
      className={classNames(
        "flex shrink-0 flex-col border-r border-line bg-rail",
        folded ? "w-13" : "w-52",
      )}
    >
      <Link
        to="/"
        aria-label="Stratal, dashboard"
        className="flex h-12 items-center gap-2.5 px-3 -outline-offset-2"
      >
        <Logo size={28} />
        {!folded && <span className="text-lg font-semibold tracking-tight">Stratal</span>}
      </Link>
      <nav aria-label="Main" className="flex-1 overflow-y-auto px-2 py-1">
        {placeGroups.map((group, index) => (
          <ul
            key={index}
            className={classNames("space-y-0.5", index > 0 && "mt-2 border-t border-line pt-2")}
          >
            {group.map((place) => (
              <li key={place.to}>
                <RailLink place={place} folded={folded} current={isWithin(place, pathname)} />
              </li>
            ))}
          </ul>
        ))}
      </nav>
      <div className={classNames("p-2", !folded && "text-right")}>
        <IconButton
          label={folded ? "Unfold the rail" : "Fold the rail"}
          shortcut="["
          size="small"
          onClick={() => setPreferences({ railCollapsed: !folded })}
          icon={
            folded ? (
              <PanelLeftOpen size={16} aria-hidden="true" />
            ) : (
              <PanelLeftClose size={16} aria-hidden="true" />
            )
          }
        />
      </div>
    </div>
  );
}

function RailLink({ place, folded, current }: { place: Place; folded: boolean; current: boolean }) {
  const Icon = place.icon;
  const link = (
    <Link
      to={place.to}
      aria-current={current ? "page" : undefined}
      className={classNames(
        "relative flex h-control items-center gap-2.5 rounded-lg px-2.5 text-sm font-medium",
        current
          ? "bg-rail-current text-ink shadow-panel"
          : "text-ink-soft hover:bg-sunken hover:text-ink",
      )}
    >
      <Icon size={16} className={classNames("shrink-0", current && "text-accent")} aria-hidden />
      <span className={folded ? "sr-only" : "truncate"}>{place.name}</span>
      {place.to === "/approvals" && <ApprovalCount folded={folded} />}
    </Link>
  );
  if (!folded) return link;
  return (
    <Tooltip
      content={place.name}
      side="right"
      {...(place.key === undefined ? {} : { shortcut: `g ${place.key}` })}
    >
      {link}
    </Tooltip>
  );
}

/** How many approvals wait; nothing while none does. */
export function ApprovalCount({ folded = false }: { folded?: boolean }) {
  const count = useOpenApprovals().data?.length ?? 0;
  if (count === 0) return null;
  return (
    <span
      className={classNames(
        "tone-wait rounded-full bg-tone-wash text-2xs font-semibold text-tone tabular-nums",
        folded ? "absolute -top-0.5 right-0 px-1" : "ml-auto px-1.5",
      )}
    >
      {count}
      <span className="sr-only"> waiting</span>
    </span>
  );
}
