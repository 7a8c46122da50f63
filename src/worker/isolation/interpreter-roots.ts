import { realpathSync } from "node:fs";
import { dirname } from "node:path";
import type { Interpreters } from "../runtimes/detect-interpreters.ts";

/** Shown in every sandbox already, or too much to show. */
const SHOWN = /^\/(usr|bin|sbin|lib\w*)(\/|$)/;

/** Directories of installations outside of /usr: of `<prefix>/bin/python3` the prefix, also behind links. */
export function interpreterRoots(interpreters: Interpreters): string[] {
  const programs = Object.values(interpreters).map(({ path }) => path);
  const roots = [...programs, ...programs.map(realpathOrSame)].map((path) =>
    dirname(dirname(path)),
  );
  return [...new Set(roots)].filter((root) => root !== "/" && !SHOWN.test(root));
}

function realpathOrSame(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}
