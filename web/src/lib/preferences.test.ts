import { describe, expect, test } from "vitest";
import { parsePreferences, resolveTheme } from "./preferences.ts";

const defaults = { theme: "system", density: "comfortable", zone: "local", railCollapsed: false };

describe("preferences", () => {
  test("that are broken, unknown or missing fall back one by one", () => {
    for (const text of [null, "", "{", "[]", "null", '"dark"', '{"theme":"pink","density":7}'])
      expect(parsePreferences(text)).toEqual(defaults);
    expect(parsePreferences('{"theme":"dark","zone":"mars","railCollapsed":true}')).toEqual({
      ...defaults,
      theme: "dark",
      railCollapsed: true,
    });
  });

  test("of the system theme follow the system, contrast first", () => {
    expect(resolveTheme("system", { dark: true, contrast: false })).toBe("dark");
    expect(resolveTheme("system", { dark: true, contrast: true })).toBe("contrast");
    expect(resolveTheme("system", { dark: false, contrast: false })).toBe("light");
    expect(resolveTheme("light", { dark: true, contrast: true })).toBe("light");
  });
});
