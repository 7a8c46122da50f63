/** What the engine made of a run, in the words of the model. */
import type { JsonValue } from "../../src/base/json.ts";

export interface Observed {
  runStatus: string;
  warnings: boolean;
  rollback: string;
  /** When a user cancelled it, in the order of its history; null if nobody did. */
  cancelledOrder: number | null;
  /** Every task run of the run, by its path (see `pathOf`). */
  tasks: Map<string, ObservedTask>;
}

/** Orders are places in one history of the run: any numbers that grow with time, different for different moments. */
export interface ObservedTask {
  status: string;
  skipReason: string | null;
  attempts: number;
  /** When its first attempt was claimed; null if it never was. */
  startedOrder: number | null;
  endedOrder: number;
  /** As `tasks.X.output` gives it: a list for `for_each`. Left out where the driver does not read it. */
  output?: JsonValue;
}
