import { MutationCache, QueryCache, QueryClient } from "@tanstack/react-query";
import { ApiError } from "./request.ts";

/** The cache of what was read. `onLoginNeeded` is called when the server asks who this is. */
export function createQueryClient(onLoginNeeded: () => void): QueryClient {
  const onError = (error: Error): void => {
    if (error instanceof ApiError && error.status === 401) onLoginNeeded();
  };
  return new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      queries: {
        // What the server refused, it will refuse again; an unreachable server is asked by the next poll.
        retry: (count, error) => !(error instanceof ApiError) && count < 1,
        // The server is usually this machine: the browser's idea of being online says nothing about it.
        networkMode: "always",
      },
      mutations: { networkMode: "always" },
    },
  });
}
