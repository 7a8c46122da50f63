import { messageOf } from "../base/errors.ts";

/** What the codes of DNS, TCP and TLS errors mean, in words that follow the name of the host. */
const explanations: Readonly<Record<string, string>> = {
  ENOTFOUND: "the name does not exist in DNS",
  EAI_AGAIN: "the name could not be looked up; DNS did not answer",
  EDNS: "the name could not be looked up",
  ECONNREFUSED: "the connection was refused; nothing listens there",
  ECONNRESET: "the connection was reset by the other side",
  EPIPE: "the connection was closed by the other side",
  EHOSTUNREACH: "the host cannot be reached",
  ENETUNREACH: "the network cannot be reached",
  EADDRNOTAVAIL: "the address cannot be reached from here",
  ETIMEDOUT: "the connection timed out",
  UND_ERR_CONNECT_TIMEOUT: "the connection timed out",
  UND_ERR_SOCKET: "the connection was closed by the other side before the answer was complete",
  CERT_HAS_EXPIRED: "the certificate has expired",
  CERT_NOT_YET_VALID: "the certificate is not valid yet",
  DEPTH_ZERO_SELF_SIGNED_CERT: "the certificate is self-signed; verify_tls: false accepts it",
  SELF_SIGNED_CERT_IN_CHAIN:
    "the certificate's chain holds a self-signed one; verify_tls: false accepts it",
  UNABLE_TO_VERIFY_LEAF_SIGNATURE:
    "the certificate's issuer is not known; verify_tls: false accepts it",
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY:
    "the certificate's issuer is not known; verify_tls: false accepts it",
  ERR_TLS_CERT_ALTNAME_INVALID: "the certificate is for another name; verify_tls: false accepts it",
  EPROTO: "the TLS handshake failed; does this port speak TLS?",
  ERR_SSL_WRONG_VERSION_NUMBER: "the TLS handshake failed; does this port speak TLS?",
  ERR_SSL_PACKET_LENGTH_TOO_LONG: "the TLS handshake failed; does this port speak TLS?",
  Z_BUF_ERROR: "the compressed answer is cut off",
  Z_DATA_ERROR: "the compressed answer is damaged",
};

/** One sentence that names the host and why it could not be talked to. */
export function describeNetworkFailure(host: string, error: unknown): string {
  for (const code of codesOf(error)) {
    const explanation = explanations[code];
    if (explanation !== undefined) return `${host}: ${explanation} (${code}).`;
  }
  const code = codesOf(error)[0];
  return `${host}: ${messageOf(error)}${code === undefined ? "" : ` (${code})`}.`;
}

/** The codes of an error, of what it gathers (one per address tried) and of its causes, outermost first. */
export function codesOf(error: unknown): string[] {
  const codes: string[] = [];
  const pending = [error];
  // Bounded: causes could form a ring.
  for (let looked = 0; looked < 16 && pending.length > 0; looked += 1) {
    const next = pending.shift();
    if (!(next instanceof Error)) continue;
    // nodemailer moves the system's code aside
    const { code, originalCode } = next as NodeJS.ErrnoException & { originalCode?: unknown };
    for (const name of [originalCode, code]) if (typeof name === "string") codes.push(name);
    if (next instanceof AggregateError) pending.push(...(next.errors as unknown[]));
    pending.push(next.cause);
  }
  return codes;
}
