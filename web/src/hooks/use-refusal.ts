import { createContext, use } from "react";
import { refusalOf, type Permission, type Session } from "../lib/rights.ts";

/** Who looks at the page; given once by the shell, for a long list has hundreds of buttons that ask. */
export const SessionContext = createContext<Session | undefined>(undefined);

/** Why the reader may not do what needs the right, in a sentence for them; undefined if they may. */
export function useRefusal(needed: Permission | undefined): string | undefined {
  const session = use(SessionContext);
  return needed === undefined ? undefined : refusalOf(session, needed);
}
