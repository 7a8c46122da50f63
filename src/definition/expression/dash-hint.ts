/**
 * The advice for `tasks.a-b`, which CEL reads as a difference: ` Write tasks['a-b'].` with a leading space, or nothing if the place does
 * not look like a name with a dash.
 */
export function dashHint(source: string, offset: number): string {
  const start = edgeOf(source, offset, -1, /[\w-]/);
  const end = edgeOf(source, offset, 1, /[\w-]/);
  const name = source.slice(start, end);
  if (!/^[A-Za-z_]\w*(?:-\w+)+$/.test(name) || source[start - 1] !== ".") return "";
  const owner = source.slice(edgeOf(source, start - 1, -1, /[\w.[\]'"]/), start - 1);
  return owner === "" ? "" : ` A name with "-" needs brackets: ${owner}['${name}'].`;
}

/** The first offset of a run of such characters around `offset`, or the one behind its last. */
function edgeOf(source: string, offset: number, direction: 1 | -1, allowed: RegExp): number {
  let at = offset;
  if (direction === 1) while (at < source.length && allowed.test(source[at]!)) at += 1;
  else while (at > 0 && allowed.test(source[at - 1]!)) at -= 1;
  return at;
}
