import type { EmailAddress } from './invitation.ts';
import type { MailCounts } from './ports.ts';

export const MAIL_LIMIT_PERIOD_MS = 24 * 3_600_000;

/** Mails within {@link MAIL_LIMIT_PERIOD_MS}. The gateway's mail server must not be of use to whoever writes to strangers. */
const MAIL_LIMITS = { recipient: 5, sender: 200, organization: 500 } as const;

/** What may still be mailed in one transaction. */
export class MailAllowance {
  #sent = 0;
  readonly #counts: MailCounts;
  readonly #sentTo = new Map<EmailAddress, number>();

  constructor(counts: MailCounts) {
    this.#counts = counts;
  }

  /** Whether one more mail may go to this address; if so, it counts. */
  take(to: EmailAddress): boolean {
    const { byOrganization, bySender, byRecipient } = this.#counts;
    const sentTo = this.#sentTo.get(to) ?? 0;
    const isWithin =
      (byRecipient.get(to) ?? 0) + sentTo < MAIL_LIMITS.recipient &&
      bySender + this.#sent < MAIL_LIMITS.sender &&
      byOrganization + this.#sent < MAIL_LIMITS.organization;
    if (!isWithin) return false;
    this.#sent += 1;
    this.#sentTo.set(to, sentTo + 1);
    return true;
  }
}
