/** What the page can show of a file that a task left. Nothing of it is trusted: texts are shown as text, pictures as pictures. */

export type PreviewKind = "text" | "json" | "csv" | "image";

/** Larger files are for downloading. */
export const maxPreviewBytes = 2 * 1024 * 1024;
/** Raster formats only: an SVG is a document that may hold scripts. */
const imageTypes: Readonly<Record<string, string>> = {
  png: "image/png",
  jpg: "image/jpeg",
  jpeg: "image/jpeg",
  gif: "image/gif",
  webp: "image/webp",
};
const textEndings =
  /^(txt|log|md|ya?ml|toml|ini|conf|xml|html?|svg|css|[cm]?[jt]s|py|rb|go|rs|sh|sql|diff|patch|out|err)$/;

interface Named {
  name: string;
  path: string;
  size: number;
  content_type: string;
}

/** How a file is shown; null if it can only be downloaded. */
export function previewKindOf(file: Named): PreviewKind | null {
  if (file.size > maxPreviewBytes) return null;
  const ending = endingOf(file);
  if (Object.hasOwn(imageTypes, ending)) return "image";
  if (ending === "json" || file.content_type.startsWith("application/json")) return "json";
  if (ending === "csv" || file.content_type.startsWith("text/csv")) return "csv";
  return textEndings.test(ending) || file.content_type.startsWith("text/") ? "text" : null;
}

/** The type of a picture by its name: what the task said of it is not trusted. */
export function imageTypeOf(file: Named): string {
  return imageTypes[endingOf(file)] ?? "image/png";
}

function endingOf({ path, name }: Named): string {
  const ending = /\.([a-z0-9]+)$/i.exec(path) ?? /\.([a-z0-9]+)$/i.exec(name);
  return (ending?.[1] ?? "").toLowerCase();
}
