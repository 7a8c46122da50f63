/** Answers at the first SIGINT or SIGTERM; a second one calls `again`, a third one ends the process. */
export function untilStopSignal(again: () => void): Promise<NodeJS.Signals> {
  return new Promise((resolve) => {
    let count = 0;
    const handle = (signal: NodeJS.Signals): void => {
      count += 1;
      if (count === 1) resolve(signal);
      else if (count === 2) again();
      else process.exit(130);
    };
    process.on("SIGINT", handle);
    process.on("SIGTERM", handle);
  });
}
