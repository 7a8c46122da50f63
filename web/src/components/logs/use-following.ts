import { useEffect, useRef, useState } from "react";
import type { LogSnapshot } from "./log-session.ts";

export interface Following {
  isFollowing: boolean;
  set: (isFollowing: boolean) => void;
  stop: () => void;
  /** Lines that came since. */
  missed: number;
}

/** Whether the end of the log stays in sight: a log that grows is followed from the start, one that has ended is read from its first line. */
export function useFollowing({ state, total }: LogSnapshot, mayStart: boolean): Following {
  const [isFollowing, setFollowing] = useState(mayStart && state !== "ended");
  const seen = useRef(total);
  useEffect(() => {
    if (isFollowing) seen.current = total;
  }, [isFollowing, total]);
  const change = (next: boolean): void => {
    seen.current = total;
    setFollowing(next);
  };
  return {
    isFollowing,
    set: change,
    stop: () => change(false),
    missed: isFollowing ? 0 : Math.max(0, total - seen.current),
  };
}
