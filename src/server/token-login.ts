/** API tokens: who a token stands for, new tokens, and the administrator's first one. */
import { chmod, mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Role } from "../api/permissions.ts";
import { StratalError } from "../base/errors.ts";
import { newId } from "../base/ids.ts";
import type { Database, Queryable } from "../store/database.ts";
import { findToken } from "../store/users/find-token.ts";
import { findTokenByHash } from "../store/users/find-token-by-hash.ts";
import { findUser } from "../store/users/find-user.ts";
import { insertToken } from "../store/users/insert-token.ts";
import { insertUser } from "../store/users/insert-user.ts";
import { touchToken } from "../store/users/touch-token.ts";
import { hashOfApiToken, idOfApiToken, isSameHash, newApiToken } from "./api-token.ts";
import { DEFAULT_PROJECT_ID, type Principal } from "./principal.ts";

/** Not the hash of any password: such a user logs in with tokens only. */
const NO_PASSWORD = "!";
const ADMIN_NAME = "admin";

/** Who a token stands for; null if it is unknown, expired or revoked, or its user is disabled. */
export async function principalOfToken(
  database: Database,
  token: string,
): Promise<Principal | null> {
  return (await accessOfToken(database, token))?.principal ?? null;
}

/** The same, with the id of the token. */
export async function accessOfToken(
  database: Database,
  token: string,
): Promise<{ tokenId: string; principal: Principal } | null> {
  const hash = hashOfApiToken(token);
  const id = idOfApiToken(token);
  // An operator may have chosen a token of another form in the settings.
  const row =
    id === null
      ? token.startsWith("stratal_pat_")
        ? undefined
        : await findTokenByHash(database, { tokenHash: hash })
      : await findToken(database, { id });
  if (row === undefined || !row.valid || !isSameHash(row.token_hash, hash)) return null;
  await touchToken(database, row.id);
  const principal: Principal = {
    kind: "token",
    name: row.user_name,
    userId: row.user_id,
    projectId: row.project_id,
    role: row.role,
  };
  return { tokenId: row.id, principal };
}

/** A user by name, created with the role if there is none. */
export async function ensureUser(
  on: Queryable,
  name: string,
  role: Role,
): Promise<{ id: string; name: string; role: Role }> {
  const created = await insertUser(on, { id: newId(), name, passwordHash: NO_PASSWORD, role });
  if (created !== undefined) return created;
  const found = await findUser(on, { name, role: null });
  if (found === undefined) throw new StratalError("not_found", "The user is gone.");
  return found;
}

/** The administrator, for tokens of a server without logins. */
export function ensureAdministrator(
  on: Queryable,
): Promise<{ id: string; name: string; role: Role }> {
  return ensureUser(on, ADMIN_NAME, "owner");
}

/** Creates a token for a user; its text is in the answer and nowhere else. */
export async function issueToken(
  on: Queryable,
  token: { projectId: string; userId: string; name: string; expiresAt: Date | null },
): Promise<{ id: string; text: string; createdAt: Date }> {
  const id = newId();
  const text = newApiToken(id);
  const row = await insertToken(on, { ...token, id, tokenHash: hashOfApiToken(text) });
  if (row === undefined) throw new Error("a new token exists already");
  return { id, text, createdAt: row.created_at };
}

/**
 * Makes sure that somebody can log in. With `adminToken` that token works for the administrator. Otherwise, if there is no owner
 * yet, one is created with a token that is written to `<dataDir>/admin-token`, readable by its owner only; answers that path.
 */
export async function ensureFirstLogin(
  database: Database,
  options: { adminToken: string | null; dataDir: string },
): Promise<string | null> {
  if (options.adminToken !== null) {
    await storeAdminToken(database, options.adminToken);
    return null;
  }
  if ((await findUser(database, { name: null, role: "owner" })) !== undefined) return null;
  const path = join(options.dataDir, "admin-token");
  await mkdir(options.dataDir, { recursive: true });
  // One transaction: a server that cannot write the file leaves no owner behind that nobody can be.
  return database.transaction(async (connection) => {
    const role = "owner";
    const user = { id: newId(), name: ADMIN_NAME, passwordHash: NO_PASSWORD, role } as const;
    if ((await insertUser(connection, user)) === undefined) return null;
    const { text } = await issueToken(connection, {
      projectId: DEFAULT_PROJECT_ID,
      userId: user.id,
      name: "first login",
      expiresAt: null,
    });
    await writeFile(path, `${text}\n`, { mode: 0o600 });
    await chmod(path, 0o600);
    return path;
  });
}

async function storeAdminToken(database: Database, token: string): Promise<void> {
  const admin = await ensureAdministrator(database);
  await insertToken(database, {
    id: idOfApiToken(token) ?? newId(),
    projectId: DEFAULT_PROJECT_ID,
    userId: admin.id,
    name: "settings",
    tokenHash: hashOfApiToken(token),
    expiresAt: null,
  });
}
