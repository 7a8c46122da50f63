import { useEffect, useLayoutEffect, useRef, useState, type RefObject } from "react";

const endTolerancePx = 24;

export interface Follow {
  box: RefObject<HTMLDivElement | null>;
  content: RefObject<HTMLDivElement | null>;
  isFollowing: boolean;
  setFollowing: (following: boolean) => void;
  onScroll: () => void;
}

/**
 * Keeps the end of a scrolling box in sight, until the reader scrolls up; back at the end, it goes on. Only a movement upwards is
 * the reader's: new lines, lines that wrap anew and a window of another size move the end, not the reader.
 */
export function useFollow(lines: readonly unknown[]): Follow {
  const box = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const lastTop = useRef(0);
  const [isFollowing, setFollowing] = useState(true);

  useLayoutEffect(() => {
    if (isFollowing) scrollToEnd(box.current);
  }, [isFollowing, lines]);

  useEffect(() => {
    if (!isFollowing) return;
    const observer = new ResizeObserver(() => scrollToEnd(box.current));
    observer.observe(box.current!);
    observer.observe(content.current!);
    return () => observer.disconnect();
  }, [isFollowing]);

  const onScroll = (): void => {
    const { scrollTop, scrollHeight, clientHeight } = box.current!;
    if (scrollHeight - scrollTop - clientHeight < endTolerancePx) setFollowing(true);
    else if (scrollTop < lastTop.current) setFollowing(false);
    lastTop.current = scrollTop;
  };
  return { box, content, isFollowing, setFollowing, onScroll };
}

function scrollToEnd(box: HTMLElement | null): void {
  if (box !== null) box.scrollTop = box.scrollHeight;
}
