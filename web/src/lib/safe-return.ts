/** Where to go after the login: only to a page of this server, whatever the address of the login page says. */
export function safeReturn(to: string | undefined): string {
  // "//host" and "/\host" lead to another server.
  if (to === undefined || !/^\/(?![/\\])/.test(to)) return "/";
  return to.startsWith("/login") ? "/" : to;
}
