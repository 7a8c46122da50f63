import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { createQueryClient } from "./api/query-client.ts";
import { watchLiveConnection } from "./hooks/use-live.ts";
import { newAddressOf } from "./lib/old-address.ts";
import { watchPreferences } from "./lib/preferences.ts";
import { provideStyleNonce } from "./lib/style-nonce.ts";
import { router } from "./router.tsx";
import "./styles.css";

provideStyleNonce();
watchPreferences();
watchLiveConnection();

const moved = newAddressOf(window.location.hash);
if (moved !== null) window.history.replaceState(null, "", moved);

const client = createQueryClient(() => {
  const { pathname, href } = router.state.location;
  if (pathname !== "/login") void router.navigate({ to: "/login", search: { to: href } });
});

const root = document.getElementById("root");
if (root === null) throw new Error("index.html has no #root element.");
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={client}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  </StrictMode>,
);
