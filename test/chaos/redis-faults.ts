/** What can happen to Redis and to the connections to it. All of it may cost latency, and nothing else. */
import { setTimeout as sleep } from "node:timers/promises";
import { LEASE_MS, type Arena } from "./arena.ts";
import type { FaultKind } from "./faults.ts";
import type { Proxy } from "./proxy.ts";
import type { Random } from "./random.ts";
import type { TestRedis } from "../support/redis.ts";

/** The kinds; none of them can happen where there is no Redis. */
export const redisFaults: readonly FaultKind[] = [
  { name: "kill redis", weight: 3, isGentle: true, inject: onRedis(killed) },
  {
    name: "flush redis",
    weight: 8,
    isGentle: true,
    // A Redis that is away holds nothing.
    inject: onRedis((redis) => redis.flush().catch(() => undefined)),
  },
  { name: "pause redis", weight: 5, isGentle: true, inject: onRedis(paused) },
  {
    name: "cut redis",
    weight: 8,
    isGentle: true,
    inject: onConnections((proxy) => {
      proxy.cut();
    }),
  },
  {
    name: "blackhole redis",
    weight: 5,
    isGentle: true,
    inject: onConnections(
      lasting((proxy, random) => {
        proxy.hold(random.pick(["up", "down", "both"] as const));
      }),
    ),
  },
  {
    name: "slow redis",
    weight: 5,
    isGentle: true,
    inject: onConnections(
      lasting((proxy, random) => {
        proxy.slow(random.integer(20, 300));
      }),
    ),
  },
];

/** Redis that is being killed or paused: one thing at a time. */
const busy = new WeakSet<TestRedis>();

function onRedis(inject: (redis: TestRedis, random: Random) => Promise<void>) {
  return ({ redis }: Arena, random: Random): Promise<void> | null => {
    if (redis === null || busy.has(redis)) return null;
    busy.add(redis);
    return inject(redis, random).finally(() => busy.delete(redis));
  };
}

function onConnections(inject: (proxy: Proxy, random: Random) => void | Promise<void>) {
  return ({ servers, workers }: Arena, random: Random): Promise<void> | null => {
    const member = random.pick([...servers, ...workers]);
    const { redisProxy } = member.options;
    return redisProxy === null || !member.isUp ? null : Promise.resolve(inject(redisProxy, random));
  };
}

function lasting(begin: (proxy: Proxy, random: Random) => void) {
  return async (proxy: Proxy, random: Random): Promise<void> => {
    begin(proxy, random);
    await sleep(awayMs(random));
    proxy.resume();
  };
}

function awayMs(random: Random): number {
  return random.integer(LEASE_MS / 5, LEASE_MS * 1.5);
}

async function killed(redis: TestRedis, random: Random): Promise<void> {
  await redis.kill();
  await sleep(awayMs(random));
  await redis.start();
}

async function paused(redis: TestRedis, random: Random): Promise<void> {
  redis.freeze();
  await sleep(awayMs(random));
  redis.thaw();
}
