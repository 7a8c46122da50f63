/**
 * The watchdog's program, POSIX sh. A shell and not Node: about 1 MiB instead of 40 MiB of memory, started in 2 ms, unlikely to
 * be chosen by the out-of-memory killer, and it is the text below wherever the worker runs from (source or build).
 *
 * stdin carries one command a line: `add <marker> <group or ->` (again with the group once it is known) and `remove <marker>`.
 * At end of file the worker is gone, and so must be its scripts: kill every listed group and every process that carries a listed
 * marker in its environment, until two rounds in a row find none; then remove the directory given as $1.
 */
export const watchdogScript = `
trap '' INT TERM HUP QUIT PIPE TSTP USR1 USR2
entries=
forget() {
  kept=
  for entry in $entries; do
    case $entry in "$1":*) ;; *) kept="$kept $entry" ;; esac
  done
  entries=$kept
}
while read -r verb marker group; do
  forget "$marker"
  case $verb in add) entries="$entries $marker:$group" ;; esac
done
directory=$1
set --
for entry in $entries; do set -- "$@" -e "STRATAL_EXEC=\${entry%%:*}"; done
empty=0
rounds=0
while [ $# -gt 0 ] && [ "$empty" -lt 2 ] && [ "$rounds" -lt 200 ]; do
  for entry in $entries; do
    case $entry in *:-) ;; *) kill -s KILL -- "-\${entry#*:}" 2>/dev/null ;; esac
  done
  empty=$((empty + 1))
  rounds=$((rounds + 1))
  for file in $(grep -lsF "$@" /proc/[0-9]*/environ); do
    pid=\${file#/proc/}
    kill -s KILL "\${pid%/environ}" 2>/dev/null && empty=0
  done
  sleep 0.05 2>/dev/null || sleep 1
done
if [ -n "$directory" ]; then rm -rf -- "$directory"; fi
`;
