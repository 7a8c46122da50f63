import type { Worker } from "../../api/workers.ts";
import { Badge } from "../ui/badge.tsx";
import { sortTags } from "./sort-tags.ts";

/** Tags of its own, and the languages that it found interpreters of. */
export function WorkerTags({ tags }: Pick<Worker, "tags">) {
  const { languages, own } = sortTags(tags);
  return (
    <span className="flex items-center gap-1.5" title={tags.join("\n")}>
      {own.map((tag) => (
        <Badge key={tag} tone="wait">
          {tag}
        </Badge>
      ))}
      <span className="truncate text-sm text-ink-soft">{languages.join(", ")}</span>
    </span>
  );
}

/** How well a worker keeps scripts apart, and what it limits of them. */
export function WorkerIsolation({ worker: { isolation, tags } }: { worker: Worker }) {
  const { limits } = sortTags(tags);
  return (
    <span title={limits.length === 0 ? "It limits nothing" : `It limits ${limits.join(", ")}`}>
      {isolation ?? "–"}
      {limits.length > 0 && <span className="text-sm text-ink-faint"> + limits</span>}
    </span>
  );
}
