import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { del, get, post } from "./request.ts";

/** Who this is and what they may do; an error of status 401 while a login is needed. */
export function useSession() {
  return useQuery({
    queryKey: ["session"],
    queryFn: ({ signal }) => get("/api/v1/sessions/current", { signal }),
    staleTime: 60_000,
  });
}

/** Logs this browser in with an API token; what was read as somebody else is forgotten. */
export function useLogin() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (token: string) => post("/api/v1/sessions", { body: { token } }),
    onSuccess: () => client.getQueryCache().clear(),
  });
}

/** Logs this browser out. */
export function useLogout() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => del("/api/v1/sessions/current", {}),
    onSuccess: () => client.getQueryCache().clear(),
  });
}
