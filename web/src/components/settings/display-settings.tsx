import { localZoneName } from "../../format/moment.ts";
import { setPreferences, usePreferences } from "../../lib/preferences.ts";
import { themes } from "../shell/themes.ts";
import { SegmentedControl } from "../ui/segmented-control.tsx";
import { SettingRow } from "./setting-row.tsx";

/** How this browser shows the UI; kept in this browser. */
export function DisplaySettings() {
  const { theme, density, zone } = usePreferences();
  return (
    <div className="divide-y divide-line">
      <SettingRow
        title="Theme"
        description="System follows your computer, also when it asks for more contrast."
      >
        <SegmentedControl
          label="Theme"
          value={theme}
          onChange={(next) => setPreferences({ theme: next })}
          options={themes.map(({ value, label, icon: Icon }) => ({
            value,
            label,
            icon: <Icon size={14} aria-hidden="true" />,
          }))}
        />
      </SettingRow>
      <SettingRow title="Density" description="Compact shows about a third more rows.">
        <SegmentedControl
          label="Density"
          value={density}
          onChange={(next) => setPreferences({ density: next })}
          options={[
            { value: "comfortable", label: "Comfortable" },
            { value: "compact", label: "Compact" },
          ]}
        />
      </SettingRow>
      <SettingRow
        title="Time zone"
        description={`Local is ${localZoneName()}. Hovering over a time shows both.`}
      >
        <SegmentedControl
          label="Time zone"
          value={zone}
          onChange={(next) => setPreferences({ zone: next })}
          options={[
            { value: "local", label: "Local" },
            { value: "utc", label: "UTC" },
          ]}
        />
      </SettingRow>
    </div>
  );
}
