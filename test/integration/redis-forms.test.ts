/** The forms of REDIS_URL beside a plain server: each carries rings and task runs. */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openQueue } from "../../src/queue/open-queue.ts";
import type { Queue } from "../../src/queue/queue.ts";
import { logger, names, QueueBench, request, tasksOf } from "../conformance/queue.ts";
import { until } from "../support/processes.ts";
import {
  describeWithRedis,
  freePort,
  startProgram,
  startTestRedis,
  type TestRedis,
} from "../support/redis.ts";
import { selfSignedCertificate } from "../support/self-signed-certificate.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "stratal-redis-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Rings and takes over the Redis of a URL. */
async function expectToWork(url: string): Promise<void> {
  const bench = await QueueBench.start((database) =>
    openQueue({ redisUrl: url, database, claimDatabase: database, logger }),
  );
  try {
    const queue: Queue = await bench.queue();
    await until("it is reachable", () => queue.isReachable());
    const worker = await bench.kernel.worker();
    const rung: string[] = [];
    const subscription = (await bench.queue()).subscribe(["default"], () => rung.push("ring"));
    await until("it is listened to", () => rung.length === 1);
    await bench.ready(queue, tasksOf(5));
    await until("the ring is heard", () => rung.length > 1);
    const first = await queue.claim(request(worker, { inlineLimit: 2 }));
    const rest = await queue.claim(request(worker));
    expect(names([...first, ...rest])).toEqual(tasksOf(5).map(({ name }) => name));
    await subscription.close();
  } finally {
    await bench.close();
  }
}

async function isReachable(url: string): Promise<boolean> {
  const bench = await QueueBench.start((database) =>
    openQueue({ redisUrl: url, database, claimDatabase: database, logger }),
  );
  try {
    return await (await bench.queue()).isReachable();
  } finally {
    await bench.close();
  }
}

async function withRedis(
  program: string,
  args: readonly string[],
  work: (redis: TestRedis) => Promise<void>,
): Promise<void> {
  const redis = await startTestRedis(program, args);
  try {
    await work(redis);
  } finally {
    await redis.close();
  }
}

describeWithRedis("REDIS_URL", (program) => {
  it("logs in with a password", async () => {
    await withRedis(program, ["--requirepass", "p@ss word"], async ({ url }) => {
      await expectToWork(url.replace("redis://", `redis://:${encodeURIComponent("p@ss word")}@`));
    });
  });

  it("speaks TLS with a server whose certificate it is told to trust", async () => {
    const { key, cert } = selfSignedCertificate();
    await writeFile(join(folder, "key.pem"), key);
    await writeFile(join(folder, "cert.pem"), cert);
    const port = String(await freePort());
    const files = [
      "--tls-key-file",
      join(folder, "key.pem"),
      "--tls-cert-file",
      join(folder, "cert.pem"),
    ];
    const tls = ["--tls-port", port, ...files, "--tls-auth-clients", "no"];
    await withRedis(program, tls, async () => {
      await expectToWork(`rediss://localhost:${port}?ca=${join(folder, "cert.pem")}`);
      expect(await isReachable(`rediss://localhost:${port}`)).toBe(false);
      await expect(isReachable(`rediss://localhost:${port}?ca=/no/such/file`)).rejects.toThrow(
        "REDIS_URL names a file of certificates (ca) that cannot be read",
      );
    });
  });

  it("finds the master that Sentinels name", async () => {
    await withRedis(program, [], async ({ url }) => {
      const master = new URL(url).port;
      const port = String(await freePort());
      const config = join(folder, `sentinel-${port}.conf`);
      await writeFile(
        config,
        `port ${port}\nbind 127.0.0.1\nsentinel monitor main 127.0.0.1 ${master} 1\n`,
      );
      const sentinel = await startProgram(program, [config, "--sentinel"]);
      try {
        await expectToWork(`redis://127.0.0.1:${port}?sentinel=main`);
      } finally {
        sentinel.kill("SIGKILL");
      }
    });
  });

  it("works with a Cluster", async () => {
    const nodes = join(folder, `nodes-${String(await freePort())}.conf`);
    const cluster = [
      ["--cluster-enabled", "yes"],
      ["--cluster-config-file", nodes],
      // A node that no other one has met does not know its own address.
      ["--cluster-announce-ip", "127.0.0.1"],
    ].flat();
    await withRedis(program, cluster, async (redis) => {
      await redis.command("CLUSTER", "ADDSLOTSRANGE", "0", "16383");
      await until("the cluster is up", async () =>
        String(await redis.command("CLUSTER", "INFO")).includes("cluster_state:ok"),
      );
      await expectToWork(`${redis.url}?cluster=true`);
    });
  });
});
