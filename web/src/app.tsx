import { useEffect, useRef } from "react";
import { SiteHeader } from "./components/site-header.tsx";
import { usePlace, homeHref } from "./location.ts";
import { HomePage } from "./routes/home-page.tsx";
import { RunPage } from "./routes/run-page.tsx";

export function App() {
  const place = usePlace();
  const main = useRef<HTMLElement>(null);
  const key = place.page === "run" ? place.id : place.page;
  const firstRender = useRef(true);

  // After a change of page, reading and tabbing go on at the top of the new one.
  useEffect(() => {
    if (firstRender.current) {
      firstRender.current = false;
      return;
    }
    window.scrollTo(0, 0);
    main.current?.focus({ preventScroll: true });
  }, [key]);

  return (
    <>
      <a
        href="#main"
        onClick={(event) => {
          event.preventDefault();
          main.current?.focus();
        }}
        className="button button-primary absolute top-2 left-2 z-20 -translate-y-16 focus:translate-y-0"
      >
        Skip to content
      </a>
      <SiteHeader />
      <main
        id="main"
        ref={main}
        tabIndex={-1}
        className="mx-auto w-full max-w-[82rem] px-4 pt-6 pb-16 outline-none sm:px-6 lg:px-8"
      >
        {place.page === "home" && <HomePage />}
        {place.page === "run" && <RunPage key={place.id} id={place.id} />}
        {place.page === "unknown" && <NotFound />}
      </main>
    </>
  );
}

function NotFound() {
  return (
    <section className="panel mx-auto mt-12 max-w-lg p-8 text-center">
      <h1 className="text-xl font-semibold">There is no such page</h1>
      <p className="mt-2 text-ink-soft">The address names nothing that Stratal shows.</p>
      <a href={homeHref} className="button button-primary mt-5">
        Jobs and runs
      </a>
    </section>
  );
}
