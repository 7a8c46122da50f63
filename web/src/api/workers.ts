import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { components } from "../../../src/client/schema.gen.ts";
import { fallbackPollMs } from "../hooks/use-live.ts";
import { get, post } from "./request.ts";

export type Worker = components["schemas"]["Worker"];
export type Queue = components["schemas"]["Queue"];

/** The newest workers, also those that have ended. Heartbeats are no changes that a topic tells of: they are polled. */
export function useWorkers() {
  return useQuery({
    queryKey: ["workers"],
    queryFn: async ({ signal }) => (await get("/api/v1/workers", { signal })).workers,
    refetchInterval: fallbackPollMs,
  });
}

/** The queues by name. */
export function useQueues() {
  return useQuery({
    queryKey: ["queues"],
    queryFn: async ({ signal }) => (await get("/api/v1/queues", { signal })).queues,
    refetchInterval: fallbackPollMs,
  });
}

/** Pauses a queue, or lets it go on. */
export function useQueueAction() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ name, action }: { name: string; action: "pause" | "resume" }) =>
      post(`/api/v1/queues/{name}/${action}`, { path: { name } }),
    onSettled: () => client.invalidateQueries({ queryKey: ["queues"] }),
  });
}
