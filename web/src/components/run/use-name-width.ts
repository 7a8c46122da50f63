import { useIsNarrow } from "../../hooks/use-media-query.ts";

/** Pixels of the timeline's column of names. */
export function useNameWidth(): number {
  return useIsNarrow() ? 110 : 170;
}
