import { chmod, stat } from "node:fs/promises";
import { dirname } from "node:path";
import { StratalError } from "../../base/errors.ts";

/** Scripts run as users that must be able to pass the directories above their own; throws with the one that they may not. */
export async function openToUsers(root: string): Promise<void> {
  await chmod(root, 0o711);
  for (let path = dirname(root); path !== "/"; path = dirname(path)) {
    if (((await stat(path)).mode & 0o001) === 0)
      throw new StratalError(
        "invalid_settings",
        `Scripts run as users of their own, and ${path} does not let them pass to their directories in ${root}. ` +
          `Allow it (\`chmod o+x ${path}\`), or set STRATAL_WORKER_WORK_DIR to a directory elsewhere.`,
      );
  }
}
