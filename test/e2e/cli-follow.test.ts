/** Runs that are followed on the command line: what is told, when, and the exit status. */
import { once } from "node:events";
import { writeFile } from "node:fs/promises";
import { connect, createServer, type AddressInfo, type Socket } from "node:net";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createClient, type StratalClient } from "../../src/client/client.ts";
import {
  startUp,
  type CliOptions,
  type CliProcess,
  type CliStack,
  type Finished,
} from "../support/cli.ts";
import { CliFolder } from "../support/cli-folder.ts";
import { until } from "../support/processes.ts";

let folder: CliFolder;
let stack: CliStack;
let client: StratalClient;

beforeAll(async () => {
  folder = await CliFolder.create("follow");
  stack = await startUp(join(folder.path, "data"), folder.path);
  folder.url = stack.url;
  client = createClient({ baseUrl: stack.url });
});

afterAll(async () => {
  stack.up.child.kill("SIGINT");
  await stack.up.finished;
  await folder.remove();
});

const start = (args: readonly string[], options?: CliOptions): CliProcess =>
  folder.start(args, options);
const run = (args: readonly string[], options?: CliOptions): Promise<Finished> =>
  folder.run(args, options);

async function runStatus(id: string): Promise<string> {
  return (await client.get("/api/v1/job-runs/{id}", { params: { path: { id } } })).status;
}

const sleeper = (name: string): string =>
  `stratal: 1\nname: ${name}\ntasks:\n  - name: nap\n    run: echo begun; sleep 600\n`;

/** A way to the server that can be cut. */
class Link {
  readonly #target: number;
  readonly #sockets = new Set<Socket>();
  #server = createServer();
  #port = 0;

  private constructor(target: number) {
    this.#target = target;
  }

  static async to(port: string): Promise<Link> {
    const link = new Link(Number(port));
    await link.mend();
    return link;
  }

