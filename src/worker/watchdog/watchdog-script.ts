/**
 * The watchdog's program, POSIX sh. A shell and not Node: about 1 MiB instead of 40 MiB of memory, started in 2 ms, unlikely to
 * be chosen by the out-of-memory killer, and it is the text below wherever the worker runs from (source or build).
 *
 * stdin carries one command a line: `add <marker> <group or ->` (again with the group once it is known), `remove <marker>`,
 * `lease <seconds> <the same rounded up>` (a new deadline instead of the one before) and `release` (no deadline).
 * At end of file the worker is gone, and when the deadline passes it hangs; in both cases its scripts must go: kill every listed
 * group, every process of the users given as $2 and every process that carries a listed marker in its environment, until two rounds in a row find none. Then, if the
 * worker is gone, remove the directory given as $1. `expired` on stdout, before the first kill, tells a worker that wakes up.
 *
 * A plain shell cannot wait for input and for a time at once. So the input comes through `cat`, and the countdown ends `cat`: the
 * list's keeper sees an end of file in both cases, with an `end` before it only if the end is the worker's. The countdown is one
 * `sleep` from the moment the deadline was given, which no change of the wall clock can shorten.
 *
 * The shell that the worker started only waits for the others. When it is killed the worker starts another watchdog, and this one
 * leaves the scripts alone.
 */
export const watchdogScript = `
trap '' INT TERM HUP QUIT PIPE TSTP USR1 USR2
entries=' '
users=$2
timer=
relay=
gone=
# Entry by entry: cutting one out of the text by a pattern takes dash time with the square of the list.
forget() {
  kept=' '
  for entry in $entries; do
    case $entry in "$1":*) ;; *) kept="$kept$entry " ;; esac
  done
  entries=$kept
}
# A sleep that was killed has not slept; without fractions it is rounded up. Never too early, whatever happens to it.
nap() {
  sleep "$1" &
  nap=$!
  wait "$nap"
}
count_down() {
  nap=
  trap '[ -z "$nap" ] || kill -s KILL "$nap"; exit' TERM
  { nap "$1" || nap "$2" || nap "$2"; } && kill -s 0 "$$" && kill -s KILL "$relay"
}
disarm() {
  if [ -n "$timer" ]; then
    kill -s TERM "$timer"
    wait "$timer"
  fi
  timer=
} 2>/dev/null
arm() {
  disarm
  # What a shell ignores its children ignore, too, and the countdown must end by this signal from its first moment on.
  trap - TERM
  count_down "$1" "$2" >/dev/null 2>&1 &
  timer=$!
  trap '' TERM
}
# By the user: no process leaves that, and the system picks them all at once.
kill_users() {
  for uid in $users; do
    setpriv --reuid="$uid" --regid="$uid" --clear-groups sh -c 'kill -s KILL -- -1' 2>/dev/null
  done
}
kill_all() {
  set --
  for entry in $entries; do set -- "$@" -e "STRATAL_EXEC=\${entry%%:*}"; done
  empty=0
  rounds=0
  while [ $# -gt 0 ] && [ "$empty" -lt 2 ] && [ "$rounds" -lt 200 ]; do
    for entry in $entries; do
      case $entry in *:-) ;; *) kill -s KILL -- "-\${entry#*:}" 2>/dev/null ;; esac
    done
    kill_users
    empty=$((empty + 1))
    rounds=$((rounds + 1))
    for file in $(grep -lsF "$@" /proc/[0-9]*/environ); do
      pid=\${file#/proc/}
      kill -s KILL "\${pid%/environ}" 2>/dev/null && empty=0
    done
    sleep 0.05 2>/dev/null || sleep 1
  done
}
{ sh -c 'echo "relay $$"; exec cat' && echo end; } | {
  while read -r verb first second; do
    case $verb in
      add) entries="$entries$first:$second " ;;
      remove) forget "$first" ;;
      lease) arm "$first" "$second" ;;
      release) disarm ;;
      relay) relay=$first ;;
      end) gone=yes ;;
    esac
  done
  disarm
  kill -s 0 "$$" 2>/dev/null || exit
  echo expired 2>/dev/null
  kill_all
  if [ -n "$gone" ] && [ -n "$1" ]; then rm -rf -- "$1"; fi
}
`;
