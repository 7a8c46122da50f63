/** What an operation needs; every endpoint names one, or `public`. */
export const permissions = [
  "jobs:read",
  "jobs:write",
  "jobs:delete",
  "runs:read",
  "runs:start",
  "runs:control",
  "logs:read",
  "secrets:read",
  "secrets:write",
  "workers:read",
  "workers:write",
  "queues:write",
  "tokens:read",
  "tokens:write",
] as const;
export type Permission = (typeof permissions)[number];

export const roles = ["viewer", "operator", "admin", "owner"] as const;
export type Role = (typeof roles)[number];

const viewer: readonly Permission[] = ["jobs:read", "runs:read", "logs:read", "workers:read"];
const operator: readonly Permission[] = [...viewer, "runs:start", "runs:control"];
const admin: readonly Permission[] = [
  ...operator,
  "jobs:write",
  "secrets:read",
  "secrets:write",
  "workers:write",
  "queues:write",
  "tokens:read",
];

/** What each role may do; every role includes the one before it. */
export const rolePermissions: Readonly<Record<Role, ReadonlySet<Permission>>> = {
  viewer: new Set(viewer),
  operator: new Set(operator),
  admin: new Set(admin),
  owner: new Set(permissions),
};
