import { describe, expect, test } from "vitest";
import type { LogBatch } from "../../client/client.ts";
import { LogPrinter } from "./log-printer.ts";
import { paintNothing, type Terminal } from "./terminal.ts";

function printer(paint: Terminal["paint"] = paintNothing): {
  printer: LogPrinter;
  lines: string[];
  terminal: Terminal;
} {
  const lines: string[] = [];
  const print = (text: string): void => void lines.push(text);
  const terminal: Terminal = {
    paint,
    width: 80,
    interactive: false,
    print,
    printJson: () => undefined,
    note: print,
  };
  return { printer: new LogPrinter(terminal), lines, terminal };
}

function batch(task: string, lines: Partial<LogBatch["lines"][number]>[]): LogBatch {
  const whole = lines.map((line) => ({
    stream: "stdout" as const,
    at_ms: 0,
    partial: false,
    message: "",
    ...line,
  }));
  return {
    type: "batch",
    job_run_id: "r",
    task_run_id: "t",
    task_name: task,
    attempt: 1,
    seq: 0,
    cursor: "1-1",
    lines: whole,
  };
}

describe("LogPrinter", () => {
  test("has the path of a task run before its lines where it is known", () => {
    const { lines, terminal } = printer();
    const log = new LogPrinter(terminal, (id) => (id === "t" ? "regions[eu]/build" : undefined));
    log.message(batch("build", [{ message: "one" }]));
    log.message({ ...batch("build", [{ message: "two" }]), task_run_id: "other" });
    expect(lines).toEqual(["[regions[eu]/build] one", "[build] two"]);
  });

  test("puts the task before each line and marks standard error", () => {
    const { printer: log, lines } = printer();
    log.message(
      batch("build", [
        { message: "compiling" },
        { message: "oh", stream: "stderr" },
        { message: "" },
      ]),
    );
    expect(lines).toEqual(["[build] compiling", "[build] ! oh", "[build]"]);
  });

  test("puts together a line that comes in several messages, also when others come between", () => {
    const { printer: log, lines } = printer();
    log.message(batch("a", [{ message: "begin ", partial: true }]));
    log.message(batch("b", [{ message: "other" }]));
    log.message(batch("a", [{ message: "end" }]));
    expect(lines).toEqual(["[b] other", "[a] begin end"]);
  });

  test("prints a line without end in pieces instead of keeping it", () => {
    const { printer: log, lines } = printer();
    const piece = "x".repeat(600_000);
    for (let count = 0; count < 4; count += 1)
      log.message(batch("a", [{ message: piece, partial: true }]));
    expect(lines).toHaveLength(2);
  });

  test("gives a task the same colour every time", () => {
    const { printer: log, lines } = printer((colour, text) => `<${colour}>${text}`);
    log.message(batch("build", [{ message: "1" }, { message: "2" }]));
    expect(lines[0]!.slice(0, -1)).toBe(lines[1]!.slice(0, -1));
    expect(lines[0]).toMatch(/^<(cyan|magenta|blue)>\[build\] 1/);
  });
});
