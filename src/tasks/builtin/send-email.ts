import { z } from "zod";
import type { TaskOutcome } from "../../engine/outcome.ts";
import { startDeadline } from "../deadline.ts";
import { breaksHeaderLine, parseMailboxes, type Mailbox } from "../email/mailbox.ts";
import { describeSmtpFailure } from "../email/smtp-failure.ts";
import {
  booleanValue,
  choiceValue,
  durationValue,
  integerValue,
  textMapValue,
  textValue,
} from "../parameter-values.ts";
import type { TaskContext, TaskType } from "../task-type.ts";

const DEFAULT_TIMEOUT_MS = 60_000;
/** How much later the mail library gives up by itself: the deadline decides, so that its end is told as what it is. */
const LIBRARY_MARGIN_MS = 5_000;
const MAX_RECIPIENTS = 1_000;

/** Headers that have a parameter of their own or that describe the body. */
const OWN_HEADERS: ReadonlySet<string> = new Set(
  (
    "bcc cc content-disposition content-transfer-encoding content-type date from mime-version " +
    "reply-to return-path sender subject to"
  ).split(" "),
);

/** Addresses in one text with commas, or in a list. */
function mailboxes(): z.ZodType<Mailbox[], string | string[] | undefined> {
  const message = "must be a text of addresses with commas between, or a list of them";
  return z
    .union([z.string(), z.array(z.string())], { error: message })
    .optional()
    .transform((value, context) => {
      const parsed = parseMailboxes([value ?? []].flat());
      if ("mailboxes" in parsed && parsed.mailboxes.length <= MAX_RECIPIENTS) {
        return parsed.mailboxes;
      }
      context.addIssue(
        "problem" in parsed ? parsed.problem : `holds more than ${MAX_RECIPIENTS} addresses`,
      );
      return z.NEVER;
    });
}

/** A text that becomes a header; line breaks at its end, as outputs of scripts have them, are dropped. */
const headerText = textValue()
  .transform((text) => text.trim())
  .refine((text) => !breaksHeaderLine(text), "must not hold line breaks");

const headerMap = textMapValue().superRefine((headers, context) => {
  for (const [name, text] of Object.entries(headers)) {
    if (OWN_HEADERS.has(name.toLowerCase())) {
      context.addIssue(`${name} cannot be set here; it has a parameter of its own`);
    } else if (!/^[!-9;-~]+$/.test(name)) {
      context.addIssue(`${JSON.stringify(name)} is not a header name`);
    } else if (breaksHeaderLine(text)) {
      context.addIssue(`the value of ${name} must not hold line breaks`);
    }
  }
});

const parameters = z
  .object({
    smtp_host: headerText
      .refine((host) => host !== "", "must not be empty")
      .describe("Mail server."),
    smtp_port: integerValue({ min: 1, max: 65_535, fallback: undefined }).describe(
      "Port of the mail server; if absent 587, with `tls: tls` 465, with `tls: none` 25.",
    ),
    smtp_username: textValue()
      .optional()
      .describe("User name at the mail server, if it wants one."),
    username: textValue().optional().describe("Another spelling of `smtp_username`, which wins."),
    smtp_password: textValue().optional().describe("Password at the mail server."),
    password: textValue().optional().describe("Another spelling of `smtp_password`, which wins."),
    tls: choiceValue(["auto", "starttls", "tls", "none"], "auto").describe(
      "`tls` from the first byte, `starttls` (required), `none`, or `auto`: TLS on port 465, else STARTTLS if offered, and required before a password goes to another machine.",
    ),
    verify_tls: booleanValue(true).describe("Refuses servers whose certificate is not trusted."),
    from: mailboxes().describe("Sender, such as `Reports <reports@example.com>`."),
    to: mailboxes().describe("Recipients: a text with commas between, or a list."),
    cc: mailboxes().describe("Recipients of a copy."),
    bcc: mailboxes().describe("Recipients of a copy whom the others do not see."),
    reply_to: mailboxes().describe("Where answers go."),
    subject: headerText.optional().describe("Subject, one line."),
    body: textValue().optional().describe("The text, or with `is_html` the HTML."),
    text: textValue().optional().describe("The text; wins over `body`."),
    html: textValue().optional().describe("The HTML, beside or instead of the text."),
    is_html: booleanValue(false).describe("`body` is HTML."),
    headers: headerMap.optional().describe("Further headers by name."),
    allow_partial: booleanValue(false).describe(
      "Completes when the server refuses some, but not all, recipients.",
    ),
    timeout: durationValue(DEFAULT_TIMEOUT_MS).describe(
      "Limit of the whole delivery to the mail server: seconds, or a duration such as 30s; 60 s if absent.",
    ),
  })
  .check(({ value, issues }) => {
    const refuse = (name: string, message: string): void => {
      issues.push({ code: "custom", path: [name], message, input: value });
    };
    if (value.from.length !== 1) refuse("from", "must be one address");
    if (value.to.length + value.cc.length + value.bcc.length === 0) {
      refuse("to", "needs at least one recipient (to, cc or bcc)");
    }
    if (value.body === undefined && value.text === undefined && value.html === undefined) {
      refuse("body", "is missing; give body, text or html");
    }
  });

