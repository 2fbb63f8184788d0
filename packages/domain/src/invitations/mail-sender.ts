import type { Clock, Timer } from '../kernel/clock.ts';
import { isDomainError } from '../kernel/domain-error.ts';
import type { Logger } from '../kernel/logger.ts';
import type { SecretCipher } from '../kernel/secret-cipher.ts';
import { invitationUrl } from './invitation-link.ts';
import type { DueMail, InvitationMailer, MailFailure, OutgoingMailRepository } from './ports.ts';

/** Between two looks for mails that are due, when nobody wakes the sender. */
const POLL_INTERVAL_MS = 5_000;
/** After a request: its transaction may still be about to commit. */
const WAKE_DELAY_MS = 50;
const MAX_AT_ONCE = 5;
/** Longer than a mailer takes: another replica then tries what this one left. */
const HELD_MS = 60_000;
const FIRST_RETRY_MS = 60_000;
const MAX_RETRY_MS = 3_600_000;
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
  #timer: Timer | null = null;
  #sending: Promise<void> | null = null;
  #closed = false;

  constructor(ports: MailSenderPorts) {
    this.#ports = ports;
  }

  start(): void {
    this.#lookIn(POLL_INTERVAL_MS);
  }

  /** Looks soon for mails that have just been queued. */
  wake(): void {
    this.#lookIn(WAKE_DELAY_MS);
  }

  /** Ends after the mails that are being sent: within the time a mailer takes. */
  async close(): Promise<void> {
    this.#closed = true;
    this.#timer?.cancel();
    await this.#sending;
  }

  /** Sends what is due. Never rejects. */
  send(): Promise<void> {
    this.#sending ??= this.#sendDue().finally(() => {
      this.#sending = null;
    });
    return this.#sending;
  }

  #lookIn(delayMs: number): void {
    if (this.#closed) return;
    this.#timer?.cancel();
    this.#timer = this.#ports.clock.schedule(delayMs, () => void this.send().then(() => this.start()));
  }

  async #sendDue(): Promise<void> {
    const { outgoingMails, clock, logger } = this.#ports;
    try {
      while (!this.#closed) {
        const nowMs = clock.nowMs();
        const due = await outgoingMails.takeDue(new Date(nowMs), new Date(nowMs + HELD_MS), MAX_AT_ONCE);
        await Promise.all(due.map((mail) => this.#try(mail)));
        if (due.length < MAX_AT_ONCE) return;
      }
    } catch (error) {
      logger.log('warn', 'mail.not_sent', {
        errorCode: isDomainError(error) ? error.code : 'internal_error',
      });
    }
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
    const delayMs = Math.min(FIRST_RETRY_MS * 2 ** (attempts - 1), MAX_RETRY_MS);
    return outgoingMails.postpone(id, new Date(nowMs + delayMs), failure);
  }
}

/** A rejection is final: the server knows the address, or Weir. Everything else may pass. */
function isGivenUp(failure: MailFailure, attempts: number): boolean {
  return failure === 'rejected' || attempts >= MAX_ATTEMPTS;
}
