/** Colours of terminals as CSS values. The 16 named ones are tokens of the theme; the others are numbers, made readable on the log's dark ground. */

const CUBE = [0, 95, 135, 175, 215, 255] as const;
/** Relative luminance below which a text cannot be read on the log's ground. */
const MIN_LUMINANCE = 0.18;

/** What Anser says of a colour (`ansi-red`, `ansi-palette-123`, `ansi-truecolor` with its numbers) as a CSS value; null for none. */
export function cssColour(
  name: string | null,
  truecolor: string | null,
  use: "text" | "ground",
): string | null {
  if (name === null) return null;
  if (name === "ansi-truecolor") return rgbOf((truecolor ?? "").split(",").map(Number), use);
  const palette = /^ansi-palette-(\d{1,3})$/.exec(name);
  if (palette !== null) return rgbOf(paletteColour(Number(palette[1])), use);
  return /^ansi-[a-z-]+$/.test(name) ? `var(--${name})` : null;
}

function rgbOf(parts: readonly number[], use: "text" | "ground"): string | null {
  if (parts.length !== 3 || !parts.every((part) => part >= 0 && part <= 255)) return null;
  const [red, green, blue] = use === "text" ? readable(parts) : parts;
  return `rgb(${red} ${green} ${blue})`;
}

function paletteColour(index: number): number[] {
  if (index >= 232) return Array<number>(3).fill(8 + 10 * (index - 232));
  const cube = index - 16;
  return [Math.floor(cube / 36), Math.floor(cube / 6) % 6, cube % 6].map((at) => CUBE[at]!);
}

/** The colour, mixed with white as far as it must be. */
function readable(parts: readonly number[]): number[] {
  let mixed = [...parts];
  for (let share = 0.1; share < 1 && luminance(mixed) < MIN_LUMINANCE; share += 0.1)
    mixed = parts.map((part) => Math.round(part + (255 - part) * share));
  return mixed;
}

function luminance(parts: readonly number[]): number {
  const [red = 0, green = 0, blue = 0] = parts.map((part) => {
    const value = part / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
