import type { Clock } from '../kernel/clock.ts';
import type { Logger } from '../kernel/logger.ts';
import type { SecretCipher } from '../kernel/secret-cipher.ts';
import { DueSender } from '../outbox/due-sender.ts';
import { type Backoff, retryDelayMs } from '../outbox/retry-delay.ts';
import { invitationUrl } from './invitation-link.ts';
import type { DueMail, InvitationMailer, MailFailure, OutgoingMailRepository } from './ports.ts';

const MAX_AT_ONCE = 5;
/** Longer than a mailer takes: another replica then tries what this one left. */
const HELD_MS = 60_000;
const BACKOFF: Backoff = { firstMs: 60_000, factor: 2, maxMs: 3_600_000 };
/** About seven hours. */
const MAX_ATTEMPTS = 12;

export interface MailSenderPorts {
  readonly outgoingMails: OutgoingMailRepository;
  readonly mailer: InvitationMailer;
  readonly cipher: SecretCipher;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly publicUrl: string;
}

/**
 * Sends the mails that transactions have queued, five at a time, on every replica. Each is sent at least once: one whose
 * replica dies in between is sent again, under the same id. A mail that fails is tried again, at growing intervals.
 */
export class MailSender {
  readonly #ports: MailSenderPorts;
  readonly #sender: DueSender<DueMail>;

  constructor(ports: MailSenderPorts) {
    this.#ports = ports;
    const { outgoingMails, clock, logger } = ports;
    this.#sender = new DueSender({
      takeDue: (limit) =>
        outgoingMails.takeDue(new Date(clock.nowMs()), new Date(clock.nowMs() + HELD_MS), limit),
      attempt: (mail) => this.#try(mail),
      maxAtOnce: MAX_AT_ONCE,
      failed: (errorCode) => logger.log('warn', 'mail.not_sent', { errorCode }),
      clock,
    });
  }

  start(): void {
    this.#sender.start();
  }

  /** Looks soon for mails that have just been queued. */
  wake(): void {
    this.#sender.wake();
  }

  /** Ends after the mails that are being sent: within the time a mailer takes. */
  close(): Promise<void> {
    return this.#sender.close();
  }

  /** Sends what is due. Never rejects. */
  send(): Promise<void> {
    return this.#sender.send();
  }

  async #try(mail: DueMail): Promise<void> {
    const { outgoingMails, mailer, cipher, clock, logger, publicUrl } = this.#ports;
    const { id, invitationId, attempts } = mail;
    if (!mail.isOpen) return outgoingMails.end(id, new Date(clock.nowMs()), 'invitation_closed');
    const token = cipher.decrypt(mail.tokenEncrypted, 'outgoing-mail', id);
    const acceptUrl = invitationUrl(publicUrl, invitationId, token);
    const { to, organizationName, role, expiresAt } = mail;
    const failure = await mailer.send({ id, to, organizationName, role, acceptUrl, expiresAt });
    const nowMs = clock.nowMs();
    if (failure === null) return outgoingMails.end(id, new Date(nowMs), null);
    logger.log('warn', 'mail.failed', { errorCode: failure, invitationId, attempts });
    if (isGivenUp(failure, attempts)) return outgoingMails.end(id, new Date(nowMs), failure);
    return outgoingMails.postpone(id, new Date(nowMs + retryDelayMs(attempts, BACKOFF)), failure);
  }
}

/** A rejection is final: the server knows the address, or Weir. Everything else may pass. */
function isGivenUp(failure: MailFailure, attempts: number): boolean {
  return failure === 'rejected' || attempts >= MAX_ATTEMPTS;
}
