import type { jobSearch } from "../../routes/page-search.ts";

type Search = ReturnType<typeof jobSearch>;

/** Where the reader is on the page of a job, as the address says, and the way to another place. */
export type JobPlace = Omit<Search, "tab"> & {
  change: (next: { [Name in keyof Omit<Search, "tab">]?: Search[Name] | undefined }) => void;
};
