import { describe, expect, it } from "vitest";
import { limitSettings, outOfMemoryKills, ownDirectories, usageOf } from "./cgroup-files.ts";

const UNIFIED_MOUNT =
  "35 24 0:30 / /sys/fs/cgroup rw,nosuid,nodev - cgroup2 cgroup2 rw,nsdelegate,memory_recursiveprot";
const LEGACY_MOUNTS = [
  "31 30 0:26 / /sys/fs/cgroup/memory rw - cgroup cgroup rw,memory",
  "32 30 0:27 / /sys/fs/cgroup/cpu,cpuacct rw - cgroup cgroup rw,cpu,cpuacct",
  "33 30 0:28 / /sys/fs/cgroup/unified rw - cgroup2 cgroup2 rw",
].join("\n");

/** A reader of the files of one group. */
function files(
  contents: Record<string, string>,
): (controller: string, file: string) => string | null {
  return (_controller, file) => contents[file] ?? null;
}

describe("the groups of this process", () => {
  it("lie below the mount of version 2", () => {
    const { unified, legacy } = ownDirectories(
      UNIFIED_MOUNT,
      "0::/system.slice/stratal-worker.service\n",
    );
    expect(unified).toBe("/sys/fs/cgroup/system.slice/stratal-worker.service");
    expect(legacy).toEqual({});
  });

  it("lie below the mounts of version 1, one for each controller", () => {
    const membership = "4:memory:/jobs/a\n3:cpu,cpuacct:/\n0::/\n";
    expect(ownDirectories(LEGACY_MOUNTS, membership)).toEqual({
      unified: "/sys/fs/cgroup/unified",
      legacy: {
        memory: "/sys/fs/cgroup/memory/jobs/a",
        cpu: "/sys/fs/cgroup/cpu,cpuacct",
        usage: "/sys/fs/cgroup/cpu,cpuacct",
      },
    });
  });

  it("are found in a container that shows a part of the tree", () => {
    const mount = "31 30 0:26 /docker/abc /sys/fs/cgroup/memory ro - cgroup cgroup rw,memory";
    expect(ownDirectories(mount, "4:memory:/docker/abc\n").legacy.memory).toBe(
      "/sys/fs/cgroup/memory",
    );
    expect(ownDirectories(mount, "4:memory:/docker/abc/inner\n").legacy.memory).toBe(
      "/sys/fs/cgroup/memory/inner",
    );
  });
});

describe("limits", () => {
  it("of memory leave no way into swap, and end all of a script", () => {
    const limits = { memoryBytes: 1024, cpu: null, processes: null };
    expect(limitSettings(2, limits).map(({ file, text }) => [file, text])).toEqual([
      ["memory.max", "1024"],
      ["memory.swap.max", "0"],
      ["memory.oom.group", "1"],
    ]);
    expect(limitSettings(1, limits).map(({ file }) => file)).toEqual([
      "memory.limit_in_bytes",
      "memory.memsw.limit_in_bytes",
    ]);
  });

  it("of processors are parts of a period, never less than the kernel takes", () => {
    const limits = { memoryBytes: null, cpu: 1.5, processes: 256 };
    expect(limitSettings(2, limits).map(({ text }) => text)).toEqual(["150000 100000", "256"]);
    expect(limitSettings(1, { ...limits, cpu: 0.001, processes: null })[1]!.text).toBe("1000");
  });
});

describe("figures", () => {
  it("of version 2", () => {
    const read = files({
      "cpu.stat": "usage_usec 1500000\nuser_usec 1000000\nsystem_usec 500000\n",
      "memory.peak": "4096\n",
      "io.stat": "8:0 rbytes=100 wbytes=20 rios=1 wios=1\n8:16 rbytes=5 wbytes=0 rios=1 wios=0\n",
      "memory.events": "low 0\nhigh 0\nmax 3\noom 1\noom_kill 2\n",
    });
    expect(usageOf(2, read)).toEqual({
      ...{ cpuMs: 1500, peakMemoryBytes: 4096, readBytes: 105, writtenBytes: 20 },
    });
    expect(outOfMemoryKills(2, read)).toBe(2);
  });

  it("of version 1", () => {
    const read = files({
      "cpuacct.usage": "2000000000\n",
      "memory.max_usage_in_bytes": "8192\n",
      "blkio.throttle.io_service_bytes_recursive":
        "8:0 Read 7\n8:0 Write 9\n8:0 Total 16\nTotal 16\n",
      "memory.oom_control": "oom_kill_disable 0\nunder_oom 0\noom_kill 1\n",
    });
    expect(usageOf(1, read)).toEqual({
      ...{ cpuMs: 2000, peakMemoryBytes: 8192, readBytes: 7, writtenBytes: 9 },
    });
    expect(outOfMemoryKills(1, read)).toBe(1);
  });

  it("that the system does not keep are null", () => {
    expect(usageOf(2, files({}))).toEqual({
      ...{ cpuMs: null, peakMemoryBytes: null, readBytes: null, writtenBytes: null },
    });
    expect(outOfMemoryKills(2, files({}))).toBe(0);
  });
});
