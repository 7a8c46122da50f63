import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./app.tsx";
import { ApiError } from "./api/request.ts";
import "./styles.css";

const client = new QueryClient({
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

const root = document.getElementById("root");
if (root === null) throw new Error("index.html has no #root element.");
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={client}>
      <App />
    </QueryClientProvider>
  </StrictMode>,
);
