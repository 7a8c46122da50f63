import { ApiError, DisconnectedError } from "../../api/request.ts";
import { Button } from "./button.tsx";
import { CopyButton } from "./copy-button.tsx";

/** What went wrong, the request's id for the server's log, and a way to try again. */
export function ErrorState({ error, onRetry }: { error: Error; onRetry?: () => void }) {
  const requestId = error instanceof ApiError ? error.requestId : null;
  return (
    <div role="alert" className="m-4 rounded-lg bg-bad-wash px-4 py-3 text-sm text-bad">
      <p className="font-semibold">{headingFor(error)}</p>
      <p className="mt-0.5 break-words">{adviceFor(error)}</p>
      {requestId !== null && (
        <p className="mt-1 flex items-center gap-1 font-mono text-xs">
          request {requestId}
          <CopyButton text={requestId} label="Copy the request's id" />
        </p>
      )}
      {onRetry && canHelp(error) && (
        <Button size="small" className="mt-3" onClick={onRetry}>
          Try again
        </Button>
      )}
    </div>
  );
}

/** What the server refuses for what is asked, it refuses again; a login that ended and a limit pass. */
function canHelp(error: Error): boolean {
  return !(error instanceof ApiError) || ![400, 403, 404].includes(error.status);
}

function headingFor(error: Error): string {
  if (error instanceof DisconnectedError) return "The server cannot be reached";
  if (!(error instanceof ApiError)) return "This page has a fault";
  if (error.status === 403) return "You may not see this";
  if (error.status === 404) return "There is nothing here";
  if (error.status === 429) return "Too many requests";
  if (error.status < 500) return "The server refused this request";
  return "The server could not answer";
}

function adviceFor(error: Error): string {
  return error instanceof DisconnectedError
    ? "Is it running? Start it with: stratal up"
    : error.message;
}
