import type { EmailAddress, InvitationMail, InvitationMailer, MailFailure } from '@weir/domain/invitations';
import type { Clock } from '@weir/domain/kernel';
import type { EventMail, EventMailer } from '@weir/domain/outbox';
import { createTransport, type Transporter } from 'nodemailer';
import { toEventMessage } from './event-message.ts';
import { toInvitationMessage } from './invitation-message.ts';
import type { Message } from './message.ts';

export interface SmtpMailerOptions {
  /** `smtp://user:password@host:port`, with STARTTLS where the server supports it, or `smtps://…`. */
  readonly url: string;
  /** The sender's address, without a name. */
  readonly from: string;
  readonly clock: Clock;
  /** For one mail in total. Default 10 s. */
  readonly timeoutMs?: number;
}

const DEFAULT_TIMEOUT_MS = 10_000;

/** An address without quotes, lists or names: nodemailer parses addresses, and could find several in one. */
const PLAIN_ADDRESS = /^[^\s@<>,;:"()[\]\\\p{Cc}]+@[^\s@<>,;:"()[\]\\\p{Cc}]+$/u;

/** Sends mail by SMTP (RFC 5321), one connection per mail. */
export class SmtpMailer implements InvitationMailer, EventMailer {
  readonly #transport: Transporter;
  readonly #from: string;
  readonly #clock: Clock;
  readonly #timeoutMs: number;

  constructor({ url, from, clock, timeoutMs = DEFAULT_TIMEOUT_MS }: SmtpMailerOptions) {
    this.#from = from;
    this.#clock = clock;
    this.#timeoutMs = timeoutMs;
    this.#transport = createTransport({
      ...toServer(url),
      connectionTimeout: timeoutMs,
      greetingTimeout: timeoutMs,
      socketTimeout: timeoutMs,
      dnsTimeout: timeoutMs,
      disableFileAccess: true,
      disableUrlAccess: true,
    });
  }

  send(mail: InvitationMail): Promise<MailFailure | null> {
    return this.#send(mail.id, mail.to, toInvitationMessage(mail));
  }

  sendEvent(mail: EventMail): Promise<MailFailure | null> {
    return this.#send(mail.id, mail.to, toEventMessage(mail));
  }

  async #send(id: string, to: EmailAddress, message: Message): Promise<MailFailure | null> {
    if (!PLAIN_ADDRESS.test(to)) return 'rejected';
    let stop = () => {};
    const timeout = new Promise<MailFailure>((resolve) => {
      const timer = this.#clock.schedule(this.#timeoutMs, () => resolve('timed_out'));
      stop = () => timer.cancel();
    });
    const sent = this.#transport
      .sendMail({
        from: { name: 'Weir', address: this.#from },
        to,
        messageId: `<${id}@${this.#from.slice(this.#from.lastIndexOf('@') + 1)}>`,
        envelope: { from: this.#from, to: [to] },
        headers: { 'auto-submitted': 'auto-generated' },
        xMailer: false,
        ...message,
      })
      .then(() => null, toFailure);
    try {
      return await Promise.race([sent, timeout]);
    } finally {
      stop();
    }
  }
}

/** Sends a password over a network only when it is encrypted. */
function toServer(text: string) {
  const url = new URL(text);
  const secure = url.protocol === 'smtps:';
  const hasPassword = url.username !== '';
  return {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: url.port === '' ? (secure ? 465 : 587) : Number(url.port),
    secure,
    requireTLS: !secure && hasPassword && !isLoopback(url.hostname),
    ...(hasPassword
      ? { auth: { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) } }
      : {}),
  };
}

function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d+){3}$/.test(hostname);
}

/** Uses the error's code alone: its message quotes addresses and the server's text. */
function toFailure(error: unknown): MailFailure {
  switch ((error as { code?: unknown }).code) {
    case 'ECONNECTION':
    case 'ESOCKET':
    case 'EDNS':
    case 'ETLS':
    case 'ECONNREFUSED':
    case 'ENOTFOUND':
      return 'unreachable';
    case 'ETIMEDOUT':
      return 'timed_out';
    case 'EAUTH':
      return 'not_authenticated';
    case 'EENVELOPE':
    case 'EMESSAGE':
      // 4xx is for now, such as greylisting (RFC 5321 §4.2.1).
      return isTransient((error as { responseCode?: unknown }).responseCode) ? 'failed' : 'rejected';
    default:
      return 'failed';
  }
}

function isTransient(responseCode: unknown): boolean {
  return typeof responseCode === 'number' && responseCode >= 400 && responseCode < 500;
}
