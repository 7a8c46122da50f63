// Runs before the first paint, so that a dark theme never flashes white. The same keys and rules as src/lib/preferences.ts.
(function () {
  var stored = {};
  try {
    stored = JSON.parse(localStorage.getItem("stratal.preferences") || "{}");
  } catch {
    stored = {};
  }
  var theme = stored.theme || "system";
  if (theme === "system")
    theme = matchMedia("(prefers-contrast: more)").matches
      ? "contrast"
      : matchMedia("(prefers-color-scheme: dark)").matches
        ? "dark"
        : "light";
  document.documentElement.dataset.theme = theme;
  document.documentElement.dataset.density = stored.density || "comfortable";
})();
