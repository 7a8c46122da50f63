/** How a process ended; both null if nobody knows. */
export interface ProcessExit {
  code: number | null;
  signal: NodeJS.Signals | null;
}
