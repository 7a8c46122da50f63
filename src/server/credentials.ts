/** What a request shows to say who asks: an API token, or the cookie of a browser's session. */
import type { FastifyRequest } from "fastify";
import type { Database } from "../store/database.ts";
import { principalOfSession, sessionSecretOf } from "./browser-session.ts";
import type { Principal } from "./principal.ts";
import { principalOfToken } from "./token-login.ts";

export interface Credential {
  kind: "token" | "session";
  secret: string;
}

/** The credential of a request; null if it has none. A token that is sent counts, also if there is a cookie. */
export function credentialOf({ headers }: FastifyRequest): Credential | null {
  const { authorization, cookie } = headers;
  if (authorization !== undefined) {
    // Not one of ours, and so of nobody.
    const secret = /^bearer +([\x21-\x7e]{1,512})$/i.exec(authorization)?.[1] ?? "";
    return { kind: "token", secret };
  }
  const secret = sessionSecretOf(cookie);
  return secret === null ? null : { kind: "session", secret };
}

/** Who a credential stands for; null if it does not work, or not any more. */
export function principalOf(
  database: Database,
  { kind, secret }: Credential,
): Promise<Principal | null> {
  return kind === "token"
    ? principalOfToken(database, secret)
    : principalOfSession(database, secret);
}
