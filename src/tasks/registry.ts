import { echo } from "./builtin/echo.ts";
import { formatOutput } from "./builtin/format-output.ts";
import { httpRequest } from "./builtin/http-request.ts";
import { sendEmail } from "./builtin/send-email.ts";
import type { TaskType } from "./task-type.ts";

/** Every builtin task type by name. A new type is one file in `builtin/` and one line here. */
export const builtinTaskTypes: ReadonlyMap<string, TaskType> = new Map(
  [echo, formatOutput, httpRequest, sendEmail].map((type): [string, TaskType] => [type.name, type]),
);

/** The type of that name, or null. */
export function findTaskType(name: string): TaskType | null {
  return builtinTaskTypes.get(name) ?? null;
}
