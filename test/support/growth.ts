const ROUNDS = 3;

/** Between the 10 of linear work and the 100 of quadratic work. */
export const LINEAR_GROWTH = 40;

/**
 * How many times more processor time work of ten times the size takes: the fastest of some rounds each, in one process, so that neither a
 * slow machine nor a busy one matters.
 */
export function growthOverTenfold(size: number, work: (size: number) => void): number {
  work(size);
  return processorTime(() => work(10 * size)) / processorTime(() => work(size));
}

function processorTime(work: () => void): number {
  const times = Array.from({ length: ROUNDS }, () => {
    const start = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(start);
    return user + system;
  });
  return Math.min(...times);
}
