/** Files that ship beside the program: found from wherever this code runs, as source, as modules in dist or as the bundle. */
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = packageRoot(dirname(fileURLToPath(import.meta.url)));

function packageRoot(directory: string): string {
  if (existsSync(join(directory, "package.json"))) return directory;
  const above = dirname(directory);
  if (above === directory) throw new Error("Stratal's package.json is missing: install it anew.");
  return packageRoot(above);
}

/** Absolute path of a file or folder of the package, such as `migrations`. */
export function packageFile(...path: string[]): string {
  return join(ROOT, ...path);
}

/** Version of the program. */
export function programVersion(): string {
  const manifest = readFileSync(packageFile("package.json"), "utf8");
  return (JSON.parse(manifest) as { version: string }).version;
}
