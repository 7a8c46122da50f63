const ADDRESS = /https?:\/\/[^\s<>"'`\u0000-\u001f\u007f-\u009f]+/g;
/** Usually of the sentence around the address. */
const TRAILING = /[.,;:!?)\]}]+$/;
const MAX_LENGTH = 2_048;

/** A piece of a text, and where it leads. */
export interface LinkPart {
  text: string;
  href: string | null;
}

/** The address if it is one that a log may lead to, http or https; null for anything else. */
export function safeAddress(address: string): string | null {
  if (address.length > MAX_LENGTH || !URL.canParse(address)) return null;
  const { protocol, href, username } = new URL(address);
  const isWeb = protocol === "http:" || protocol === "https:";
  // With a user's name an address looks like that of another host.
  return isWeb && username === "" ? href : null;
}

/** A text cut at its addresses. */
export function linkParts(text: string): LinkPart[] {
  const parts: LinkPart[] = [];
  let end = 0;
  for (const match of text.matchAll(ADDRESS)) {
    const address = match[0].replace(TRAILING, "");
    const href = safeAddress(address);
    if (href === null) continue;
    if (match.index > end) parts.push({ text: text.slice(end, match.index), href: null });
    parts.push({ text: address, href });
    end = match.index + address.length;
  }
  if (end < text.length) parts.push({ text: text.slice(end), href: null });
  return parts;
}
