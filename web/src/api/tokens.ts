import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { components } from "../../../src/client/schema.gen.ts";
import { del, get, post } from "./request.ts";

export type Token = components["schemas"]["Token"];
export type TokenRequest = components["schemas"]["TokenRequest"];

const queryKey = ["tokens"];

/** The newest API tokens, without the tokens themselves. */
export function useTokens() {
  return useQuery({
    queryKey,
    queryFn: async ({ signal }) => (await get("/api/v1/tokens", { signal })).tokens,
  });
}

/** Creates a token; the answer is the only time that it is shown. */
export function useCreateToken() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: TokenRequest) => post("/api/v1/tokens", { body }),
    onSuccess: () => client.invalidateQueries({ queryKey }),
  });
}

/** Revokes a token, at once. */
export function useRevokeToken() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => del("/api/v1/tokens/{id}", { path: { id } }),
    onSuccess: () => client.invalidateQueries({ queryKey }),
  });
}
