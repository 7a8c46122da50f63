/** Handles Ctrl-C (and SIGTERM) while a command waits; answers with how to stop handling it. A third one ends the process. */
export function onInterrupt(actions: { first: () => void; second: () => void }): () => void {
  let count = 0;
  const handle = (): void => {
    count += 1;
    if (count === 1) actions.first();
    else if (count === 2) actions.second();
    else process.exit(130);
  };
  process.on("SIGINT", handle);
  process.on("SIGTERM", handle);
  return () => {
    process.off("SIGINT", handle);
    process.off("SIGTERM", handle);
  };
}
