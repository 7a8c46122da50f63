/** The commands that put a script in its place: `cgroup → limits → user → sandbox → script`, each of which becomes the next. Pure. */
/** A program with its arguments. */
export type Argv = readonly [file: string, ...args: string[]];

/**
 * Absolute paths of the programs that the commands are made of. Absolute, because a task may set PATH, and what runs before the user is
 * changed must not be the task's.
 */
export interface Tools {
  prlimit: string;
  setpriv: string;
  bwrap: string;
}

/** Files of the machine's configuration that programs need and that hold no secret; none of them has to exist. */
const PUBLIC_CONFIGURATION = [
  ...["alternatives", "ca-certificates", "ca-certificates.conf", "crypto-policies", "fonts"],
  ...["gai.conf", "group", "host.conf", "hosts", "java-17-openjdk", "java-21-openjdk"],
  ...["ld.so.cache", "ld.so.conf", "ld.so.conf.d", "localtime", "magic", "mime.types"],
  ...["nsswitch.conf", "passwd", "perl", "php", "pki", "protocols", "python3", "resolv.conf"],
  ...["services", "ssl", "terminfo", "timezone", "xdg"],
];
/** Private to the script, in memory, and counted against its memory limit. */
const SHARED_MEMORY_BYTES = 64 * 1024 * 1024;
const NOBODY = "65534";
const OPEN_FILES = 1_024;

/**
 * The main process of a sandbox: runs the script and, when it has ended, leaves what it started half a second to write what it holds, as
 * it would have elsewhere; with the end of this process the sandbox is gone. It outlives the SIGTERM that its script gets.
 */
const LINGER =
  'trap : TERM; "$@"; code=$?; n=0; while [ $n -lt 10 ]; do set -- /proc/[0-9]*; [ $# -gt 2 ] || break; sleep 0.05; n=$((n + 1)); done; exit $code';

/** Moves itself into control groups, then becomes the rest. So there is no moment at which the script is outside of them. */
const ENTER =
  'n=$1; shift; while [ "$n" -gt 0 ]; do echo $$ > "$1" || exit 125; shift; n=$((n - 1)); done; exec "$@"';

/** Makes a command start inside of control groups, named by their `cgroup.procs` files. */
export function inCgroups(files: readonly string[], command: Argv): Argv {
  if (files.length === 0) return command;
  return ["/bin/sh", "-c", ENTER, "sh", String(files.length), ...files, ...command];
}

/** Takes on the environment written to a descriptor, then becomes the rest. */
const TAKE_ENVIRONMENT = '. "/dev/fd/$0"; eval "exec $0<&-"; exec "$@"';

/** Makes a command start with the environment that `environmentScript` wrote into a file open at a descriptor. */
export function withEnvironment(descriptor: number, command: Argv): Argv {
  return ["/bin/sh", "-c", TAKE_ENVIRONMENT, String(descriptor), ...command];
}

/**
 * A shell script that exports variables. They are not in the environment of what changes the user: LD_PRELOAD and its like would run
 * the task's code before that.
 */
export function environmentScript(variables: Readonly<Record<string, string>>): string {
  return Object.entries(variables)
    .map(([name, value]) =>
      /^[A-Za-z_]\w*$/.test(name)
        ? `export ${name}=${quoted(value)}\n`
        : // No shell has such a variable, and `env` gives it to the program.
          `set -- env ${quoted(`${name}=${value}`)} "$@"\n`,
    )
    .join("");
}

