/** Something that the live channel tells about: one of it per server, however many connections follow it. */
import type { Watch } from "../watch.ts";

/** Shortest time between two messages about a topic. */
export const MESSAGE_INTERVAL_MS = 250;

export interface Topic {
  /** Its state is the number of the newest step, or null once there is nothing to follow. */
  readonly watch: Watch<number | null>;
  /** Number of the newest step. */
  readonly step: number;
  /** What a new follower is told: what it lacks after a revision, or from nothing. Null if it lacks nothing. */
  first(after: number | null): Promise<string | null>;
  /** What changed after a step, as one message; null if that is not known: the follower has to read again. */
  since(step: number): string | null;
}

/** A message about a change. */
export function changeText(topic: string, rev: number, content: object): string {
  return JSON.stringify({ type: "change", topic, rev, ...content });
}

/** Tells that something changed, without saying what: its followers read it again. */
export class SignatureTopic implements Topic {
  readonly watch: Watch<number | null>;
  readonly #name: string;
  readonly #sign: () => Promise<string>;
  #signature: string | null = null;
  #step = 0;

  /** `sign` answers a text that differs whenever followers should read again. */
  constructor(
    name: string,
    sign: () => Promise<string>,
    watch: (look: () => Promise<number>) => Watch<number | null>,
  ) {
    this.#name = name;
    this.#sign = sign;
    this.watch = watch(() => this.#look());
  }

  get step(): number {
    return this.#step;
  }

  first(): Promise<string | null> {
    return Promise.resolve(null);
  }

  since(): string {
    return changeText(this.#name, this.#step, {});
  }

  async #look(): Promise<number> {
    const signature = await this.#sign();
    if (signature !== this.#signature) this.#step += 1;
    this.#signature = signature;
    return this.#step;
  }
}
