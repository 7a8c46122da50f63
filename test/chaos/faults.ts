/** What can happen to processes, connections and the database. A fault that lasts is taken back after a while, whatever else happens. */
import { setTimeout as sleep } from "node:timers/promises";
import { LEASE_MS, postmasterOf, type Arena } from "./arena.ts";
import type { Member } from "./member.ts";
import type { Direction } from "./proxy.ts";
import type { Random } from "./random.ts";
import { redisFaults } from "./redis-faults.ts";

/** A kind of fault. */
export interface FaultKind {
  name: string;
  weight: number;
  /** It leaves every worker its lease. */
  isGentle: boolean;
  /** Null if it cannot happen now, else what to wait for until it is over. */
  inject(arena: Arena, random: Random): Promise<void> | null;
}

/** Weights follow the cost: what takes a worker away for a lease is rarer, or nothing would get done. */
const kinds: readonly FaultKind[] = [
  {
    name: "kill worker",
    weight: 5,
    isGentle: false,
    inject: onMember("workers", (member) => {
      member.kill("SIGKILL");
    }),
  },
  {
    name: "kill server",
    weight: 3,
    isGentle: true,
    inject: onMember("servers", (member) => {
      member.kill("SIGKILL");
    }),
  },
  {
    name: "drain worker",
    weight: 3,
    isGentle: false,
    inject: onMember("workers", (member) => {
      member.kill("SIGTERM");
    }),
  },
  { name: "pause worker", weight: 9, isGentle: false, inject: onMember("workers", pause) },
  {
    name: "pause worker for good",
    weight: 3,
    isGentle: false,
    inject: onMember("workers", freeze),
  },
  { name: "pause server", weight: 4, isGentle: true, inject: onMember("servers", pause) },
  { name: "end connections", weight: 22, isGentle: true, inject: endConnections },
  {
    name: "cut network",
    weight: 18,
    isGentle: true,
    inject: onMember("both", ({ options }) => {
      options.proxy.cut();
    }),
  },
  {
    name: "refuse network",
    weight: 5,
    isGentle: false,
    inject: onMember(
      "both",
      lasting((proxy) => {
        proxy.refuse();
      }),
    ),
  },
  {
    name: "lose answers",
    weight: 25,
    isGentle: true,
    inject: onMember("both", ({ options }, random) => options.proxy.loseAnswers(shortMs(random))),
  },
  {
    name: "deliver late",
    weight: 8,
    isGentle: true,
    inject: onMember("both", ({ options }, random) =>
      options.proxy.strand(shortMs(random), shortMs(random) * 4),
    ),
  },
  {
    name: "die with requests under way",
    weight: 6,
    isGentle: false,
    inject: onMember("workers", dieTalking),
  },
  { name: "blackhole network", weight: 10, isGentle: false, inject: onMember("both", blackhole) },
  { name: "slow network", weight: 12, isGentle: true, inject: onMember("both", slow) },
  { name: "crash database", weight: 3, isGentle: false, inject: crashDatabase },
  ...redisFaults,
];

const gentleKinds = kinds.filter((kind) => kind.isGentle);

const MAX_DRAWS = 10;
/** The last part of the time, in which workers keep their leases. */
const GENTLE_PART = 0.25;

/** One fault after the other until told to stop; answers how many there were of each kind. */
export class Nemesis {
  readonly counts = new Map<string, number>();
  readonly #arena: Arena;
  readonly #random: Random;
  readonly #note: (kind: string) => void;
  readonly #open = new Set<Promise<void>>();

  constructor(arena: Arena, random: Random, note: (kind: string) => void) {
    this.#arena = arena;
    this.#random = random;
    this.#note = note;
  }

  get total(): number {
    return [...this.counts.values()].reduce((sum, count) => sum + count, 0);
  }

