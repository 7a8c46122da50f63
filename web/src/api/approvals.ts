import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { components } from "../../../src/client/schema.gen.ts";
import { useFallbackPoll, useLiveRefresh } from "../hooks/use-live.ts";
import { get, post } from "./request.ts";

export type OpenApproval = components["schemas"]["OpenApproval"];

const queryKey = ["approvals"];

/** What waits for a decision, the nearest deadline first. */
export function useOpenApprovals() {
  useLiveRefresh("approvals", [queryKey]);
  return useQuery({
    queryKey,
    queryFn: async ({ signal }) => (await get("/api/v1/approvals", { signal })).approvals,
    refetchInterval: useFallbackPoll(),
  });
}

/** A decision about one task run. */
export interface Decision {
  id: string;
  verdict: "approve" | "reject";
  comment: string;
  form: Record<string, unknown>;
}

/** Approves or rejects. */
export function useDecide() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, verdict, comment, form }: Decision) =>
      verdict === "approve"
        ? post("/api/v1/task-runs/{id}/approve", { path: { id }, body: { comment, form } })
        : post("/api/v1/task-runs/{id}/reject", { path: { id }, body: { comment } }),
    onSettled: () =>
      Promise.all([queryKey, ["runs"]].map((key) => client.invalidateQueries({ queryKey: key }))),
  });
}
