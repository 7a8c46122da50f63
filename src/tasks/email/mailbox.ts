import parseAddressList from "nodemailer/lib/addressparser";

/** A name and an address, apart: so nothing in the name can become another address. */
export interface Mailbox {
  name: string;
  address: string;
}

/** Addresses are kept to what mail systems use: no quoted local parts, which parsers read in different ways. */
const ADDRESS = /^[^\s@"<>,;:\\()[\]\p{Cc}]+@[^\s@"<>,;:\\()[\]\p{Cc}]+$/u;

/** A line break ends a header line, and NUL ends it for some servers: neither may be in anything that becomes one. */
export function breaksHeaderLine(text: string): boolean {
  return /[\r\n\u0000\u2028\u2029]/.test(text);
}

/** The mailboxes in texts such as `a@x.org, Bea <b@y.org>`, or what is wrong with them. */
export function parseMailboxes(
  texts: readonly string[],
): { mailboxes: Mailbox[] } | { problem: string } {
  const mailboxes: Mailbox[] = [];
  for (const text of texts.map((entry) => entry.trim()).filter((entry) => entry !== "")) {
    if (breaksHeaderLine(text)) return { problem: "must not hold line breaks" };
    for (const { name, address } of parseAddressList(text, { flatten: true })) {
      // Without a comma between them the second address would be taken for the name of the first.
      const swallowed = name.includes("@") && !text.includes('"');
      if (swallowed || !ADDRESS.test(address)) {
        return {
          problem: `${JSON.stringify(text)} is not a list of addresses with commas between`,
        };
      }
      mailboxes.push({ name, address });
    }
  }
  return { mailboxes };
}
