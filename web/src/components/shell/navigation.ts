/** The places of the rail, the bottom bar and the palette. */
import {
  Activity,
  Gauge,
  HeartPulse,
  KeyRound,
  LayoutTemplate,
  Server,
  Settings,
  Stamp,
  Workflow,
  type LucideIcon,
} from "lucide-react";

/** One place; `key` is pressed after `g`. */
export interface Place {
  to:
    | "/"
    | "/jobs"
    | "/runs"
    | "/approvals"
    | "/templates"
    | "/workers"
    | "/secrets"
    | "/admin/health"
    | "/settings";
  name: string;
  icon: LucideIcon;
  key?: string;
}

/** Groups of the rail, with a line between them. */
export const placeGroups: readonly (readonly Place[])[] = [
  [
    { to: "/", name: "Dashboard", icon: Gauge, key: "d" },
    { to: "/jobs", name: "Jobs", icon: Workflow, key: "j" },
    { to: "/runs", name: "Runs", icon: Activity, key: "r" },
    { to: "/approvals", name: "Approvals", icon: Stamp, key: "a" },
    { to: "/templates", name: "Templates", icon: LayoutTemplate, key: "t" },
  ],
  [
    { to: "/workers", name: "Workers & queues", icon: Server, key: "w" },
    { to: "/secrets", name: "Secrets", icon: KeyRound, key: "s" },
  ],
  [
    { to: "/admin/health", name: "System health", icon: HeartPulse, key: "h" },
    { to: "/settings", name: "Settings", icon: Settings, key: "," },
  ],
];

/** All places in order. */
export const places: readonly Place[] = placeGroups.flat();

/** Whether a place is the page shown, or holds it. */
export function isWithin(place: Place, pathname: string): boolean {
  return place.to === "/" ? pathname === "/" : `${pathname}/`.startsWith(`${place.to}/`);
}
