import { useEffect, useState } from "react";

const settleMs = 300;

/** A value that follows the given one when nobody has changed it for a moment: for questions to the server while somebody types. */
export function useSettled<Value>(value: Value): Value {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), settleMs);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}
