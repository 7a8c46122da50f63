import { useNavigate } from "@tanstack/react-router";
import { lazy, Suspense, useEffect, useRef } from "react";
import { useHotkeys } from "../../hooks/use-hotkeys.ts";
import { preferences, setPreferences } from "../../lib/preferences.ts";
import { useRunJob } from "../jobs/run-job.tsx";
import { KeysDialog } from "./keys-dialog.tsx";
import { places } from "./navigation.ts";

/** What can lie over any page. */
export type Overlay = "palette" | "keys";

const CommandPalette = lazy(async () => ({
  default: (await import("./command-palette.tsx")).CommandPalette,
}));
/** A second key later than this starts anew. */
const sequenceMs = 1_500;

/** The palette, the list of keys, and the keys that work on every page. */
export function Overlays({
  open,
  onOpen,
}: {
  open: Overlay | null;
  onOpen: (overlay: Overlay | null) => void;
}) {
  useGlobalKeys(onOpen);
  // Here and not in the palette, which is gone as soon as something is chosen.
  const { run, dialog } = useRunJob();
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      onOpen("palette");
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [onOpen]);
  return (
    <>
      {open === "palette" && (
        <Suspense>
          <CommandPalette
            onClose={() => onOpen(null)}
            onShowKeys={() => onOpen("keys")}
            onRun={run}
          />
        </Suspense>
      )}
      {dialog}
      <KeysDialog open={open === "keys"} onOpenChange={(shown) => onOpen(shown ? "keys" : null)} />
    </>
  );
}

function useGlobalKeys(onOpen: (overlay: Overlay) => void): void {
  const navigate = useNavigate();
  const pressedG = useRef(0);
  const then = (key: string, alone: () => void) => (event: KeyboardEvent) => {
    const place = places.find((each) => each.key === key);
    const within = Date.now() - pressedG.current < sequenceMs;
    pressedG.current = 0;
    if (!within || place === undefined) return alone();
    // The second key of a sequence means nothing else, such as "next row".
    event.preventDefault();
    event.stopImmediatePropagation();
    void navigate({ to: place.to });
  };
  const sequences = places.flatMap(({ key }) =>
    key === undefined ? [] : [[key, then(key, () => undefined)] as const],
  );
  useHotkeys(
    {
      ...Object.fromEntries(sequences),
      g: () => (pressedG.current = Date.now()),
      // Where a log is, `n` is its next error, also while it is scrolled out of sight.
      n: () => {
        if (document.querySelector("[data-log-viewer]") === null)
          void navigate({ to: "/jobs/new" });
      },
      "?": () => onOpen("keys"),
      "[": () => setPreferences({ railCollapsed: !preferences().railCollapsed }),
      "/": (event) => {
        const search = document.querySelector<HTMLInputElement>("#main input[type=search]");
        if (search === null) return onOpen("palette");
        event.preventDefault();
        search.focus();
      },
    },
    true,
  );
}
