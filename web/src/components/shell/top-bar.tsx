import { Link } from "@tanstack/react-router";
import { CircleQuestionMark, Clock, Monitor, Search } from "lucide-react";
import { setPreferences, usePreferences } from "../../lib/preferences.ts";
import { localZoneName } from "../../format/moment.ts";
import { Button } from "../ui/button.tsx";
import { IconButton } from "../ui/icon-button.tsx";
import { Kbd } from "../ui/kbd.tsx";
import { Menu } from "../ui/menu.tsx";
import { AccountMenu } from "./account-menu.tsx";
import { Breadcrumbs, isNested } from "./breadcrumbs.tsx";
import { LiveIndicator } from "./live-indicator.tsx";
import { Logo } from "./logo.tsx";
import type { Overlay } from "./overlays.tsx";
import { themes } from "./themes.ts";

/** Where this page is, the way to everywhere else, and how the page is shown. */
export function TopBar({
  pathname,
  narrow,
  onOpen,
}: {
  pathname: string;
  narrow: boolean;
  onOpen: (overlay: Overlay) => void;
}) {
  return (
    <header className="flex h-12 shrink-0 items-center gap-1 border-b border-line bg-surface px-3 md:gap-2 md:px-6">
      {narrow && (
        <Link to="/" aria-label="Stratal, dashboard">
          <Logo size={24} />
        </Link>
      )}
      <Breadcrumbs pathname={pathname} />
      {narrow && !isNested(pathname) && <span className="font-semibold">Stratal</span>}
      {!narrow && (
        <Button
          size="small"
          className="!text-ink-soft"
          icon={<Search size={14} aria-hidden="true" />}
          onClick={() => onOpen("palette")}
        >
          <span className="pr-6">Go to or run…</span>
          <Kbd keys={["Ctrl", "K"]} />
        </Button>
      )}
      <span className="mr-auto" />
      <LiveIndicator />
      {narrow && (
        <IconButton
          label="Search everything"
          onClick={() => onOpen("palette")}
          icon={<Search size={18} aria-hidden="true" />}
        />
      )}
      {!narrow && <ZoneMenu />}
      <ThemeMenu />
      <AccountMenu />
      {!narrow && (
        <IconButton
          label="Keyboard shortcuts"
          shortcut="?"
          onClick={() => onOpen("keys")}
          icon={<CircleQuestionMark size={16} aria-hidden="true" />}
        />
      )}
    </header>
  );
}

function ZoneMenu() {
  const { zone } = usePreferences();
  return (
    <Menu
      label="Time zone"
      trigger={
        <Button
          variant="ghost"
          size="small"
          aria-label="Time zone"
          icon={<Clock size={14} aria-hidden="true" />}
        >
          {zone === "utc" ? "UTC" : "Local"}
        </Button>
      }
      entries={[
        {
          label: `Local, ${localZoneName()}`,
          checked: zone === "local",
          onSelect: () => setPreferences({ zone: "local" }),
        },
        { label: "UTC", checked: zone === "utc", onSelect: () => setPreferences({ zone: "utc" }) },
      ]}
    />
  );
}

function ThemeMenu() {
  const { theme } = usePreferences();
  const Icon = themes.find(({ value }) => value === theme)?.icon ?? Monitor;
  return (
    <Menu
      label="Theme"
      trigger={<IconButton label="Theme" icon={<Icon size={16} aria-hidden="true" />} />}
      entries={themes.map(({ value, label, icon: Each }) => ({
        label,
        icon: <Each size={16} />,
        checked: value === theme,
        onSelect: () => setPreferences({ theme: value }),
      }))}
    />
  );
}
