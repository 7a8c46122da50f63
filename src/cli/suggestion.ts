import { closestName } from "../base/did-you-mean.ts";

const SHORT_NAME = 3;

/**
 * The known name that was probably meant, or null. In a name of up to three letters one edit leaves too little in common, so it must
 * at least begin alike: `lst` means `list`, but `get` does not mean `set`.
 */
export function meantName(name: string, known: Iterable<string>): string | null {
  const closest = closestName(name, known);
  if (closest === null || name.length > SHORT_NAME) return closest;
  const beginsAlike = closest[0]!.toLowerCase() === name[0]?.toLowerCase();
  return beginsAlike && name.length > 1 ? closest : null;
}

/** ` Did you mean "x"?` with a leading space, or nothing: made to be appended to a message. */
export function didYouMean(name: string, known: Iterable<string>): string {
  const meant = meantName(name, known);
  return meant === null ? "" : ` Did you mean "${meant}"?`;
}
