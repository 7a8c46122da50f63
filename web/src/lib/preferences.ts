/**
 * What a reader set for this browser: theme, density, time zone, the width of the rail. Owns the storage key and the attributes
 * on the document's root; public/theme.js sets the same attributes before the first paint.
 */
import { useSyncExternalStore } from "react";

export type Theme = "system" | "light" | "dark" | "contrast";
export type Density = "comfortable" | "compact";
/** `local` is the browser's zone. */
export type Zone = "local" | "utc";

/** All preferences of one browser. */
export interface Preferences {
  theme: Theme;
  density: Density;
  zone: Zone;
  railCollapsed: boolean;
}

const storageKey = "stratal.preferences";
const defaults: Preferences = {
  theme: "system",
  density: "comfortable",
  zone: "local",
  railCollapsed: false,
};
const allowed = {
  theme: ["system", "light", "dark", "contrast"],
  density: ["comfortable", "compact"],
  zone: ["local", "utc"],
  railCollapsed: [true, false],
} as const;

/** Reads what was stored; anything unknown or broken falls back to its default. */
export function parsePreferences(text: string | null): Preferences {
  const stored = parseObject(text);
  const entries = Object.entries(allowed).map(([key, values]) => {
    const value = stored[key];
    const known = (values as readonly unknown[]).includes(value);
    return [key, known ? value : defaults[key as keyof Preferences]];
  });
  // Every key of Preferences is in `allowed`, and every value was checked against it.
  return Object.fromEntries(entries) as Preferences;
}

function parseObject(text: string | null): Record<string, unknown> {
  try {
    const parsed: unknown = JSON.parse(text ?? "{}");
    return typeof parsed === "object" && parsed !== null ? { ...parsed } : {};
  } catch {
    return {};
  }
}

let current: Preferences | null = null;
const listeners = new Set<() => void>();

/** The preferences as they are now. */
export function preferences(): Preferences {
  current ??= parsePreferences(readStorage());
  return current;
}

/** Changes some preferences, at once and for the next visit. */
export function setPreferences(changes: Partial<Preferences>): void {
  current = { ...preferences(), ...changes };
  try {
    localStorage.setItem(storageKey, JSON.stringify(current));
  } catch {
    // A browser that stores nothing still shows what was chosen.
  }
  applyPreferences();
  for (const listener of listeners) listener();
}

/** The preferences, and a new drawing when they change. */
export function usePreferences(): Preferences {
  return useSyncExternalStore(subscribe, preferences);
}

/** Puts theme and density onto the document and keeps the theme in step with the system and with other tabs. */
export function watchPreferences(): void {
  applyPreferences();
  for (const query of ["(prefers-color-scheme: dark)", "(prefers-contrast: more)"])
    matchMedia(query).addEventListener("change", applyPreferences);
  window.addEventListener("storage", (event) => {
    if (event.key !== storageKey) return;
    current = null;
    applyPreferences();
    for (const listener of listeners) listener();
  });
}

/** The theme that is drawn for a choice. */
export function resolveTheme(
  theme: Theme,
  system: { dark: boolean; contrast: boolean },
): Exclude<Theme, "system"> {
  if (theme !== "system") return theme;
  if (system.contrast) return "contrast";
  return system.dark ? "dark" : "light";
}

function applyPreferences(): void {
  const { theme, density } = preferences();
  const system = {
    dark: matchMedia("(prefers-color-scheme: dark)").matches,
    contrast: matchMedia("(prefers-contrast: more)").matches,
  };
  document.documentElement.dataset["theme"] = resolveTheme(theme, system);
  document.documentElement.dataset["density"] = density;
}

function readStorage(): string | null {
  try {
    return localStorage.getItem(storageKey);
  } catch {
    return null;
  }
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
