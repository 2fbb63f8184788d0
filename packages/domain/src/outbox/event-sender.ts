import type { Clock } from '../kernel/clock.ts';
import type { RandomBytes } from '../kernel/ids.ts';
import type { Logger } from '../kernel/logger.ts';
import type { SecretCipher } from '../kernel/secret-cipher.ts';
import type { OutboxTelemetry } from '../telemetry/ports.ts';
import { DueSender } from './due-sender.ts';
import type {
  DeliveryOutcome,
  DeliveryQueue,
  DueDelivery,
  EventMailer,
  MailRecipient,
  WebhookCaller,
  WebhookRecipient,
  WebhookSignatures,
} from './ports.ts';
import { type Backoff, retryDelayMs, withJitter } from './retry-delay.ts';
import { signedCall } from './signed-call.ts';

const MAX_AT_ONCE = 10;
/** Longer than a mailer or a webhook takes: another replica then tries what this one left. */
const HELD_MS = 60_000;
const HOUR_MS = 3_600_000;

const MAIL_BACKOFF: Backoff = { firstMs: 60_000, factor: 2, maxMs: HOUR_MS };
const WEBHOOK_BACKOFF: Backoff = { firstMs: 5_000, factor: 4, maxMs: 2 * HOUR_MS };
/** An event that is older than this is not tried again. */
const GIVEN_UP_AFTER_MS = { mail: 8 * HOUR_MS, webhook: 25 * HOUR_MS };
/** A webhook that has only failed for so long is deactivated. */
const DEACTIVATED_AFTER_MS = 24 * HOUR_MS;

const NO_ANSWER = { responseStatus: null };

export interface EventSenderPorts {
  readonly queue: DeliveryQueue;
  /** Deactivates a webhook and says so. */
  readonly webhookFailed: (
    webhook: WebhookRecipient,
    delivery: DueDelivery,
    reason: 'failing' | 'gone',
  ) => Promise<void>;
  readonly webhooks: WebhookCaller;
  readonly signatures: WebhookSignatures;
  /** Null where no mail is sent. */
  readonly mailer: EventMailer | null;
  readonly cipher: SecretCipher;
  readonly clock: Clock;
  readonly randomBytes: RandomBytes;
  readonly logger: Logger;
  readonly telemetry: OutboxTelemetry;
}

/**
 * Delivers the events of the outbox to webhooks and by mail, at least once each and under the same id, on every replica. What
 * fails is tried again at growing intervals: mails for eight hours, webhooks for a day, after which the webhook is
 * deactivated. A test of a webhook is tried once.
 */
export class EventSender {
  readonly #ports: EventSenderPorts;
  readonly #sender: DueSender<DueDelivery>;

  constructor(ports: EventSenderPorts) {
    this.#ports = ports;
    const { queue, clock, logger } = ports;
    this.#sender = new DueSender({
      takeDue: (limit) => queue.takeDue(new Date(clock.nowMs()), new Date(clock.nowMs() + HELD_MS), limit),
      attempt: (delivery) => this.#attempt(delivery),
      maxAtOnce: MAX_AT_ONCE,
      failed: (errorCode) => logger.log('warn', 'outbox.not_sent', { errorCode }),
      clock,
    });
  }

  start(): void {
    this.#sender.start();
  }

  /** Looks soon for events that have just been queued. */
  wake(): void {
    this.#sender.wake();
  }

  /** Ends after the attempts that are under way. */
  close(): Promise<void> {
    return this.#sender.close();
  }

  /** Sends what is due. Never rejects. */
  send(): Promise<void> {
    return this.#sender.send();
  }

  async #attempt(delivery: DueDelivery): Promise<void> {
    const { recipient } = delivery;
    const outcome =
      recipient.kind === 'mail'
        ? await this.#mail(delivery, recipient)
        : await this.#call(delivery, recipient);
    await this.#note(delivery, outcome);
    const { failure } = outcome;
    if (recipient.kind !== 'webhook' || !recipient.isActive || delivery.type === 'webhook.test') return;
    if (failure === 'gone') await this.#ports.webhookFailed(recipient, delivery, 'gone');
    else if (failure !== null && this.#failsForTooLong(recipient)) {
      await this.#ports.webhookFailed(recipient, delivery, 'failing');
    }
  }

  async #mail(delivery: DueDelivery, { to }: MailRecipient): Promise<DeliveryOutcome> {
    const { mailer } = this.#ports;
    if (mailer === null) return { failure: 'no_mail_server', ...NO_ANSWER };
    if (to === null) return { failure: 'no_address', ...NO_ANSWER };
    const { eventId: id, organizationName } = delivery;
    return { failure: await mailer.sendEvent({ ...delivery, id, to, organizationName }), ...NO_ANSWER };
  }

  async #call(delivery: DueDelivery, webhook: WebhookRecipient): Promise<DeliveryOutcome> {
    if (!webhook.isActive && delivery.type !== 'webhook.test') {
      return { failure: 'webhook_deactivated', ...NO_ANSWER };
    }
    const call = signedCall(delivery, webhook, this.#ports);
    if (call === null) return { failure: 'secret_unreadable', ...NO_ANSWER };
    return this.#ports.webhooks.call(call);
  }

  async #note(delivery: DueDelivery, outcome: DeliveryOutcome): Promise<void> {
    const { queue, clock, randomBytes, logger, telemetry } = this.#ports;
    const { kind } = delivery.recipient;
    const nowMs = clock.nowMs();
    const at = new Date(nowMs);
    const isFinal = outcome.failure === null || isFinalFailure(delivery, outcome, nowMs);
    telemetry.delivered(kind, outcome.failure === null ? 'delivered' : isFinal ? 'given_up' : 'failed');
    if (outcome.failure !== null) {
      const { eventId, attempts, type } = delivery;
      const fields = { eventId, eventType: type, channel: kind, errorCode: outcome.failure, attempts };
      logger.log('warn', isFinal ? 'outbox.given_up' : 'outbox.delivery_failed', fields);
    }
    if (isFinal) return queue.end(delivery, at, outcome);
    const delayMs = retryDelayMs(delivery.attempts, kind === 'mail' ? MAIL_BACKOFF : WEBHOOK_BACKOFF);
    return queue.postpone(delivery, at, new Date(nowMs + withJitter(delayMs, randomBytes)), outcome);
  }

  #failsForTooLong({ failingSince }: WebhookRecipient): boolean {
    return (
      failingSince !== null && this.#ports.clock.nowMs() - failingSince.getTime() >= DEACTIVATED_AFTER_MS
    );
  }
}

function isFinalFailure(
  { type, recipient, createdAt }: DueDelivery,
  { failure }: DeliveryOutcome,
  nowMs: number,
): boolean {
  if (type === 'webhook.test') return true;
  // Nothing of these changes by waiting. A mail server knows the address, or Weir.
  if (failure === 'webhook_deactivated' || failure === 'no_address' || failure === 'no_mail_server')
    return true;
  if (failure === 'gone' || (recipient.kind === 'mail' && failure === 'rejected')) return true;
  return nowMs - createdAt.getTime() >= GIVEN_UP_AFTER_MS[recipient.kind];
}
