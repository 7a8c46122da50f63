/** Templates: parts of job documents that jobs share. */
import {
  keepPreviousData,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from "@tanstack/react-query";
import type { components } from "../../../src/client/schema.gen.ts";
import { isJsonText } from "../document/parse-whole.ts";
import { del, get, post, sendText } from "./request.ts";

type Schemas = components["schemas"];
export type Template = Schemas["Template"];
export type TemplateDetail = Schemas["TemplateDetail"];
export type SavedTemplate = Schemas["SavedTemplate"];

const pageSize = 100;

/** The templates by name, each with its newest version, page by page. */
export function useTemplatePages() {
  return useInfiniteQuery({
    queryKey: ["templates", "list"],
    queryFn: ({ signal, pageParam }) =>
      get("/api/v1/templates", {
        query: { limit: pageSize, ...(pageParam === null ? {} : { cursor: pageParam }) },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next_cursor,
  });
}

/** The newest version of a template. */
export function useTemplate(name: string) {
  return useQuery({
    queryKey: ["templates", "one", name],
    queryFn: ({ signal }) => get("/api/v1/templates/{name}", { path: { name }, signal }),
  });
}

/** One version of a template; null asks for none. */
export function useTemplateVersion(name: string, version: number | null) {
  return useQuery({
    queryKey: ["templates", "version", name, version],
    queryFn: ({ signal }) =>
      get("/api/v1/templates/{name}/versions/{version}", {
        path: { name, version: version ?? 1 },
        signal,
      }),
    enabled: version !== null,
  });
}

/** What a template comes to with some values of its parameters; the one before is shown until it is there. */
export function useTemplatePreview(
  name: string,
  version: number,
  parameters: Readonly<Record<string, unknown>>,
) {
  return useQuery({
    queryKey: ["templates", "preview", name, version, parameters],
    queryFn: ({ signal }) =>
      post("/api/v1/templates/{name}/preview", {
        path: { name },
        body: { version, parameters },
        signal,
      }),
    placeholderData: keepPreviousData,
  });
}

/** Publishes a template, or its next version. */
export function useSaveTemplate() {
  const refresh = useRefreshTemplates();
  return useMutation({
    mutationFn: (text: string): Promise<SavedTemplate> =>
      sendText("POST", "/api/v1/templates", text, {
        mediaType: isJsonText(text) ? "application/json" : "application/yaml",
      }),
    onSuccess: refresh,
  });
}

/** Deletes a template with all its versions, unless a job uses it. */
export function useDeleteTemplate() {
  const refresh = useRefreshTemplates();
  return useMutation({
    mutationFn: (name: string) => del("/api/v1/templates/{name}", { path: { name } }),
    onSuccess: refresh,
  });
}

function useRefreshTemplates(): () => Promise<unknown> {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: ["templates", "list"] });
}
