/**
 * The scripts of the load. Each execution notes in a file of its run that it starts, lives and ends; the file's order shows whether two
 * executions of one task run were ever alive together. A line is `<task run> <execution> <what>`, separated by tabs.
 */

export interface ScriptParts {
  /** How often it notes that it lives, every 50 ms. */
  ticks: number;
  /** A process that leaves the script's process group lives and notes so, too, until it is killed. */
  escapes: boolean;
  exitCode: number;
  /** Name of a file for all runs, in which only one task run may be alive at a time. */
  exclusive?: string;
}

/** The output of a script that completed, as far as it is one of `scriptOf`. */
export const EXECUTION = /^\d+\.\d+\.\d+\.\d+$/;

/** A script that does nothing but note that it runs. Its output names the execution: `<attempt>.<process>.<seconds>.<fraction>`. */
export function scriptOf({ ticks, escapes, exitCode, exclusive }: ScriptParts): string {
  const files = ['"$CHAOS_MARKS/$STRATAL_RUN_ID"'];
  if (exclusive !== undefined) files.push(`"$CHAOS_MARKS/exclusive-${exclusive}"`);
  const notes = files.map(
    (file) => `printf '%s\\t%s\\t%s\\n' "$STRATAL_IDEMPOTENCY_KEY" "$e" "$1" >> ${file}`,
  );
  return plainScript(
    [
      // The files belong to whoever comes first, and users take turns.
      "umask 0",
      'e="$STRATAL_ATTEMPT.$$.$EPOCHREALTIME"',
      `note() { ${notes.join("; ")}; }`,
      "note start",
      ...(escapes
        ? [
            "export e; export -f note",
            "setsid bash -c 'while :; do note far; sleep 0.05; done' > /dev/null 2>&1 &",
          ]
        : []),
      ...(ticks > 0 ? [`for i in $(seq ${ticks}); do sleep 0.05; note tick; done`] : []),
      "note end",
      'echo "$e"',
      `exit ${exitCode}`,
    ].join("\n"),
  );
}

/** A script that stops at its first error. */
export function plainScript(text: string): string {
  return `set -eu\n${text}\n`;
}
