import { formatDuration } from "../../base/duration.ts";
import { messageOf } from "../../base/errors.ts";
import type { FailureKind } from "../../definition/job-definition.ts";
import type { TaskError } from "../../engine/outcome.ts";
import { codesOf, describeNetworkFailure } from "../network-failure.ts";

/** What nodemailer adds to its errors. */
interface SmtpError extends Error {
  code?: string;
  /** The server's reply, where it was the server who said no. */
  response?: string;
  responseCode?: number;
}

/** What a failure to send means: who said no, and whether trying again may help (kind `network`). */
export function describeSmtpFailure(
  error: unknown,
  connection: { server: string; expired: boolean; timeoutMs: number },
): TaskError {
  const { server } = connection;
  if (connection.expired) {
    const message = `${server} did not take the message within ${formatDuration(connection.timeoutMs)}.`;
    return { kind: "timeout", message };
  }
  const smtp = error as SmtpError; // every field is optional
  const reply = smtp.response === undefined ? "" : `: ${smtp.response}`;
  switch (smtp.code) {
    case "EAUTH":
    case "ENOAUTH":
      return {
        kind: kindOfReply(smtp),
        message: `${server} refused the user name or password${reply || `: ${messageOf(error)}`}.`,
      };
    case "EENVELOPE":
    case "EMESSAGE":
      return {
        kind: kindOfReply(smtp),
        message: `${server} refused the message${reply || `: ${messageOf(error)}`}.`,
      };
    case "ETLS":
      return { kind: "network", message: `${server}: ${tlsFailure(error)}` };
    default:
      return { kind: "network", message: describeNetworkFailure(server, error) };
  }
}

/** Replies of class 4 are for now, of class 5 for good; a failure without a reply is in what we were given. */
function kindOfReply(error: SmtpError): FailureKind {
  const code = error.responseCode ?? 0;
  return code >= 400 && code < 500 ? "network" : "validation";
}

/** The handshake's own reason where there is one; else the server offers no STARTTLS, or its answer to it was no. */
function tlsFailure(error: unknown): string {
  if (codesOf(error).length > 1) {
    const described = describeNetworkFailure("TLS", error);
    return `no secure connection. ${described}`;
  }
  return `no secure connection (${messageOf(error)}); tls: none sends without one.`;
}