type SendEmailParameters = z.output<typeof parameters>;

/** What the mail server made of a message; a part of what nodemailer reports. */
interface Delivery {
  accepted: string[];
  rejected: string[];
  response: string;
  messageId: string;
  rejectedErrors?: { response?: string | undefined; message: string }[] | undefined;
}

/**
 * Hands one message to a mail server. The server taking it is success; what happens behind it is not seen. A retry after a
 * lost connection may deliver a message twice.
 */
export const sendEmail: TaskType<SendEmailParameters> = {
  name: "send_email",
  description: "Sends an e-mail, as text, HTML or both, through an SMTP server.",
  parameters,
  async run(given, context) {
    const timeoutMs = Math.min(given.timeout, context.timeoutMs);
    const transport = await transportFor(given, timeoutMs);
    const deadline = startDeadline(context.signal, timeoutMs);
    try {
      const delivery = await transport.sendMail({
        ...messageOf(given),
        date: new Date(context.now()),
        signal: deadline.signal,
      });
      return deliveredOutcome(delivery, given, context);
    } catch (error) {
      const server = `${given.smtp_host}:${portOf(given)}`;
      const connection = { server, expired: deadline.expired(), timeoutMs };
      return { status: "failed", error: describeSmtpFailure(error, connection) };
    } finally {
      deadline.clear();
      transport.close();
    }
  },
};

function portOf(given: SendEmailParameters): number {
  return given.smtp_port ?? { auto: 587, starttls: 587, tls: 465, none: 25 }[given.tls];
}

/** Loads the mail library only when a mail is sent: a worker starts sooner without it. */
async function transportFor(given: SendEmailParameters, timeoutMs: number) {
  const { createTransport } = await import("nodemailer");
  const port = portOf(given);
  const user = given.smtp_username || given.username;
  const pass = given.smtp_password ?? given.password ?? "";
  const secure = given.tls === "tls" || (given.tls === "auto" && port === 465);
  const libraryTimeoutMs = timeoutMs + LIBRARY_MARGIN_MS;
  // As Go's smtp.PlainAuth: no password in the clear, except to this machine.
  const passwordLeaves = user !== undefined && user !== "" && !isThisMachine(given.smtp_host);
  return createTransport({
    host: given.smtp_host,
    port,
    secure,
    ignoreTLS: given.tls === "none",
    requireTLS: given.tls === "starttls" || (given.tls === "auto" && passwordLeaves),
    tls: { rejectUnauthorized: given.verify_tls },
    // Credentials that the server does not ask for are an error that it may explain, not something to leave out silently.
    ...(user ? { auth: { user, pass }, forceAuth: true } : {}),
    connectionTimeout: libraryTimeoutMs,
    greetingTimeout: libraryTimeoutMs,
    socketTimeout: libraryTimeoutMs,
    dnsTimeout: libraryTimeoutMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
}

function isThisMachine(host: string): boolean {
  return /^(?:localhost|127\.\d+\.\d+\.\d+|::1)$/i.test(host);
}

function messageOf(given: SendEmailParameters) {
  const html = given.html ?? (given.is_html ? given.body : undefined);
  const text = given.text ?? (given.is_html ? undefined : given.body);
  return {
    from: given.from[0]!,
    to: given.to,
    cc: given.cc,
    bcc: given.bcc,
    replyTo: given.reply_to,
    subject: given.subject ?? "",
    headers: given.headers ?? {},
    ...(text === undefined ? {} : { text }),
    ...(html === undefined ? {} : { html }),
  };
}

function deliveredOutcome(
  delivery: Delivery,
  given: SendEmailParameters,
  context: TaskContext,
): TaskOutcome {
  const { accepted, rejected, response } = delivery;
  const outputs = { message_id: delivery.messageId, accepted, rejected, response };
  const output = `Email sent to ${accepted.join(", ")}`;
  context.log("stdout", output);
  if (rejected.length === 0) return { status: "completed", output, outputs };
  const refused = `${rejected.length} of ${accepted.length + rejected.length} recipients were refused`;
  const reasons = (delivery.rejectedErrors ?? []).map((error) => error.response ?? error.message);
  const details = rejected.map((address, index) => `  ${address}: ${reasons[index] ?? "refused"}`);
  const message = `${refused}; the others have been sent the message.\n${details.join("\n")}`;
  context.log("stderr", message);
  // Not of a kind that is re-tried: a retry would send to the others again.
  return given.allow_partial
    ? { status: "completed", output, outputs }
    : { status: "failed", error: { kind: "validation", message }, output, outputs };
}
