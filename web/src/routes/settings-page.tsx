import { getRouteApi } from "@tanstack/react-router";
import { AboutSettings } from "../components/settings/about-settings.tsx";
import { DisplaySettings } from "../components/settings/display-settings.tsx";
import { TokenSettings } from "../components/settings/token-settings.tsx";
import { KeyList } from "../components/shell/keys-dialog.tsx";
import { PageHeading } from "../components/shell/page-heading.tsx";
import { TabPanel, Tabs, type TabItem } from "../components/ui/tabs.tsx";
import type { settingsTabs } from "./page-search.ts";

const route = getRouteApi("/settings");

type SettingsTab = (typeof settingsTabs)[number];
const tabs: readonly TabItem<SettingsTab>[] = [
  { value: "display", label: "Display" },
  { value: "tokens", label: "API tokens" },
  { value: "keys", label: "Keyboard" },
  { value: "about", label: "About" },
];

/** What a reader sets for this browser, the tokens of the project, and which Stratal this is. */
export function SettingsPage() {
  const { tab = "display" } = route.useSearch();
  const navigate = route.useNavigate();
  return (
    <div className="mx-auto max-w-4xl">
      <PageHeading title="Settings" />
      <Tabs
        label="Settings"
        value={tab}
        onChange={(next) => void navigate({ search: next === "display" ? {} : { tab: next } })}
        items={tabs}
      >
        <div className="panel mt-gap">
          <TabPanel value="display">
            <DisplaySettings />
          </TabPanel>
          <TabPanel value="tokens">
            <TokenSettings />
          </TabPanel>
          <TabPanel value="keys" className="px-5 py-4">
            <KeyList />
          </TabPanel>
          <TabPanel value="about">
            <AboutSettings />
          </TabPanel>
        </div>
      </Tabs>
    </div>
  );
}
