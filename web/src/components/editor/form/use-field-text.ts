import { useEffect, useRef, useState } from "react";

/** Typing pauses this long before it becomes an edit, so that the history has steps of words rather than of letters. */
const commitDelayMs = 400;

/**
 * The text of a field while somebody types: it becomes an edit after a pause, on leaving the field, or when the field goes away.
 * Meanwhile what comes from the document does not disturb the typing.
 */
export function useFieldText(value: string, commit: (text: string) => void) {
  const [typed, setTyped] = useState<string | null>(null);
  const pending = useRef<{ text: string; commit: (text: string) => void } | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const flush = (): void => {
    clearTimeout(timer.current);
    const open = pending.current;
    pending.current = null;
    open?.commit(open.text);
  };
  useEffect(() => flush, []);
  return {
    text: typed ?? value,
    type: (text: string): void => {
      setTyped(text);
      pending.current = { text, commit };
      clearTimeout(timer.current);
      timer.current = setTimeout(flush, commitDelayMs);
    },
    leave: (): void => {
      flush();
      setTyped(null);
    },
  };
}
