import type { Worker } from "../../api/workers.ts";
import { Badge } from "../ui/badge.tsx";

/** Tags of its own, and the languages that it found interpreters of; how it keeps scripts apart has a place of its own. */
export function WorkerTags({ tags }: Pick<Worker, "tags">) {
  const languages = tags.flatMap((tag) =>
    tag.startsWith("lang:") ? [tag.slice("lang:".length)] : [],
  );
  const own = tags.filter((tag) => !tag.startsWith("lang:") && !tag.startsWith("isolation:"));
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
