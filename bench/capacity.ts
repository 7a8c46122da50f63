/**
 * A small model of what a Stratal carries: processes that share the cores of a machine, as long as each of them has work. It knows what
 * docs/scaling.md says a task costs, and nothing else; the overload bench shows it beside what was measured.
 */

/** What shares the cores. Times are microseconds of processor time. */
export interface Load {
  /** Cores that it gets; on a shared machine less than there are. */
  cores: number;
  workers: number;
  tasksPerRun: number;
  /** Clients that start the next run as soon as the last one is accepted; 0 if all is submitted. */
  submitters: number;
}

export interface Rates {
  /** Tasks per second. */
  submitted: number;
  executed: number;
}

/** Of one builtin task that does nothing. */
const EXECUTE = { database: 80, worker: 52 };
const CREATE = { database: 28, server: 8 };
/** Of one run besides its tasks. */
const RUN = { database: 900, server: 1_500 };
/** Connections over which a worker claims and settles at once. */
const BACKENDS_PER_WORKER = 2;

/** One kind of work, done by a process of its own together with the database; either may be what it waits for. */
interface Stream {
  /** Of one task. */
  own: number;
  database: number;
  /** Processes, and connections to the database. */
  processes: number;
  backends: number;
}

/** What is submitted and executed per second while work waits for both. */
export function predict({ cores, workers, tasksPerRun, submitters }: Load): Rates {
  const submitting: Stream = {
    own: CREATE.server + RUN.server / tasksPerRun,
    database: CREATE.database + RUN.database / tasksPerRun,
    processes: submitters === 0 ? 0 : 1,
    backends: submitters,
  };
  const executing: Stream = {
    own: EXECUTE.worker,
    database: EXECUTE.database,
    processes: workers,
    backends: workers * BACKENDS_PER_WORKER,
  };
  const [submitted, executed] = share([submitting, executing], cores);
  return { submitted: submitted!, executed: executed! };
}

/** Who is runnable gets an equal part of the cores. */
function share(streams: readonly Stream[], cores: number): number[] {
  const running = streams.map(threadsOf);
  const all = running.reduce((sum, threads) => sum + threads, 0);
  const part = Math.min(1, cores / all);
  return streams.map(
    ({ own, database }, index) => (running[index]! * part * 1_000_000) / (own + database),
  );
}

/** Threads that a stream keeps busy: its bottleneck all the time, the other half as much as it is fed. */
function threadsOf({ own, database, processes, backends }: Stream): number {
  if (processes === 0) return 0;
  const rate = Math.min(processes / own, backends / database);
  return rate * (own + database);
}
