/**
 * Reads what the body of a waiting task run wrote down. It is read field by field: an older release may have written less, and an
 * explanation is better incomplete than none.
 */
import type { JsonObject, JsonValue } from "../../base/json.ts";
import type { Approval } from "./facts.ts";

/** The approval that is asked for. */
export function approvalOf(progress: JsonValue): Approval {
  const asked = mapOf(progress);
  const approvers = mapOf(asked["approvers"]);
  return {
    message: textOf(asked["message"]) ?? "",
    min: numberOf(asked["min"]) ?? 1,
    approvers: { users: textsOf(approvers["users"]), groups: textsOf(approvers["groups"]) },
    decisions: listOf(asked["decisions"])
      .map(mapOf)
      .map((decision) => ({
        by: textOf(decision["by"]) ?? "",
        decision: textOf(decision["decision"]) ?? "",
        at: textOf(decision["at"]) ?? "",
        comment: textOf(decision["comment"]),
      })),
    expiresAt: textOf(asked["expires_at"]),
  };
}

/** The moment that a `wait` waits for. */
export function untilOf(progress: JsonValue): Date | null {
  const until = textOf(mapOf(progress)["until"]);
  return until === null || Number.isNaN(Date.parse(until)) ? null : new Date(until);
}

/** The iteration of a loop that has ended last, from 0. */
export function iterationOf(progress: JsonValue): number | null {
  return numberOf(mapOf(progress)["iteration"]);
}

function mapOf(value: JsonValue | undefined): JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? value : {};
}

function listOf(value: JsonValue | undefined): JsonValue[] {
  return Array.isArray(value) ? value : [];
}

function textOf(value: JsonValue | undefined): string | null {
  return typeof value === "string" ? value : null;
}

function textsOf(value: JsonValue | undefined): string[] {
  return listOf(value).filter((entry) => typeof entry === "string");
}

function numberOf(value: JsonValue | undefined): number | null {
  return typeof value === "number" ? value : null;
}
