const isoTime = /(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z)/;

/** A text of the server's in pieces: those with an odd index are the times in it, to be shown in the reader's zone. */
export function splitMoments(text: string): string[] {
  return text.split(isoTime);
}
