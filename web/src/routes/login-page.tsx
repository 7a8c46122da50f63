import { getRouteApi, useRouter } from "@tanstack/react-router";
import { useState, type FormEvent } from "react";
import { ApiError, DisconnectedError } from "../api/request.ts";
import { useLogin } from "../api/session.ts";
import { Logo } from "../components/shell/logo.tsx";
import { Button } from "../components/ui/button.tsx";
import { TextField } from "../components/ui/text-field.tsx";
import { useTitle } from "../hooks/use-title.ts";
import { safeReturn } from "../lib/safe-return.ts";

const route = getRouteApi("/login");

/** Trades an API token for a session of this browser, and goes on to the page that was asked for. */
export function LoginPage() {
  useTitle("Log in");
  const { to } = route.useSearch();
  const router = useRouter();
  const login = useLogin();
  const [token, setToken] = useState("");
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    login.mutate(token.trim(), { onSuccess: () => router.history.push(safeReturn(to)) });
  };
  return (
    <div className="grid min-h-dvh place-items-center p-4">
      <div className="w-full max-w-sm">
        <div className="panel overflow-hidden">
          <div className="strata" />
          <form onSubmit={submit} className="space-y-4 p-6">
            <div className="flex items-center gap-3">
              <Logo size={36} />
              <h1 className="text-xl font-semibold tracking-tight">Log in to Stratal</h1>
            </div>
            <TextField
              label="API token"
              type="password"
              required
              autoFocus
              autoComplete="current-password"
              placeholder="stratal_pat_…"
              value={token}
              onChange={(event) => setToken(event.target.value)}
              error={login.error === null ? null : loginErrorText(login.error)}
            />
            <Button type="submit" variant="primary" className="w-full" busy={login.isPending}>
              Log in
            </Button>
          </form>
        </div>
        <details className="mt-4 px-2 text-sm text-ink-soft">
          <summary className="cursor-pointer font-medium">Where do I get a token?</summary>
          <p className="mt-2">
            From whoever runs this server: Settings, API tokens. The first one is what{" "}
            <code className="font-mono">STRATAL_ADMIN_TOKEN</code> said at the first start; without
            it, it is in the file <code className="font-mono">admin-token</code> in the data
            directory.
          </p>
        </details>
      </div>
    </div>
  );
}

function loginErrorText(error: Error): string {
  if (error instanceof DisconnectedError) return "The server cannot be reached. Try again.";
  if (error instanceof ApiError && error.status === 401)
    return "This token is not known, or it is revoked or expired.";
  return error.message;
}
