/** The frame around every page: rail or bottom bar, breadcrumbs, palette, keys, messages. Pages scroll inside it. */
import { Outlet, useLocation } from "@tanstack/react-router";
import { useEffect, useRef, useState, type ReactNode } from "react";
import { useIsNarrow } from "../../hooks/use-media-query.ts";
import { useSession } from "../../api/session.ts";
import { SessionContext } from "../../hooks/use-refusal.ts";
import { Toaster } from "../ui/toast.tsx";
import { TooltipProvider } from "../ui/tooltip.tsx";
import { BottomBar } from "./bottom-bar.tsx";
import { ConnectionBanner } from "./connection-banner.tsx";
import { Overlays, type Overlay } from "./overlays.tsx";
import { Rail } from "./rail.tsx";
import { TopBar } from "./top-bar.tsx";

/** The root of all pages. The login page stands alone. */
export function Shell() {
  const { pathname } = useLocation();
  return (
    <TooltipProvider>
      {pathname === "/login" ? (
        <main id="main" className="min-h-dvh">
          <Outlet />
        </main>
      ) : (
        <Known>
          <Frame pathname={pathname} />
        </Known>
      )}
      <Toaster />
    </TooltipProvider>
  );
}

/** Buttons ask who the reader is. */
function Known({ children }: { children: ReactNode }) {
  return <SessionContext value={useSession().data}>{children}</SessionContext>;
}

function Frame({ pathname }: { pathname: string }) {
  const narrow = useIsNarrow();
  const [overlay, setOverlay] = useState<Overlay | null>(null);
  const main = useRef<HTMLElement>(null);
  useFocusOnNavigation(main, pathname);
  return (
    <div className="flex h-dvh flex-col">
      <a
        href="#main"
        onClick={(event) => {
          event.preventDefault();
          main.current?.focus();
        }}
        className="button button-primary !absolute top-2 left-2 z-50 -translate-y-16 focus:translate-y-0"
      >
        Skip to content
      </a>
      <div className="flex min-h-0 flex-1">
        {!narrow && <Rail pathname={pathname} />}
        <div className="flex min-w-0 flex-1 flex-col">
          <TopBar pathname={pathname} narrow={narrow} onOpen={setOverlay} />
          <ConnectionBanner />
          <main
            id="main"
            ref={main}
            tabIndex={-1}
            data-scroller=""
            className="relative min-h-0 flex-1 overflow-y-auto outline-none"
          >
            <div className="mx-auto min-h-full w-full max-w-[100rem] px-4 py-4 md:px-6 md:py-5">
              <Outlet />
            </div>
          </main>
        </div>
      </div>
      {narrow && <BottomBar pathname={pathname} />}
      <Overlays open={overlay} onOpen={setOverlay} />
    </div>
  );
}

/** After a change of page, reading and tabbing go on at the top of the new one. */
function useFocusOnNavigation(main: React.RefObject<HTMLElement | null>, pathname: string): void {
  const shown = useRef(pathname);
  useEffect(() => {
    if (shown.current === pathname) return;
    shown.current = pathname;
    main.current?.scrollTo(0, 0);
    main.current?.focus({ preventScroll: true });
  }, [main, pathname]);
}
