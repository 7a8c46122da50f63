import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { components } from "../../../src/client/schema.gen.ts";
import { useFallbackPoll, useLiveRefresh } from "../hooks/use-live.ts";
import type { Range } from "../routes/page-search.ts";
import { get } from "./request.ts";

export type Dashboard = components["schemas"]["Dashboard"];
export type JobFigures = components["schemas"]["JobFigures"];

/** The figures of a range, read again when runs change. */
export function useDashboard(range: Range) {
  useLiveRefresh("runs", [["dashboard"]]);
  return useQuery({
    queryKey: ["dashboard", range],
    queryFn: ({ signal }) => get("/api/v1/dashboard", { query: { range }, signal }),
    refetchInterval: useFallbackPoll(),
    placeholderData: keepPreviousData,
  });
}
