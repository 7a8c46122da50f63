/** Sessions of browsers: each stands for the API token that it was opened with. */
import type { Queryable } from "../database.ts";
import { run, runOne } from "../statement.ts";
import { closeSessionRow } from "./close-session.queries.ts";
import { findSessionRow, type IFindSessionRowResult } from "./find-session.queries.ts";
import { openSessionRow, type IOpenSessionRowParams } from "./open-session.queries.ts";
import { touchSessionRow } from "./touch-session.queries.ts";

export type SessionRow = IFindSessionRowResult;

/** Opens a session; answers when it ends at the latest, or nothing if the token is gone. */
export async function openSession(
  on: Queryable,
  session: IOpenSessionRowParams,
): Promise<Date | undefined> {
  return (await runOne(openSessionRow, session, on))?.expires_at;
}

/** The session of a secret, with its user. */
export function findSession(
  on: Queryable,
  secretHash: Buffer,
  idleMs: number,
): Promise<SessionRow | undefined> {
  return runOne(findSessionRow, { secretHash, idleMs }, on);
}

/** Notes that a session was used. */
export async function touchSession(on: Queryable, id: string): Promise<void> {
  await run(touchSessionRow, { id }, on);
}

/** Ends the session of a secret. */
export async function closeSession(on: Queryable, secretHash: Buffer): Promise<void> {
  await run(closeSessionRow, { secretHash }, on);
}
