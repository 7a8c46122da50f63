import { useQuery } from "@tanstack/react-query";
import { getHealth } from "./request.ts";

const pollMs = 5_000;

/** The server, its database and its workers. Polled also while the live channel works: it is what tells that all is lost. */
export function useHealth() {
  return useQuery({
    queryKey: ["health"],
    queryFn: ({ signal }) => getHealth(signal),
    refetchInterval: pollMs,
  });
}
