import { useSyncExternalStore } from "react";

/** What the address names. The state of the page is in the address, so every view can be sent to a colleague. */
export type Place = { page: "home" } | { page: "run"; id: string } | { page: "unknown" };

export function placeOf(hash: string): Place {
  const path = hash.replace(/^#/, "");
  if (path === "" || path === "/") return { page: "home" };
  const run = /^\/runs\/([0-9a-f-]{36})$/i.exec(path);
  return run ? { page: "run", id: run[1]! } : { page: "unknown" };
}

export const homeHref = "#/";

export function runHref(id: string): string {
  return `#/runs/${id}`;
}

export function goTo(href: string): void {
  window.location.hash = href.slice(1);
}

export function usePlace(): Place {
  return placeOf(useSyncExternalStore(subscribe, () => window.location.hash));
}

function subscribe(listener: () => void): () => void {
  window.addEventListener("hashchange", listener);
  return () => window.removeEventListener("hashchange", listener);
}
