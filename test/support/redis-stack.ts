import { afterAll, beforeAll } from "vitest";
import { startTestRedis, type TestRedis } from "./redis.ts";
import { startTestStack, type TestStack } from "./test-stack.ts";

/** A stack whose queue is in a Redis of its own. */
export interface RedisStack {
  redis: TestRedis;
  stack: TestStack;
}

/** For the tests of a `describe`: a server and two workers, started before them and closed after them. */
export function redisStack(program: string): Readonly<RedisStack> {
  let running: RedisStack | null = null;
  const started = (): RedisStack => {
    if (running === null) throw new Error("The stack runs within tests and their hooks only.");
    return running;
  };
  beforeAll(async () => {
    const redis = await startTestRedis(program);
    running = { redis, stack: await startTestStack({ redisUrl: redis.url, workers: 2 }) };
  });
  afterAll(async () => {
    await running?.stack.close();
    await running?.redis.close();
  });
  return {
    get redis() {
      return started().redis;
    },
    get stack() {
      return started().stack;
    },
  };
}
