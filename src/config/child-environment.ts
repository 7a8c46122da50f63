import { formatSetting } from "./setting-type.ts";
import { settingRows, type Settings } from "./settings.ts";

/** The environment of a child process of this program that is to work with the same settings. */
export function childEnvironment(
  settings: Settings,
  env: Readonly<Record<string, string | undefined>> = process.env,
): Record<string, string | undefined> {
  const set = settingRows.flatMap(([key, spec]) => {
    const value = settings[key];
    return value === null ? [] : [[spec.env, formatSetting(spec.type, value)] as const];
  });
  return { ...env, ...Object.fromEntries(set) };
}
