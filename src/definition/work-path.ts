/** Why a path does not lead to a place inside of the work directory, as the rest of a sentence; null if it does. */
export function workPathProblem(path: string): string | null {
  if (path.trim() === "") return "is blank";
  if (path.startsWith("/") || /^[A-Za-z]:[\\/]/.test(path)) return "is absolute";
  return path.split(/[\\/]/).includes("..") ? "leads out of it with `..`" : null;
}
