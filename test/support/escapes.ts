/** Ways in which a process tries to outlive the script that started it. Each ends up as a process with `token` among its arguments. */

/** bash code that starts the escape and goes on at once. */
type Escape = (token: string) => string;

/** Perl that forks on and on: every process lives for a millisecond and leaves a new one in a session of its own. */
const FORK_LOOP =
  "use POSIX; for (;;) { defined(my $pid = fork) or next; exit if $pid; setsid; select(undef, undef, undef, 0.001) }";
const DAEMON =
  'use POSIX; fork and exit; setsid; fork and exit; chdir "/"; POSIX::close($_) for 0 .. 64; exec "sleep", @ARGV';

export const escapes: Readonly<Record<string, Escape>> = {
  setsid: (token) => `setsid sleep ${token} &`,
  nohup: (token) => `nohup sleep ${token} > /dev/null 2>&1 &`,
  "a double fork": (token) => `(setsid sh -c 'sleep ${token} < /dev/null > /dev/null 2>&1 &' &)`,
  "a trap of TERM": (token) => `bash -c 'trap "" TERM INT HUP; while :; do sleep ${token}; done' &`,
  "env -i": (token) => `env -i setsid sleep ${token} &`,
  "a daemon": (token) => `perl -e '${DAEMON}' ${token}`,
  "re-parenting": (token) => `sh -c 'sh -c "setsid sleep ${token} & exit" & exit' &`,
  "a fork loop": (token) => `env -i perl -e '${FORK_LOOP}' ${token} &`,
};

/** What level "process" does not promise to find: nothing ties these to their script any more. */
export const beyondLevelProcess: readonly string[] = ["env -i", "a fork loop"];

/** A script that escapes and then stays. */
export function escapingScript(name: string, token: string): string {
  return `${escapes[name]!(token)}\nsleep 600`;
}

let count = 0;
/** An argument for `sleep` that no other process has. */
export function newToken(): string {
  count += 1;
  return `77${process.pid}.${count}`;
}
