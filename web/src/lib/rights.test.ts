import { describe, expect, it } from "vitest";
import { permissions, rolePermissions, roles } from "../../../src/api/permissions.ts";
import { leastRole, refusalOf } from "./rights.ts";

describe("rights", () => {
  it.each(permissions)("names the least role that has %s, as the server does", (permission) => {
    expect(leastRole[permission]).toBe(roles.find((role) => rolePermissions[role].has(permission)));
  });

  it("names the role that is missing, and refuses nothing that the role has", () => {
    const viewer = {
      mode: "token" as const,
      name: "ann",
      role: "viewer" as const,
      permissions: [...rolePermissions.viewer],
    };
    expect(refusalOf(viewer, "runs:start")).toBe(
      "This needs the role operator or more; yours is viewer.",
    );
    expect(refusalOf(viewer, "jobs:delete")).toBe("This needs the role owner; yours is viewer.");
    expect(refusalOf(viewer, "runs:read")).toBeUndefined();
    expect(refusalOf(undefined, "runs:start")).toBeUndefined();
  });
});