/** Options for `--args` that set variables inside of a sandbox. */
export function environmentOptions(variables: Readonly<Record<string, string>>): string {
  return Object.entries(variables)
    .map(([name, value]) => `--setenv\0${name}\0${value}\0`)
    .join("");
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

/** Limits that the system counts for each process or user. */
export interface ProcessLimits {
  /** Processes and threads of the user; null where the user is shared with others. */
  maxProcesses: number | null;
  /** Largest file; null for no limit. */
  maxFileBytes: number | null;
}

/** Makes a command start with limits. No core dumps: they hold secrets. */
export function withLimits(
  tools: Pick<Tools, "prlimit">,
  limits: ProcessLimits,
  command: Argv,
): Argv {
  const { maxProcesses, maxFileBytes } = limits;
  return [
    tools.prlimit,
    "--core=0",
    // The soft limit only: Node raises its own to the hard one, and what it starts inherits that.
    `--nofile=${OPEN_FILES}:`,
    ...(maxProcesses === null ? [] : [`--nproc=${maxProcesses}`]),
    ...(maxFileBytes === null ? [] : [`--fsize=${maxFileBytes}`]),
    "--",
    ...command,
  ];
}

/** Makes a command run as a user without any privilege and without a way to gain one. */
export function asUser(tools: Pick<Tools, "setpriv">, uid: number, command: Argv): Argv {
  return [
    tools.setpriv,
    `--reuid=${uid}`,
    `--regid=${uid}`,
    "--clear-groups",
    "--no-new-privs",
    "--inh-caps=-all",
    "--bounding-set=-all",
    "--pdeathsig",
    "KILL",
    "--",
    ...command,
  ];
}

/** What a sandbox shows of the machine. */
export interface SandboxView {
  /** The top-level directories that are links into /usr, and those that are directories, as this distribution has them. */
  topLinks: readonly (readonly [path: string, target: string])[];
  topDirectories: readonly string[];
  /** Further directories that scripts may read: interpreters outside of /usr, and what the operator names. */
  readable: readonly string[];
  /** Directories that the operator lets scripts write to. */
  writable: readonly string[];
}

/** File descriptors that a sandbox is given. */
export interface SandboxDescriptors {
  info: number;
  /** Further options, the environment among them: arguments can be read by every user of the machine. */
  options: number;
  /** Null without a filter of system calls. */
  filter: number | null;
}

/** Makes a command run in namespaces of its own: it sees its private directory, programs, and no process but its own. */
export function inSandbox(
  tools: Pick<Tools, "bwrap">,
  view: SandboxView,
  { root, workDirectory, network }: { root: string; workDirectory: string; network: boolean },
  { info, options, filter }: SandboxDescriptors,
  command: Argv,
): Argv {
  const configuration = PUBLIC_CONFIGURATION.map((name) => `/etc/${name}`);
  return [
    tools.bwrap,
    ...["--unshare-user", "--disable-userns", "--unshare-ipc", "--unshare-pid", "--unshare-uts"],
    ...["--unshare-cgroup-try", ...(network ? [] : ["--unshare-net"])],
    ...["--die-with-parent", "--new-session", "--cap-drop", "ALL"],
    ...["--uid", NOBODY, "--gid", NOBODY, "--hostname", "job"],
    ...["--ro-bind", "/usr", "/usr"],
    ...view.topLinks.flatMap(([path, target]) => ["--symlink", target, path]),
    ...view.topDirectories.flatMap((path) => ["--ro-bind", path, path]),
    ...configuration.flatMap((path) => ["--ro-bind-try", path, path]),
    ...["--proc", "/proc", "--dev", "/dev"],
    ...["--size", String(SHARED_MEMORY_BYTES), "--tmpfs", "/dev/shm"],
    ...["--size", String(SHARED_MEMORY_BYTES), "--tmpfs", "/tmp"],
    ...["--size", String(SHARED_MEMORY_BYTES), "--tmpfs", "/var/tmp"],
    ...view.readable.flatMap((path) => ["--ro-bind-try", path, path]),
    ...view.writable.flatMap((path) => ["--bind-try", path, path]),
    ...["--bind", root, root, "--chdir", workDirectory, "--remount-ro", "/"],
    ...["--info-fd", String(info), "--args", String(options)],
    ...(filter === null ? [] : ["--seccomp", String(filter)]),
    "--",
    ...command,
  ];
}

/** Lets what a script left running write its last words; for the inside of a sandbox, which ends with its main process. */
export function lingering(command: Argv): Argv {
  return ["/bin/sh", "-c", LINGER, "sh", ...command];
}
