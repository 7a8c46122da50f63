import tailwindcss from "@tailwindcss/vite";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { precompress } from "./precompress.ts";

const api = "http://127.0.0.1:8080";

export default defineConfig({
  plugins: [react(), tailwindcss(), precompress()],
  logLevel: "warn",
  // The server puts a fresh nonce here for each page it sends (src/server/plugins/web-files.ts).
  html: { cspNonce: "{style-nonce}" },
  build: {
    target: "es2022",
    // The server's content security policy allows neither inline scripts nor data URLs other than images.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  server: { host: "127.0.0.1", proxy: { "/api": api, "/health": api } },
});
