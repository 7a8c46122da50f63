import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { components } from "../../../src/client/schema.gen.ts";
import { fallbackPollMs } from "../hooks/use-live.ts";
import { ApiError, del, get, post, put } from "./request.ts";

export type Secret = components["schemas"]["Secret"];
export type SecretUsage = components["schemas"]["SecretUsage"];

const queryKey = ["secrets"];
/** The server reads many documents to answer: what was asked a moment ago is good enough. */
const usageAgeMs = 30_000;

/** The secrets by name, without their values; no topic tells of them. */
export function useSecrets() {
  return useQuery({
    queryKey,
    queryFn: async ({ signal }) => (await get("/api/v1/secrets", { signal, query: {} })).secrets,
    refetchInterval: fallbackPollMs,
  });
}

/** The names of the secrets, for editors: asked for once in a while. */
export function useSecretNames() {
  return useQuery({
    queryKey: [...queryKey, "names"],
    queryFn: async ({ signal }) =>
      (await get("/api/v1/secrets", { signal, query: {} })).secrets.map(({ name }) => name),
    staleTime: usageAgeMs,
    // Whoever may edit jobs may not be allowed to see the secrets.
    retry: false,
  });
}

/** Which jobs ask for which secrets, also for some that do not exist. */
export function useSecretUsages() {
  return useQuery({
    queryKey: ["secret-usages"],
    queryFn: async ({ signal }) => (await get("/api/v1/secret-usages", { signal })).usages,
    staleTime: usageAgeMs,
  });
}

/** Reads the secrets and their uses again. */
function useRefresh(): () => Promise<unknown> {
  const client = useQueryClient();
  return () =>
    Promise.all([
      client.invalidateQueries({ queryKey }),
      client.invalidateQueries({ queryKey: ["secret-usages"] }),
    ]);
}

/** A name with its value, on its way to the server. */
export interface SecretValue {
  name: string;
  value: string;
}

/** Creates a secret. */
export function useCreateSecret() {
  const refresh = useRefresh();
  return useMutation({
    mutationFn: (body: SecretValue) => post("/api/v1/secrets", { body }),
    onSuccess: refresh,
    // The value is not kept in memory longer than it takes.
    gcTime: 0,
  });
}

/** Gives a secret a new value. */
export function useReplaceSecret() {
  const refresh = useRefresh();
  return useMutation({
    mutationFn: ({ id, value }: { id: string; value: string }) =>
      put("/api/v1/secrets/{id}", { path: { id }, body: { value } }),
    onSuccess: refresh,
    gcTime: 0,
  });
}

/** Deletes a secret with its values. */
export function useDeleteSecret() {
  const refresh = useRefresh();
  return useMutation({
    mutationFn: (id: string) => del("/api/v1/secrets/{id}", { path: { id } }),
    onSuccess: refresh,
  });
}

/** What an import came to: names of the secrets that are stored, and why others are not. */
export interface Imported {
  done: string[];
  failed: { name: string; message: string }[];
}

/** Stores secrets one after the other; `ids` are those that exist by name, which get a new value. */
export function useImportSecrets() {
  const refresh = useRefresh();
  return useMutation({
    mutationFn: (wanted: { secrets: readonly SecretValue[]; ids: ReadonlyMap<string, string> }) =>
      importSecrets(wanted.secrets, wanted.ids),
    onSettled: refresh,
    gcTime: 0,
  });
}

async function importSecrets(
  secrets: readonly SecretValue[],
  ids: ReadonlyMap<string, string>,
): Promise<Imported> {
  const imported: Imported = { done: [], failed: [] };
  for (const { name, value } of secrets) {
    const id = ids.get(name);
    try {
      await (id === undefined
        ? post("/api/v1/secrets", { body: { name, value } })
        : put("/api/v1/secrets/{id}", { path: { id }, body: { value } }));
      imported.done.push(name);
    } catch (error) {
      // What the server refuses concerns this one; anything else concerns all that are left.
      if (!(error instanceof ApiError) || error.status === 401) throw error;
      imported.failed.push({ name, message: error.message });
    }
  }
  return imported;
}
