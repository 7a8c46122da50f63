/** Control groups as files: what a limit is called and how a figure is read, in version 2 and in version 1. Pure. */

export type CgroupVersion = 1 | 2;

/** What a control group is made for; in version 1 each has a directory tree of its own. */
export type Controller = "memory" | "cpu" | "pids" | "io" | "usage";

/** Limits of one attempt; null for none. */
export interface CgroupLimits {
  memoryBytes: number | null;
  /** Processors. */
  cpu: number | null;
  processes: number | null;
}

/** What an attempt used; null for what this machine does not count. */
export interface AttemptUsage {
  cpuMs: number | null;
  peakMemoryBytes: number | null;
  readBytes: number | null;
  writtenBytes: number | null;
}

/** A text to write into a file of a controller. */
export interface CgroupSetting {
  controller: Controller;
  file: string;
  text: string;
  /** Absent on some kernels, and not needed there. */
  optional?: true;
}

/** The usual period, in microseconds. */
const CPU_PERIOD = 100_000;
/** The kernel refuses less than a millisecond of a period. */
const MIN_QUOTA = 1_000;

/** Names of version 1's controllers. */
export const LEGACY_NAMES: Readonly<Record<Controller, string>> = {
  memory: "memory",
  cpu: "cpu",
  pids: "pids",
  io: "blkio",
  usage: "cpuacct",
};

/** What to write for the limits. */
export function limitSettings(version: CgroupVersion, limits: CgroupLimits): CgroupSetting[] {
  const { memoryBytes, cpu, processes } = limits;
  return [
    ...(memoryBytes === null ? [] : memorySettings(version, String(memoryBytes))),
    ...(cpu === null
      ? []
      : cpuSettings(version, Math.max(MIN_QUOTA, Math.round(cpu * CPU_PERIOD)))),
    ...(processes === null
      ? []
      : [{ controller: "pids" as const, file: "pids.max", text: String(processes) }]),
  ];
}

function memorySettings(version: CgroupVersion, text: string): CgroupSetting[] {
  const controller = "memory";
  if (version === 1)
    return [
      { controller, file: "memory.limit_in_bytes", text },
      // Memory and swap together: without it a script would go on in swap, slowly.
      { controller, file: "memory.memsw.limit_in_bytes", text, optional: true },
    ];
  return [
    { controller, file: "memory.max", text },
    { controller, file: "memory.swap.max", text: "0", optional: true },
    // Half a script is worth nothing: all of it goes, not only its largest process.
    { controller, file: "memory.oom.group", text: "1", optional: true },
  ];
}

function cpuSettings(version: CgroupVersion, quota: number): CgroupSetting[] {
  const controller = "cpu";
  if (version === 2) return [{ controller, file: "cpu.max", text: `${quota} ${CPU_PERIOD}` }];
  return [
    { controller, file: "cpu.cfs_period_us", text: String(CPU_PERIOD) },
    { controller, file: "cpu.cfs_quota_us", text: String(quota) },
  ];
}

/** Reads a file of a controller; null where there is none. */
export type CgroupReader = (controller: Controller, file: string) => string | null;

/** What was used so far. */
export function usageOf(version: CgroupVersion, read: CgroupReader): AttemptUsage {
  const io = version === 1 ? legacyIo(read) : unifiedIo(read);
  return version === 1
    ? {
        cpuMs: scaled(read("usage", "cpuacct.usage"), 1e-6),
        peakMemoryBytes: scaled(read("memory", "memory.max_usage_in_bytes"), 1),
        ...io,
      }
    : {
        cpuMs: scaled(field(read("usage", "cpu.stat"), "usage_usec"), 1e-3),
        // Kernels before 5.19 do not keep it.
        peakMemoryBytes: scaled(read("memory", "memory.peak"), 1),
        ...io,
      };
}

/** How many processes the kernel has killed because the memory limit was reached. */
export function outOfMemoryKills(version: CgroupVersion, read: CgroupReader): number {
  const file = version === 1 ? "memory.oom_control" : "memory.events";
  return scaled(field(read("memory", file), "oom_kill"), 1) ?? 0;
}

function legacyIo(read: CgroupReader): Pick<AttemptUsage, "readBytes" | "writtenBytes"> {
  const text = read("io", "blkio.throttle.io_service_bytes_recursive");
  if (text === null) return { readBytes: null, writtenBytes: null };
  return { readBytes: sum(text, /\bRead (\d+)/g), writtenBytes: sum(text, /\bWrite (\d+)/g) };
}

function unifiedIo(read: CgroupReader): Pick<AttemptUsage, "readBytes" | "writtenBytes"> {
  const text = read("io", "io.stat");
  if (text === null) return { readBytes: null, writtenBytes: null };
  return { readBytes: sum(text, /\brbytes=(\d+)/g), writtenBytes: sum(text, /\bwbytes=(\d+)/g) };
}

function sum(text: string, pattern: RegExp): number {
  return [...text.matchAll(pattern)].reduce((total, match) => total + Number(match[1]), 0);
}

/** The value of a line `name value`. */
function field(text: string | null, name: string): string | null {
  return new RegExp(`^${name} (\\d+)$`, "m").exec(text ?? "")?.[1] ?? null;
}

function scaled(text: string | null, factor: number): number | null {
  return text === null || !/^\d+\s*$/.test(text) ? null : Math.round(Number(text) * factor);
}

/** Where the control groups of this process lie, from /proc/self/mountinfo and /proc/self/cgroup: the directory by controller. */
export function ownDirectories(
  mountInfo: string,
  membership: string,
): { unified: string | null; legacy: Partial<Record<Controller, string>> } {
  const legacy: Partial<Record<Controller, string>> = {};
  let unified: string | null = null;
  for (const line of mountInfo.split("\n")) {
    const [before = "", after = ""] = line.split(" - ");
    const [, , , root = "/", mountPoint = ""] = before.split(" ");
    const [type, , options = ""] = after.split(" ");
    if (type === "cgroup2") unified ??= directoryOf(membership, "0::", root, mountPoint);
    if (type !== "cgroup") continue;
    for (const [controller, name] of Object.entries(LEGACY_NAMES))
      if (options.split(",").includes(name))
        // The keys of the table are controllers.
        legacy[controller as Controller] ??= directoryOf(membership, name, root, mountPoint);
  }
  return { unified, legacy };
}

/** In a container the mount may show a part of the tree only, and the path may be named from the tree's root or from the part's. */
function directoryOf(membership: string, name: string, root: string, mountPoint: string): string {
  const line = membership.split("\n").find((each) => namesController(each, name));
  const path = line?.split(":").slice(2).join(":") ?? "/";
  const below = root !== "/" && (path === root || path.startsWith(`${root}/`));
  const relative = below ? path.slice(root.length) : path;
  return relative === "/" || relative === "" ? mountPoint : `${mountPoint}${relative}`;
}

function namesController(line: string, name: string): boolean {
  if (name === "0::") return line.startsWith("0::");
  return line.split(":")[1]?.split(",").includes(name) === true;
}
