/** The topics that someone follows, each looked at once for all connections of this server. */
import type { Permission } from "../../../api/permissions.ts";
import { isUuid } from "../../../base/ids.ts";
import { listOpenApprovals } from "../../../store/approvals/list-open-approvals.ts";
import type { Database } from "../../../store/database.ts";
import { ANY_RUN } from "../../../store/notifications.ts";
import type { JobVersions } from "../../../store/versions/job-version.ts";
import { listWorkerStates } from "../../../store/workers/list-worker-states.ts";
import { LimitedReads } from "../limited-reads.ts";
import type { Subscription } from "../subscription.ts";
import { Watch } from "../watch.ts";
import { RunTopic } from "./run-topic.ts";
import { RunsTopic } from "./runs-topic.ts";
import { MESSAGE_INTERVAL_MS, SignatureTopic, type Topic } from "./topic.ts";

/** Connections to the database that topics use. */
export const TOPIC_CONNECTIONS = 2;
/** A ring may be lost. */
const RUNS_POLL_MS = 3_000;
/** What nobody rings for, or what may be a little late. */
const SLOW_INTERVAL_MS = 2_000;
const MAX_APPROVALS = 500;
const MAX_WORKERS = 500;

export type TopicName = "runs" | "workers" | "approvals" | { runId: string };

/** The topic of a name; null if there is no such. */
export function parseTopic(name: string): TopicName | null {
  if (name === "runs" || name === "workers" || name === "approvals") return name;
  const runId = /^run:(.+)$/.exec(name)?.[1];
  return runId !== undefined && isUuid(runId) ? { runId: runId.toLowerCase() } : null;
}

/** What following a topic needs. */
export function topicPermission(topic: TopicName): Permission {
  return topic === "workers" ? "workers:read" : "runs:read";
}

interface Pace {
  pauseMs: number;
  pollMs?: number;
}

export class Topics {
  readonly #reads: LimitedReads;
  readonly #versions: JobVersions;
  readonly #subscribe: (runId: string) => Subscription;
  readonly #topics = new Map<string, Topic>();

  constructor(
    database: Database,
    versions: JobVersions,
    subscribe: (runId: string) => Subscription,
  ) {
    this.#reads = new LimitedReads(database, TOPIC_CONNECTIONS);
    this.#versions = versions;
    this.#subscribe = subscribe;
  }

  /** How many topics are followed. */
  get count(): number {
    return this.#topics.size;
  }

  /** The topic of a project. */
  open(projectId: string, topic: TopicName): Topic {
    const key = `${projectId}/${typeof topic === "string" ? topic : topic.runId}`;
    const known = this.#topics.get(key);
    if (known !== undefined) return known;
    const opened = this.#create(projectId, topic, () => {
      if (this.#topics.get(key) === opened) this.#topics.delete(key);
    });
    this.#topics.set(key, opened);
    return opened;
  }

  /** Fails those that still look. */
  close(): void {
    this.#reads.close();
  }

  #create(projectId: string, topic: TopicName, onEnd: () => void): Topic {
    const watch = (runId: string, pace: Pace) => (look: () => Promise<number | null>) =>
      this.#watch(runId, pace, look, onEnd);
    if (typeof topic === "object") {
      const address = { projectId, runId: topic.runId };
      const pace = { pauseMs: MESSAGE_INTERVAL_MS };
      return new RunTopic(this.#reads, this.#versions, address, watch(topic.runId, pace));
    }
    const slow = watch(ANY_RUN, { pauseMs: SLOW_INTERVAL_MS, pollMs: SLOW_INTERVAL_MS });
    switch (topic) {
      case "runs": {
        const pace = { pauseMs: MESSAGE_INTERVAL_MS, pollMs: RUNS_POLL_MS };
        return new RunsTopic(this.#reads, projectId, watch(ANY_RUN, pace));
      }
      case "workers":
        return new SignatureTopic("workers", () => this.#workers(), slow);
      case "approvals":
        return new SignatureTopic("approvals", () => this.#approvals(projectId), slow);
    }
  }

  #watch(
    runId: string,
    pace: Pace,
    look: () => Promise<number | null>,
    onEnd: () => void,
  ): Watch<number | null> {
    return new Watch({
      look,
      subscribe: () => this.#subscribe(runId),
      isSame: (a, b) => a === b,
      isFinal: (step) => step === null,
      onEnd,
      ...pace,
    });
  }

  async #workers(): Promise<string> {
    const rows = await listWorkerStates(this.#reads, MAX_WORKERS);
    return rows.map(({ id, status, alive }) => `${id} ${status} ${alive}`).join();
  }

  async #approvals(projectId: string): Promise<string> {
    const rows = await listOpenApprovals(this.#reads, { projectId, limit: MAX_APPROVALS });
    return JSON.stringify(rows.map((row) => [row.run_id, row.seq, row.attempt, row.progress]));
  }
}
