import { systemClock, type Clock } from "../base/clock.ts";
import {
  ApiError,
  ConnectionError,
  type FollowOptions,
  type StratalClient,
} from "../client/client.ts";
import { CliError } from "./cli-error.ts";
import type { Terminal } from "./output/terminal.ts";

/** How long a server may be away before following a run is given up. */
const GIVE_UP_AFTER_MS = 5 * 60_000;
const FIRST_PAUSE_MS = 250;
const MAX_PAUSE_MS = 5_000;

interface Following {
  client: StratalClient;
  terminal: Terminal;
  runId: string;
  signal: AbortSignal;
  clock?: Pick<Clock, "sleep">;
}

/**
 * Follows a run on a server that may be away for a while. Tells once that it is lost and once that it is back; when it is away for
 * too long, the error says how to go on.
 */
export async function withReconnect<T>(
  following: Following,
  follow: (options: FollowOptions & { signal: AbortSignal }) => Promise<T>,
): Promise<T> {
  const ended = new AbortController();
  const notice = new ConnectionNotice(following, AbortSignal.any([following.signal, ended.signal]));
  try {
    return await follow({
      signal: following.signal,
      giveUpAfterMs: GIVE_UP_AFTER_MS,
      onReconnect: () => notice.lost(),
    });
  } catch (error) {
    throw notice.isAway && isLoss(error) ? givenUp(following, error) : error;
  } finally {
    ended.abort();
  }
}

class ConnectionNotice {
  readonly #following: Following;
  readonly #signal: AbortSignal;
  isAway = false;

  constructor(following: Following, signal: AbortSignal) {
    this.#following = following;
    this.#signal = signal;
  }

  lost(): void {
    if (this.isAway) return;
    this.isAway = true;
    const { client, terminal } = this.#following;
    terminal.note(`The connection to ${client.baseUrl} was lost; connecting again …`);
    void this.#untilBack();
  }

  /** A log may be silent for long, so it is not a line that shows that the server is back. */
  async #untilBack(): Promise<void> {
    const { client, terminal, clock = systemClock } = this.#following;
    for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(MAX_PAUSE_MS, pauseMs * 2)) {
      await clock.sleep(pauseMs, this.#signal);
      if (this.#signal.aborted) return;
      const answers = await client.get("/health").then(
        () => true,
        () => false,
      );
      if (answers) break;
    }
    this.isAway = false;
    if (!this.#signal.aborted) terminal.note("Connected again.");
  }
}

function isLoss(error: unknown): boolean {
  return error instanceof ConnectionError || (error instanceof ApiError && error.status >= 500);
}

function givenUp({ client, runId }: Following, cause: unknown): CliError {
  return new CliError(
    `The server at ${client.baseUrl} has been away for ${GIVE_UP_AFTER_MS / 60_000} minutes. The run goes on when it is back.`,
    `  watch it again: stratal logs ${runId} --follow\n  see its state:  stratal runs get ${runId}`,
    { code: "connection_failed", cause },
  );
}
