import { Link, useNavigate } from "@tanstack/react-router";
import { Activity, Ellipsis, Gauge, Stamp, Workflow, type LucideIcon } from "lucide-react";
import { classNames } from "../ui/class-names.ts";
import { Menu } from "../ui/menu.tsx";
import { isWithin, places, type Place } from "./navigation.ts";
import { ApprovalCount } from "./rail.tsx";

const shown: readonly { to: Place["to"]; name: string; icon: LucideIcon }[] = [
  { to: "/", name: "Home", icon: Gauge },
  { to: "/runs", name: "Runs", icon: Activity },
  { to: "/approvals", name: "Approvals", icon: Stamp },
  { to: "/jobs", name: "Jobs", icon: Workflow },
];
const itemClass =
  "relative flex h-14 flex-1 cursor-pointer flex-col items-center justify-center gap-0.5 text-2xs font-medium -outline-offset-2";

/** The rail of a narrow screen: four places within reach of a thumb, and the others behind "More". */
export function BottomBar({ pathname }: { pathname: string }) {
  const navigate = useNavigate();
  const others = places.filter((place) => !shown.some(({ to }) => to === place.to));
  const within = others.some((place) => isWithin(place, pathname));
  return (
    <nav aria-label="Main" className="flex shrink-0 border-t border-line bg-surface">
      {shown.map((place) => {
        const current = isWithin(place, pathname);
        const Icon = place.icon;
        return (
          <Link
            key={place.to}
            to={place.to}
            aria-current={current ? "page" : undefined}
            className={classNames(itemClass, current ? "text-accent" : "text-ink-soft")}
          >
            <Icon size={20} aria-hidden="true" />
            <span className="flex items-center gap-1">
              {place.name}
              {place.to === "/approvals" && <ApprovalCount />}
            </span>
          </Link>
        );
      })}
      <Menu
        label="More pages"
        trigger={
          <button
            type="button"
            className={classNames(itemClass, within ? "text-accent" : "text-ink-soft")}
          >
            <Ellipsis size={20} aria-hidden="true" />
            More
          </button>
        }
        entries={others.map(({ to, name, icon: Icon }) => ({
          label: name,
          icon: <Icon size={16} />,
          onSelect: () => void navigate({ to }),
        }))}
      />
    </nav>
  );
}