  get url(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  async mend(): Promise<void> {
    this.#server = createServer((near) => {
      const far = connect(this.#target, "127.0.0.1");
      for (const socket of [near, far]) {
        this.#sockets.add(socket);
        socket.on("error", () => undefined).on("close", () => [near, far].map((s) => s.destroy()));
      }
      near.pipe(far).pipe(near);
    });
    await once(this.#server.listen(this.#port, "127.0.0.1"), "listening");
    this.#port = (this.#server.address() as AddressInfo).port;
  }

  async cut(): Promise<void> {
    this.#server.close();
    for (const socket of this.#sockets) socket.destroy();
    await once(this.#server, "close");
  }
}

test("ends with 1 when the run failed, and shows the task's last words", async () => {
  const path = await folder.write(
    "fails.yaml",
    "stratal: 1\nname: fails\ntasks:\n  - name: bad\n    run: echo last words >&2; exit 3\n  - name: after\n    depends_on: [bad]\n    run: echo never\n",
  );
  const { code, stdout } = await run(["run", path, "--follow"]);
  expect(code).toBe(1);
  expect(stdout).toContain("[bad] ! last words");
  expect(stdout).toMatch(/^bad failed:\n {2}.*3/m);
  expect(stdout).toMatch(/^after +skipped +\(because a task before it failed\)/m);
  expect(stdout).toMatch(/^-- after skipped because a task before it failed/m);
  expect(stdout).not.toContain("-- after started");
  // In the log and in the summary, but not in the change of state as well.
  expect(stdout.match(/exited with code 3/g)).toHaveLength(2);
});

test("tells starts before the first line, and ends before the first line of what depends on them", async () => {
  const path = await folder.write(
    "order.yaml",
    "stratal: 1\nname: order\ntasks:\n  - name: one\n    run: echo first; echo last\n  - name: two\n    depends_on: [one]\n    run: echo next\n  - name: silent\n    depends_on: [two]\n    run: 'true'\n  - name: off\n    enabled: false\n    run: echo never\n  - name: may\n    allow_failure: true\n    run: exit 5\n",
  );
  const { code, stdout } = await run(["run", path, "-f"]);
  expect(code).toBe(0);
  const told = stdout.split("\n").filter((line) => /one|two|silent/.test(line));
  expect(told.slice(0, 8).map((line) => line.replace(/ after .*/, ""))).toEqual([
    "-- one started",
    "[one] first",
    "[one] last",
    "-- one completed",
    "-- two started",
    "[two] next",
    "-- two completed",
    "-- silent started",
  ]);
  expect(stdout).toContain("-- off skipped because it is disabled");
  expect(stdout).not.toContain("-- off started");
  expect(stdout).toMatch(/^off +skipped +\(because it is disabled\)$/m);
  expect(stdout).toMatch(/^may +failed, allowed +1/m);
  expect(stdout).not.toContain("may failed:");
});

test("goes on with a run that is tried again, and ends as its last attempt does", async () => {
  const lines = join(folder.path, "attempts");
  const path = await folder.write(
    "again.yaml",
    `stratal: 1\nname: again\nretry: {max: 2, delay: 100ms}\ntasks:\n  - name: kept\n    run: echo once\n  - name: third\n    depends_on: [kept]\n    run: echo x >> ${lines}; echo "try $(wc -l < ${lines})"; test $(wc -l < ${lines}) -ge 3\n`,
  );
  const { code, stdout } = await run(["run", path, "--follow"]);
  expect(code).toBe(0);
  expect(stdout.match(/^\[(kept|third)\] (once|try \d)$/gm)).toEqual([
    "[kept] once",
    "[third] try 1",
    "[third] try 2",
    "[third] try 3",
  ]);
  expect(stdout).toContain("-- run is tried again, attempt 2");
  expect(stdout).toContain("-- run is tried again, attempt 3");
  expect(stdout.match(/^Run \S+ of again/gm)).toEqual([expect.stringContaining("of again")]);
  expect(stdout).toMatch(/^Run \S+ of again completed/m);
});

test("says why a run was skipped, without a table", async () => {
  const path = await folder.write(
    "skip.yaml",
    "stratal: 1\nname: skip\nif: 'false'\ntasks:\n  - name: a\n    run: echo never\n",
  );
  const { code, stdout } = await run(["run", path, "--follow"]);
  expect(code).toBe(0);
  expect(stdout).toMatch(
    /^\nRun \S+ of skip skipped because the job's condition \(if\) was false\n$/,
  );
});

test("logs --follow names task runs that appear later by their paths", async () => {
  const gate = join(folder.path, "gate");
  const path = await folder.write(
    "later.yaml",
    `stratal: 1\nname: later\ntasks:\n  - name: first\n    run: echo begun; until test -e ${gate}; do read -t 0.1 < <(:) || true; done\n  - name: regions\n    depends_on: [first]\n    for_each: {in: [eu], key: "\${{ item }}"}\n    tasks:\n      - name: build\n        run: echo built\n`,
  );
  await run(["run", path]);
  const following = start(["logs", "latest", "--follow"]);
  await until("the log is followed", () => following.stdout().includes("[first] begun"), 30_000);
  await writeFile(gate, "");
  const { stdout } = await following.finished;
  expect(stdout).toContain("[regions[eu]/build] built");
});

test("says while it follows that the run is paused and resumed", async () => {
  const following = start(["run", await folder.write("nap.yaml", sleeper("nap")), "-f"]);
  await until("the task prints", () => following.stdout().includes("[nap] begun"), 30_000);
  await run(["runs", "pause", "latest"]);
  await until("the pause is told", () => following.stdout().includes("-- run paused"));
  await run(["runs", "resume", "latest"]);
  await until("the end of the pause is told", () => following.stdout().includes("-- run resumed"));
  await run(["runs", "cancel", "latest"]);
  expect((await following.finished).code).toBe(3);
});

test("tells once that the server is gone and once that it is back, and goes on", async () => {
  const link = await Link.to(new URL(stack.url).port);
  const env = { STRATAL_SERVER_URL: link.url };
  const path = await folder.write("nap.yaml", sleeper("nap"));
  const following = start(["run", path, "-f"], { env });
  await until("the task prints", () => following.stdout().includes("[nap] begun"), 30_000);
  await link.cut();
  await until("the loss is told", () => following.stderr().includes("connecting again"));
  await link.mend();
  await until("the return is told", () => following.stderr().includes("Connected again."), 30_000);
  await run(["runs", "cancel", "latest"]);
  const { code, stderr } = await following.finished;
  expect(code).toBe(3);
  expect(stderr).toContain(`The connection to ${link.url} was lost`);
  expect(stderr.match(/connecting again/g)).toHaveLength(1);
  await link.cut();
});

test("ends with 4 when the run timed out", async () => {
  const path = await folder.write(
    "slow.yaml",
    sleeper("slow").replace("\ntasks", "\ntimeout: 1s\ntasks"),
  );
  expect(await run(["run", path, "--follow"])).toMatchObject({ code: 4 });
});

test("ends with 3 when somebody else cancels the run", async () => {
  const path = await folder.write("nap.yaml", sleeper("nap"));
  const following = start(["run", path, "-f"]);
  await until("the task prints", () => following.stdout().includes("[nap] begun"), 30_000);
  const cancelled = await run(["runs", "cancel", "latest"]);
  expect(cancelled.stdout).toMatch(/Run \S+ of nap: running →/);
  expect(await following.finished).toMatchObject({ code: 3 });
});

test("lets the run go on when Ctrl-C ends the watching, and says how to go on", async () => {
  const path = await folder.write("nap.yaml", sleeper("nap"));
  const following = start(["run", path, "-f"]);
  await until("the task prints", () => following.stdout().includes("[nap] begun"), 30_000);
  following.child.kill("SIGINT");
  const { code, stderr } = await following.finished;
  expect(code).toBe(130);
  const id = /stratal logs (\S+) --follow/.exec(stderr)![1]!;
  expect(await runStatus(id)).toBe("running");
  await run(["runs", "cancel", id]);
  await until("the run is cancelled", async () => (await runStatus(id)) === "cancelled");
});

test("cancels the run on Ctrl-C when asked to, and waits for its end", async () => {
  const path = await folder.write("nap.yaml", sleeper("nap"));
  const following = start(["run", path, "-f", "--cancel-on-interrupt"]);
  await until("the task prints", () => following.stdout().includes("[nap] begun"), 30_000);
  following.child.kill("SIGINT");
  const { code, stdout } = await following.finished;
  expect(code).toBe(3);
  expect(stdout).toMatch(/Run \S+ of nap cancelled/);
});
