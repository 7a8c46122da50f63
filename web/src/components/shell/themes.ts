import { Contrast, Monitor, Moon, Sun, type LucideIcon } from "lucide-react";
import type { Theme } from "../../lib/preferences.ts";

/** The themes with their names and icons. */
export const themes: readonly { value: Theme; label: string; icon: LucideIcon }[] = [
  { value: "system", label: "System", icon: Monitor },
  { value: "light", label: "Light", icon: Sun },
  { value: "dark", label: "Dark", icon: Moon },
  { value: "contrast", label: "High contrast", icon: Contrast },
];
