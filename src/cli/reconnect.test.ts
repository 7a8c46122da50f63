import { describe, expect, test } from "vitest";
import { Doorbell } from "../base/signal.ts";
import { ApiError, ConnectionError, createClient } from "../client/client.ts";
import { CliError } from "./cli-error.ts";
import { paintNothing, type Terminal } from "./output/terminal.ts";
import { withReconnect } from "./reconnect.ts";

const URL = "http://127.0.0.1:8080";
const gone = (): ConnectionError => new ConnectionError(URL, new Error("ECONNREFUSED"));

/** A server that is away until `back`, and what the person is told. */
class Scene {
  readonly notes: string[] = [];
  readonly told = new Doorbell();
  readonly pauses: number[] = [];
  readonly stop = new AbortController();
  awayFor = 0;

  readonly following = {
    client: createClient({
      baseUrl: URL,
      fetch: () =>
        this.pauses.length > this.awayFor
          ? Promise.resolve(Response.json({ status: "healthy" }))
          : Promise.reject(gone()),
    }),
    terminal: this.#terminal(),
    runId: "r-1",
    signal: this.stop.signal,
    clock: {
      sleep: (ms: number): Promise<void> => {
        this.pauses.push(ms);
        return Promise.resolve();
      },
    },
  };

  #terminal(): Terminal {
    return {
      paint: paintNothing,
      width: 80,
      interactive: false,
      print: () => undefined,
      printJson: () => undefined,
      note: (text) => {
        this.notes.push(text);
        this.told.ring();
      },
    };
  }
}

describe("following over a lost connection", () => {
  test("tells once that the server is away, with growing pauses, and once that it is back", async () => {
    const scene = new Scene();
    scene.awayFor = 7;
    await withReconnect(scene.following, async ({ onReconnect }) => {
      for (let attempt = 0; attempt < 3; attempt += 1) onReconnect?.(gone());
      while (scene.notes.length < 2) await scene.told.wait(1_000);
    });
    expect(scene.notes).toEqual([
      `The connection to ${URL} was lost; connecting again …`,
      "Connected again.",
    ]);
    expect(scene.pauses).toEqual([250, 500, 1_000, 2_000, 4_000, 5_000, 5_000, 5_000]);
  });

  test("given up, it says how to go on", async () => {
    const scene = new Scene();
    scene.awayFor = Infinity;
    const given = withReconnect(scene.following, ({ onReconnect, giveUpAfterMs }) => {
      expect(giveUpAfterMs).toBe(5 * 60_000);
      onReconnect?.(gone());
      return Promise.reject(gone());
    });
    await expect(given).rejects.toThrow(/away for 5 minutes/);
    await given.catch((error: unknown) => {
      expect(error).toBeInstanceOf(CliError);
      expect((error as CliError).hint).toContain("stratal logs r-1 --follow");
      expect((error as CliError).code).toBe("connection_failed");
    });
  });

  test("leaves other errors as they are", async () => {
    const refused = new ApiError("There is no run", { status: 404, code: "not_found" });
    const following = new Scene().following;
    await expect(withReconnect(following, () => Promise.reject(refused))).rejects.toBe(refused);
  });
});
