/** The part of an id that tells it from others at a glance: runs begin with their time and end with zeros. */
export function shortId(id: string): string {
  return id.slice(-12, -6);
}
