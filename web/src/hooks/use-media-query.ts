import { useCallback, useSyncExternalStore } from "react";

/** Whether a media query holds, and a new drawing when that changes. */
export function useMediaQuery(query: string): boolean {
  const subscribe = useCallback(
    (listener: () => void) => {
      const list = matchMedia(query);
      list.addEventListener("change", listener);
      return () => list.removeEventListener("change", listener);
    },
    [query],
  );
  return useSyncExternalStore(subscribe, () => matchMedia(query).matches);
}

/** Narrower than a tablet: tables become cards and the rail becomes a bar at the bottom. */
export function useIsNarrow(): boolean {
  return useMediaQuery("(max-width: 767px)");
}