  /**
   * Injects faults until `signal` is aborted, then waits until all are over. In the last part of `seconds` no worker loses its lease: what a
   * living worker holds and does not run would else be taken from it with everything else.
   */
  async run(meanPauseMs: number, seconds: number, signal: AbortSignal): Promise<void> {
    const gentleFrom = performance.now() + seconds * 1_000 * (1 - GENTLE_PART);
    while (!signal.aborted) {
      const isGentle = performance.now() > gentleFrom;
      // What cannot happen now, since its process is stopped or starting, makes room for something else.
      for (let draws = 0; draws < MAX_DRAWS && !this.#inject(isGentle); draws += 1);
      const pauseMs = this.#random.integer(0, 2 * meanPauseMs);
      await sleep(pauseMs, undefined, { signal }).catch(() => undefined);
    }
    await Promise.all(this.#open);
    for (const { options } of members(this.#arena)) {
      options.proxy.resume();
      options.redisProxy?.resume();
    }
  }

  #inject(isGentle: boolean): boolean {
    const kind = this.#random.weighted(isGentle ? gentleKinds : kinds);
    const over = kind.inject(this.#arena, this.#random);
    if (over === null) return false;
    this.counts.set(kind.name, (this.counts.get(kind.name) ?? 0) + 1);
    this.#note(kind.name);
    const open = over.finally(() => this.#open.delete(open));
    this.#open.add(open);
    return true;
  }
}

function members(arena: Arena): Member[] {
  return [...arena.servers, ...arena.workers];
}

type OnMember = (member: Member, random: Random) => void | Promise<void>;

function onMember(who: "servers" | "workers" | "both", inject: OnMember): FaultKind["inject"] {
  return (arena, random) => {
    const group = who === "both" ? members(arena) : arena[who];
    const member = random.pick(group);
    return member.isUp ? Promise.resolve(inject(member, random)) : null;
  };
}

/** From what nobody minds to what costs the lease. */
function lastingMs(random: Random): number {
  return random.integer(LEASE_MS / 5, LEASE_MS * 1.5);
}

/** Long enough for requests to be under way, too short to cost a lease. */
function shortMs(random: Random): number {
  return random.integer(50, LEASE_MS / 5);
}

async function pause(member: Member, random: Random): Promise<void> {
  member.pause();
  await sleep(lastingMs(random));
  member.resume();
}

/** So long that the lease is over, and others run what it ran, before it goes on. */
async function freeze(member: Member, random: Random): Promise<void> {
  member.pause();
  await sleep(random.integer(LEASE_MS * 1.2, LEASE_MS * 2));
  member.resume();
}

/** What it said last arrives when others run what it ran. */
async function dieTalking(member: Member, random: Random): Promise<void> {
  const gone = member.options.proxy.strand(
    random.integer(200, 600),
    random.integer(LEASE_MS, LEASE_MS * 2),
    () => {
      member.kill("SIGKILL");
    },
  );
  await gone;
}

function lasting(begin: (proxy: Member["options"]["proxy"], random: Random) => void): OnMember {
  return async ({ options: { proxy } }, random) => {
    begin(proxy, random);
    await sleep(lastingMs(random));
    proxy.resume();
  };
}

function blackhole(member: Member, random: Random): void | Promise<void> {
  const direction = random.pick<Direction>(["up", "down", "both"]);
  return lasting((proxy) => {
    proxy.hold(direction);
  })(member, random);
}

function slow(member: Member, random: Random): void | Promise<void> {
  const delayMs = random.integer(20, 300);
  return lasting((proxy) => {
    proxy.slow(delayMs);
  })(member, random);
}

/** As an administrator, or a failing proxy of the database, does: some of all sessions. */
async function endConnections({ database }: Arena, random: Random): Promise<void> {
  const part = random.pick([0.1, 0.5, 1]);
  await database
    .query({
      text: `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
             WHERE backend_type = 'client backend' AND application_name <> 'chaos' AND random() < $1`,
      values: [part],
    })
    .catch(() => undefined);
}

/** As power does: nothing is written any more. It starts again by itself. */
async function crashDatabase(arena: Arena): Promise<void> {
  const pid = await postmasterOf(arena);
  try {
    if (pid !== null) process.kill(pid, "SIGQUIT");
  } catch {
    // It has ended since.
  }
}
