import { formatSetting } from "./setting-type.ts";
import { settingRows, type SettingKey, type Settings } from "./settings.ts";

/**
 * The environment of a child process of this program that is to work with the same settings. Without the secret ones, wherever they
 * came from: every process of the same user can read what a process was started with (`/proc/<pid>/environ`).
 */
export function childEnvironment(
  settings: Settings,
  env: Readonly<Record<string, string | undefined>> = process.env,
): Record<string, string | undefined> {
  const set = settingRows.map(([key, spec]) => {
    const value = settings[key];
    const isPassed = value !== null && !spec.secret;
    return [spec.env, isPassed ? formatSetting(spec.type, value) : undefined] as const;
  });
  return { ...env, ...Object.fromEntries(set) };
}

/** The secret settings, to be handed to such a child through its channel; they are overrides for its `loadSettings`. */
export function childSecrets(settings: Settings): Partial<Settings> {
  const secret = settingRows.filter(([, spec]) => spec.secret);
  return Object.fromEntries(secret.map(([key]) => [key, settings[key]])) satisfies Partial<
    Record<SettingKey, unknown>
  >;
}
