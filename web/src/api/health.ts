import { useQuery } from "@tanstack/react-query";
import type { components } from "../../../src/client/schema.gen.ts";
import { get, getHealth } from "./request.ts";

export type Diagnostics = components["schemas"]["Diagnostics"];
export type HealthWarning = components["schemas"]["HealthWarning"];

const pollMs = 5_000;

/** The server, its database and its workers. Polled also while the live channel works: it is what tells that all is lost. */
export function useHealth() {
  return useQuery({
    queryKey: ["health"],
    queryFn: ({ signal }) => getHealth(signal),
    refetchInterval: pollMs,
  });
}

/** The same in depth, with warnings; not to be had while the database is down. */
export function useDiagnostics() {
  return useQuery({
    queryKey: ["health", "diagnostics"],
    queryFn: ({ signal }) => get("/api/v1/health/diagnostics", { signal }),
    refetchInterval: pollMs,
  });
}
