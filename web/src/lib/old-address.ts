/** The UI once kept its pages behind `#`; links like `/#/runs/<id>` are still in mails and chats. */
export function newAddressOf(hash: string): string | null {
  if (hash === "#/" || hash === "#") return "/";
  const run = /^#\/runs\/([0-9a-f-]{36})$/i.exec(hash);
  return run === null ? null : `/runs/${run[1]!}`;
}
