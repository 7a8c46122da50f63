/**
 * Sessions of browsers. A page cannot keep an API token where no script reads it; the cookie that stands for one, it can.
 *
 * 1. The cookie holds a random secret, the database its hash.
 * 2. A session ends with its token, after IDLE_MS without a request, and after LONGEST_MS in any case.
 */
import { createHash, randomBytes } from "node:crypto";
import { newId } from "../base/ids.ts";
import type { Database } from "../store/database.ts";
import { findSession, openSession, touchSession } from "../store/users/sessions.ts";
import type { Principal } from "./principal.ts";

/** Longest time between two requests of a session. */
export const IDLE_MS = 12 * 3_600_000;
/** Longest time that a session lasts. */
export const LONGEST_MS = 7 * 24 * 3_600_000;
/** Name of the cookie. */
export const SESSION_COOKIE = "stratal_session";
const SECRET_BYTES = 32;
const COOKIE = new RegExp(`(?:^|;\\s*)${SESSION_COOKIE}=([A-Za-z0-9_-]{43})(?:;|$)`);

/** The secret of a session in a Cookie header; null if there is none. */
export function sessionSecretOf(cookies: string | undefined): string | null {
  return COOKIE.exec(cookies ?? "")?.[1] ?? null;
}

/** What is stored of a secret. */
export function hashOfSecret(secret: string): Buffer {
  return createHash("sha256").update(secret).digest();
}

/** Opens a session for a token; its secret is in the answer and nowhere else. Null if the token is gone. */
export async function newSession(
  database: Database,
  tokenId: string,
): Promise<{ secret: string; expiresAt: Date } | null> {
  const secret = randomBytes(SECRET_BYTES).toString("base64url");
  const expiresAt = await openSession(database, {
    id: newId(),
    tokenId,
    secretHash: hashOfSecret(secret),
    longestMs: LONGEST_MS,
  });
  return expiresAt === undefined ? null : { secret, expiresAt };
}

/** Who a session stands for; null if it is unknown or has ended. */
export async function principalOfSession(
  database: Database,
  secret: string,
): Promise<Principal | null> {
  const row = await findSession(database, hashOfSecret(secret), IDLE_MS);
  if (row === undefined || !row.valid) return null;
  await touchSession(database, row.id);
  return {
    kind: "session",
    name: row.user_name,
    userId: row.user_id,
    projectId: row.project_id,
    role: row.role,
  };
}

/** The Set-Cookie header that gives a browser the session, or with null takes it away. */
export function sessionCookie(secret: string | null, isSecure: boolean): string {
  const seconds = secret === null ? 0 : LONGEST_MS / 1_000;
  const parts = [`${SESSION_COOKIE}=${secret ?? ""}`, "Path=/", `Max-Age=${seconds}`];
  return [...parts, "HttpOnly", "SameSite=Strict", ...(isSecure ? ["Secure"] : [])].join("; ");
}
