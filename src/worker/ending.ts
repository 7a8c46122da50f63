import type { TaskOutcome } from "../engine/outcome.ts";
import type { SkipReason } from "../engine/states.ts";

/** A skip decided before anything ran, or an outcome. */
export type Ending = TaskOutcome | { status: "skipped"; reason: SkipReason; cascades: boolean };
