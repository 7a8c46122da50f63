import type { components } from "../../../src/client/schema.gen.ts";

export type Session = components["schemas"]["Session"];
/** A right that an operation of the API asks for. */
export type Permission = Session["permissions"][number];

/** The least role that has each right; the server's own table is the law, and a test holds the two together. */
export const leastRole: Readonly<Record<Permission, Session["role"]>> = {
  "jobs:read": "viewer",
  "runs:read": "viewer",
  "logs:read": "viewer",
  "workers:read": "viewer",
  "runs:start": "operator",
  "runs:control": "operator",
  "jobs:write": "admin",
  "secrets:read": "admin",
  "secrets:write": "admin",
  "workers:write": "admin",
  "queues:write": "admin",
  "tokens:read": "admin",
  "jobs:delete": "owner",
  "tokens:write": "owner",
};

/** Why somebody may not do what needs the right; undefined if they may, or while it is not known who they are. */
export function refusalOf(session: Session | undefined, needed: Permission): string | undefined {
  if (session === undefined || session.permissions.includes(needed)) return undefined;
  const role = leastRole[needed];
  const least = role === "owner" ? "the role owner" : `the role ${role} or more`;
  return `This needs ${least}; yours is ${session.role}.`;
}
