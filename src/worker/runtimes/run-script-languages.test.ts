import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { canRun } from "../../../test/support/interpreters.ts";
import { openTestHost, recordRun, type TestHost } from "../../../test/support/script-host.ts";
import type { ScriptLanguage } from "../../definition/job-definition.ts";

let test: TestHost;
beforeAll(async () => {
  test = await openTestHost();
});
afterAll(() => test.close());

/** Prints the first argument and VALUE, writes an output, says something on stderr and exits with 7. */
const SCRIPTS: Readonly<Record<ScriptLanguage, string>> = {
  python: `
import os, sys
print(sys.argv[1], os.environ["VALUE"])
open(os.environ["STRATAL_OUTPUT"], "w").write("rows=1")
print("oops ü", file=sys.stderr)
sys.exit(7)`,
  javascript: `
const fs = require("fs");
console.log(process.argv[2], process.env.VALUE);
fs.writeFileSync(process.env.STRATAL_OUTPUT, "rows=1");
console.error("oops ü");
process.exit(7);`,
  typescript: `
import fs from "node:fs";
enum Code { Bad = 7 }
const name: string | undefined = process.argv[2];
console.log(name!, process.env["VALUE"] as string);
fs.writeFileSync(process.env["STRATAL_OUTPUT"]!, "rows=1");
console.error("oops ü");
await Promise.resolve();
process.exit(Code.Bad);`,
  bash: `
echo "$1 $VALUE"
echo rows=1 >> "$STRATAL_OUTPUT"
echo "oops ü" > /dev/stderr
exit 7`,
  sh: `
echo "$1 $VALUE"
echo rows=1 >> "$STRATAL_OUTPUT"
echo "oops ü" >&2
exit 7`,
  ruby: `
puts "#{ARGV[0]} #{ENV["VALUE"]}"
File.write(ENV["STRATAL_OUTPUT"], "rows=1")
warn "oops ü"
exit 7`,
  go: `
package main

import (
	"fmt"
	"os"
)

func first[T any](values []T) T { return values[0] }

func main() {
	fmt.Println(first(os.Args[1:]), os.Getenv("VALUE"))
	os.WriteFile(os.Getenv("STRATAL_OUTPUT"), []byte("rows=1"), 0o600)
	fmt.Fprintln(os.Stderr, "oops ü")
	os.Exit(7)
}`,
  php: `
declare(strict_types=1);
echo $argv[1], " ", getenv("VALUE"), "\\n";
file_put_contents(getenv("STRATAL_OUTPUT"), "rows=1");
fwrite(STDERR, "oops ü\\n");
exit(7);`,
  perl: `
use strict; use warnings;
print "$ARGV[0] $ENV{VALUE}\\n";
open(my $out, ">", $ENV{STRATAL_OUTPUT}) or die; print $out "rows=1"; close($out);
print STDERR "oops ü\\n";
exit 7;`,
};

describe.each(Object.entries(SCRIPTS) as [ScriptLanguage, string][])("%s", (language, code) => {
  const request = { language, code, args: ["a b $x"], env: { VALUE: "grün 'quoted'" } };

  it(
    "gets arguments and environment, and reports exit code and stderr",
    { timeout: 60_000 },
    async () => {
      if (!(await canRun(language))) return;
      const { outcome, batches } = await recordRun(test.host, request);
      expect(outcome).toMatchObject({
        status: "failed",
        error: { kind: "exit", exit_code: 7, stderr_tail: "oops ü" },
      });
      expect(batches.map(({ stream, text }) => [stream, text])).toContainEqual([
        "stdout",
        "a b $x grün 'quoted'",
      ]);
    },
  );

  it(
    "publishes output and outputs when its exit code counts as success",
    { timeout: 60_000 },
    async () => {
      if (!(await canRun(language))) return;
      const exitCodes = { success: [7], skip: [], noRetry: [] };
      const { outcome } = await recordRun(test.host, { ...request, exitCodes });
      expect(outcome).toEqual({
        status: "completed",
        output: "a b $x grün 'quoted'",
        outputs: { rows: "1" },
        exitCode: 7,
      });
    },
  );
});

describe("javascript and typescript", () => {
  it.each([
    ["javascript", "import os from 'node:os'; console.log(typeof require, typeof os.cpus)"],
    ["javascript", "await Promise.resolve(); console.log(typeof require, 'function')"],
    ["typescript", "const x: number = await 1; console.log(typeof require, 'function')"],
  ] as const)("runs %s with module syntax as an ES module: %s", async (language, code) => {
    const { outcome, batches } = await recordRun(test.host, { language, code });
    expect(outcome).toMatchObject({ status: "completed", output: "undefined function" });
    expect(batches.filter(({ stream }) => stream === "stderr")).toEqual([]);
  });

  it.each(["javascript", "typescript"] as const)(
    "runs %s without it as CommonJS",
    async (language) => {
      const code = "console.log(typeof require, typeof __dirname) // import x from 'y'";
      expect((await recordRun(test.host, { language, code })).outcome).toMatchObject({
        output: "function string",
      });
    },
  );

  it("shows the author's lines for an error in TypeScript", async () => {
    const code = "interface A { x: number }\n\ntype B = A;\nthrow new Error('late');\n";
    const { outcome } = await recordRun(test.host, { language: "typescript", code });
    expect(outcome).toMatchObject({ error: { kind: "exit" } });
    expect(JSON.stringify(outcome)).toContain("script.ts:4:7");
  });

  it("says where TypeScript does not parse, as a failure that a retry cannot mend", async () => {
    const { outcome } = await recordRun(test.host, {
      language: "typescript",
      code: "let = ;\nlet x:",
    });
    expect(outcome).toMatchObject({ status: "failed", error: { kind: "validation" } });
    expect(JSON.stringify(outcome)).toMatch(/script\.ts:1:\d+: /);
  });
});

describe("bash", () => {
  it("stops at the first failing command, also in a pipe, only with errexit", async () => {
    const code = "false | cat\necho reached";
    const strict = await recordRun(test.host, { code, errexit: true });
    expect(strict.outcome).toMatchObject({ status: "failed", error: { exit_code: 1 } });
    const legacy = await recordRun(test.host, { code, errexit: false });
    expect(legacy.outcome).toMatchObject({ status: "completed", output: "reached" });
  });

  it("can open its streams by name and redirect them through a process", async () => {
    const code = "exec > >(tee copy.txt) 2>&1\necho one > /dev/stdout\necho two > /dev/stderr";
    const { outcome } = await recordRun(test.host, { code });
    expect(outcome).toMatchObject({ status: "completed", output: "one\ntwo" });
  });
});

describe("php", () => {
  it.each([
    "<?php echo 1;",
    "echo 1;",
    "\n# comment\necho 1;",
    "#!/usr/bin/env php\n<?php echo 1;",
    "<?= 1 ?>",
  ])("runs %j", async (code) => {
    if (!(await canRun("php"))) return;
    const { outcome } = await recordRun(test.host, { language: "php", code });
    expect(outcome).toMatchObject({ status: "completed", output: "1" });
  });

  it("reports an uncaught error on stderr with its line", async () => {
    if (!(await canRun("php"))) return;
    const { outcome } = await recordRun(test.host, {
      language: "php",
      code: "\nthrow new Exception('x');",
    });
    expect(outcome).toMatchObject({ status: "failed", error: { exit_code: 255 } });
    expect(JSON.stringify(outcome)).toMatch(/script\.php:2/);
  });
});
