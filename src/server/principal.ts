import { rolePermissions, type Permission, type Role } from "../api/permissions.ts";

/** The project that everything belongs to until there are several; the first migration creates it. */
export const DEFAULT_PROJECT_ID = "00000000-0000-7000-8000-000000000001";

/** Who asks, and what they may do. */
export interface Principal {
  kind: "local" | "token" | "session";
  /** Shown in records such as a version's `created_by`. */
  name: string;
  /** Null in local mode, which knows no users. */
  userId: string | null;
  projectId: string;
  role: Role;
}

/** The single user of local mode. */
export const localPrincipal: Principal = {
  kind: "local",
  name: "local",
  userId: null,
  projectId: DEFAULT_PROJECT_ID,
  role: "owner",
};

/** Whether the principal's role has the permission. */
export function may(principal: Principal, permission: Permission): boolean {
  return rolePermissions[principal.role].has(permission);
}
