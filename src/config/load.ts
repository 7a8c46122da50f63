/** Reads the settings from the environment; nothing outside of this folder reads process.env. */
import { readFileSync } from "node:fs";
import { parseEnv } from "node:util";
import { closestName, didYouMean } from "../base/did-you-mean.ts";
import { type ErrorDetail, messageOf, StratalError } from "../base/errors.ts";
import { describeSettingType, readSetting, type SettingValue } from "./setting-type.ts";
import {
  type SettingKey,
  settingRows,
  type Settings,
  type SettingSpec,
  settingTable,
} from "./settings.ts";

type Environment = Readonly<Record<string, string | undefined>>;

/** Values that win over the environment, such as a command's options: of the setting's type, or as text. */
export type SettingOverrides = { [Key in SettingKey]?: Settings[Key] | string | undefined };

const PREFIX = "STRATAL_";
const MAX_SHOWN_LENGTH = 100;

/** What a worker gives to scripts: the command line may be used inside one. */
export const scriptVariables: ReadonlySet<string> = new Set(
  [
    "RUN_ID",
    "JOB_NAME",
    "TASK_NAME",
    "ATTEMPT",
    "ITEM_INDEX",
    "ITEM_KEY",
    "REVISION",
    "TRIGGER",
    "SCHEDULED_FOR",
    "WORK_DIR",
    "IDEMPOTENCY_KEY",
    "URL",
    "OUTPUT",
    "SUMMARY",
    "PROGRESS",
    "CONTEXT",
    "ARTIFACTS",
    "EXEC",
  ].map((name) => PREFIX + name),
);

/**
 * All settings: overrides, then the environment, then the file (such as `.env`; it may be missing), then defaults. Variables set to nothing
 * count as not set. Throws one error that lists every wrong value and every unknown `STRATAL_` variable.
 */
export function loadSettings(
  options: { env?: Environment; overrides?: SettingOverrides; file?: string } = {},
): Settings {
  const { overrides = {}, file } = options;
  const given = options.env ?? process.env;
  const env = file === undefined ? given : { ...readEnvironmentFile(file), ...given };
  const errors = [...unknownVariables(env), ...unknownOverrides(overrides)];
  const values = new Map<SettingKey, SettingValue | null>();
  for (const [key, spec] of settingRows) {
    const override = overrides[key];
    const value = override === undefined ? textOf(env, spec.env) : override;
    if (value === undefined || (value === null && spec.default === null)) {
      values.set(key, defaultOf(spec));
      continue;
    }
    const read = readSetting(spec.type, value);
    if (read === null)
      errors.push(wrongValue(override === undefined ? spec.env : key, spec, value));
    else values.set(key, read.value);
  }
  if (errors.length > 0) throw invalidSettings(errors);
  // Every key is set, to a value that its row's type has checked.
  return Object.fromEntries(values) as unknown as Settings;
}

/** What scripts get from the worker's own environment, whatever else is in it. */
export function scriptEnvironment(env: Environment = process.env): {
  PATH: string;
  LANG?: string;
  TZ?: string;
} {
  const { PATH, LANG, TZ } = env;
  return {
    PATH: PATH ?? "/usr/local/bin:/usr/bin:/bin",
    ...(LANG === undefined ? {} : { LANG }),
    ...(TZ === undefined ? {} : { TZ }),
  };
}

/** The variables of a file of `NAME=value` lines; none if there is no such file. */
function readEnvironmentFile(file: string): Environment {
  try {
    // Parsed apart from process.env: scripts and other children do not inherit what is in the file.
    return { ...parseEnv(readFileSync(file, "utf8")) };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return {};
    throw new StratalError("invalid_settings", `${file} cannot be read: ${messageOf(error)}`, {
      cause: error,
    });
  }
}

function textOf(env: Environment, name: string): string | undefined {
  const text = env[name];
  return text === undefined || text.trim() === "" ? undefined : text;
}

function defaultOf(spec: SettingSpec): SettingValue | null {
  const value = typeof spec.default === "function" ? spec.default() : spec.default;
  // A list of its own for each caller: the table's is shared.
  return typeof value === "object" && value !== null ? [...value] : value;
}

function wrongValue(name: string, spec: SettingSpec, given: unknown): ErrorDetail {
  const shown = spec.secret ? "" : `, not ${JSON.stringify(given).slice(0, MAX_SHOWN_LENGTH)}`;
  return { path: name, message: `must be ${describeSettingType(spec.type)}${shown}.` };
}

function unknownVariables(env: Environment): ErrorDetail[] {
  const known = settingRows.map(([, spec]) => spec.env);
  return Object.keys(env)
    .filter((name) => name.startsWith(PREFIX) && !known.includes(name))
    .filter((name) => !scriptVariables.has(name))
    .sort()
    .map((name) => ({ path: name, message: `is not a setting.${suggestion(name, known)}` }));
}

/** Compares without the prefix, which all names share and some are wrongly given. */
function suggestion(name: string, known: readonly string[]): string {
  const withoutPrefix = (text: string): string =>
    text.startsWith(PREFIX) ? text.slice(PREFIX.length) : text;
  const closest = closestName(withoutPrefix(name), known.map(withoutPrefix));
  const full = known.find((each) => withoutPrefix(each) === closest);
  return full === undefined ? "" : ` Did you mean "${full}"?`;
}

function unknownOverrides(overrides: SettingOverrides): ErrorDetail[] {
  return Object.keys(overrides)
    .filter((key) => !Object.hasOwn(settingTable, key))
    .map((key) => ({
      path: key,
      message: `is not a setting.${didYouMean(key, Object.keys(settingTable))}`,
    }));
}

function invalidSettings(errors: readonly ErrorDetail[]): StratalError {
  const list = errors.map(({ path, message }) => `${path} ${message}`);
  const [first] = list;
  const message =
    list.length === 1
      ? first!
      : `${list.length} settings are wrong:\n${list.map((line) => `  ${line}`).join("\n")}`;
  return new StratalError("invalid_settings", message, { errors });
}
