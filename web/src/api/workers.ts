import { queryOptions, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { components } from "../../../src/client/schema.gen.ts";
import { fallbackPollMs } from "../hooks/use-live.ts";
import { get, post } from "./request.ts";

export type Worker = components["schemas"]["Worker"];
export type Queue = components["schemas"]["Queue"];
export type UnmatchedDemand = components["schemas"]["UnmatchedDemand"];

/** The newest workers, also those that have ended. Heartbeats are no changes that a topic tells of: they are polled. */
export function useWorkers() {
  return useQuery({
    queryKey: ["workers"],
    queryFn: async ({ signal }) => (await get("/api/v1/workers", { signal })).workers,
    refetchInterval: fallbackPollMs,
  });
}

/** What a worker executes of this project. */
export function useWorkerTasks(id: string) {
  return useQuery({
    queryKey: ["workers", id, "tasks"],
    queryFn: async ({ signal }) =>
      (await get("/api/v1/workers/{id}/tasks", { path: { id }, signal })).tasks,
    refetchInterval: fallbackPollMs,
  });
}

const queueList = queryOptions({
  queryKey: ["queues"],
  queryFn: ({ signal }) => get("/api/v1/queues", { signal }),
  refetchInterval: fallbackPollMs,
});

/** The queues by name. */
export function useQueues() {
  return useQuery({ ...queueList, select: ({ queues }) => queues });
}

/** Ready tasks, of all projects, that no live worker can take. */
export function useUnmatchedDemand() {
  return useQuery({ ...queueList, select: ({ unmatched }) => unmatched });
}

/** Pauses a queue, or lets it go on. */
export function useQueueAction(name: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (action: "pause" | "resume") =>
      post(`/api/v1/queues/{name}/${action}`, { path: { name } }),
    onSettled: () => client.invalidateQueries({ queryKey: ["queues"] }),
  });
}

/** Drains a worker, or lets it take tasks again. */
export function useWorkerAction(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (action: "drain" | "resume") =>
      post(`/api/v1/workers/{id}/${action}`, { path: { id } }),
    onSettled: () => client.invalidateQueries({ queryKey: ["workers"] }),
  });
}
