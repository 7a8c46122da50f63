/** A worker's tags by what they tell. */
export interface SortedTags {
  /** The interpreters that it found. */
  languages: string[];
  /** What it can limit of a script, such as memory. */
  limits: string[];
  /** Those that were given to it. */
  own: string[];
}

/** Tells the tags that a worker found out by itself from its own; its isolation is a field of its own. */
export function sortTags(tags: readonly string[]): SortedTags {
  const after = (prefix: string): string[] =>
    tags.filter((tag) => tag.startsWith(prefix)).map((tag) => tag.slice(prefix.length));
  return {
    languages: after("lang:"),
    limits: after("limits:"),
    own: tags.filter((tag) => !isFoundTag(tag)),
  };
}

/** Tags that a worker finds out itself are no setting. */
export function isFoundTag(tag: string): boolean {
  return /^(?:lang|isolation|limits):/.test(tag);
}
