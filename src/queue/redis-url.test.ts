import { describe, expect, it } from "vitest";
import { readRedisUrl } from "./redis-url.ts";

const single = {
  kind: "single",
  nodes: [{ host: "localhost", port: 6379 }],
  tls: false,
  ca: null,
  username: null,
  password: null,
  database: 0,
  group: null,
  sentinelPassword: null,
};

describe("the URL of Redis", () => {
  it.each([
    ["redis://localhost", single],
    ["redis://localhost/", single],
    [
      "rediss://worker:p%40ss@cache.example.com:6380/3?ca=/etc/ssl/redis.pem",
      {
        ...single,
        nodes: [{ host: "cache.example.com", port: 6380 }],
        tls: true,
        ca: "/etc/ssl/redis.pem",
        username: "worker",
        password: "p@ss",
        database: 3,
      },
    ],
    [
      "redis://:secret@[::1]",
      { ...single, nodes: [{ host: "::1", port: 6379 }], password: "secret" },
    ],
    [
      "redis://:pw@s1/1?sentinel=main&node=s2:26380&node=s3&sentinel_password=watch",
      {
        ...single,
        kind: "sentinel",
        nodes: [
          { host: "s1", port: 26379 },
          { host: "s2", port: 26380 },
          { host: "s3", port: 26379 },
        ],
        password: "pw",
        database: 1,
        group: "main",
        sentinelPassword: "watch",
      },
    ],
    [
      "redis://c1:7001?cluster=true&node=c2:7002",
      {
        ...single,
        kind: "cluster",
        nodes: [
          { host: "c1", port: 7001 },
          { host: "c2", port: 7002 },
        ],
      },
    ],
  ])("is read: %s", (url, address) => {
    expect(readRedisUrl(url)).toEqual(address);
  });

  it.each([
    ["redis://h/x", "what follows the host must be a database's number"],
    ["redis://h?sentinal=main", 'there is no parameter sentinal. Did you mean "sentinel"?'],
    ["redis://h?cluster=yes", "`cluster` can only be `true`"],
    ["redis://h?cluster=true&sentinel=m", "exclude each other"],
    ["redis://h/1?cluster=true", "a Cluster has only the database 0"],
    ["redis://h?node=h2", "`node` goes with"],
    ["redis://h?ca=/x", "`ca` goes with rediss://"],
    ["redis://h?cluster=true&node=a:b:c", "a host is missing or is not valid"],
    ["redis:///0", "a host is missing or is not valid"],
  ])("is refused, with the reason and without its password: %s", (url, reason) => {
    const secret = url.replace("redis://", "redis://:hunter2@");
    // A URL without a host has no place for a password.
    const given = URL.canParse(secret) ? secret : url;
    expect(() => readRedisUrl(given)).toThrow(reason);
    expect(() => readRedisUrl(given)).not.toThrow("hunter2");
  });
});
