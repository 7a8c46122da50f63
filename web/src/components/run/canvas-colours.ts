import { lookOf, type Tone } from "../../status/status-language.ts";
import type { ShownTaskStatus } from "../../status/shown-task.ts";

const names = [
  "ink",
  "ink-soft",
  "ink-faint",
  "line",
  "line-strong",
  "surface",
  "sunken",
  "selected",
  "accent",
] as const;
const tones: readonly Tone[] = ["good", "bad", "warn", "busy", "retry", "wait", "idle"];

/** The theme's colours for canvases, which know no custom properties. */
export type CanvasColours = Record<(typeof names)[number], string> & {
  fills: Record<Tone, string>;
  font: string;
};

let known: { theme: string; colours: CanvasColours } | null = null;

/** The colours of the theme that is drawn now. */
export function canvasColours(): CanvasColours {
  const theme = document.documentElement.dataset["theme"] ?? "";
  if (known?.theme === theme) return known.colours;
  const style = getComputedStyle(document.documentElement);
  const of = (name: string) => style.getPropertyValue(`--${name}`).trim();
  const entries = names.map((name) => [name, of(name)]);
  const fills = Object.fromEntries(tones.map((tone) => [tone, of(`${tone}-fill`)]));
  const colours = {
    ...Object.fromEntries(entries),
    fills,
    font: getComputedStyle(document.body).fontFamily,
    // All names and tones are set above.
  } as CanvasColours;
  known = { theme, colours };
  return colours;
}

/** The colour that a state fills its bar or box with. */
export function fillOf(colours: CanvasColours, state: string): string {
  // What is unknown here has the look of an idle state.
  return colours.fills[lookOf(state as ShownTaskStatus).tone];
}
