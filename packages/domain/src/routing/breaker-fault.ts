import type { ProviderError, ProviderErrorCode } from '../inference/provider-error.ts';

/** What a breaker reads of a failure. */
export interface BreakerFault extends Pick<ProviderError, 'code'> {
  readonly retryAfterMs?: number | undefined;
}

/**
 * What a failure says: the upstream is out of reach or does not work (`outage`), Weir's account there does not work, or what it
 * answers is no answer (`fault`), or neither (`none`), such as all that clients cause.
 */
const FAULTS: Readonly<Record<ProviderErrorCode, 'outage' | 'fault' | 'none'>> = {
  upstream_rejected: 'none',
  upstream_credential_rejected: 'fault',
  upstream_rate_limited: 'fault',
  upstream_usage_limited: 'none',
  upstream_failed: 'outage',
  upstream_overloaded: 'outage',
  upstream_connect_failed: 'outage',
  upstream_address_refused: 'fault',
  upstream_connect_timeout: 'outage',
  upstream_first_byte_timeout: 'outage',
  upstream_idle_timeout: 'outage',
  upstream_total_timeout: 'outage',
  upstream_connection_lost: 'outage',
  upstream_ended_early: 'outage',
  upstream_error_event: 'fault',
  upstream_malformed_answer: 'fault',
  upstream_answer_too_large: 'none',
};

export function isBreakerFault({ code }: BreakerFault): boolean {
  return FAULTS[code] !== 'none';
}

/** Whether a list of models, when the upstream answers with one again, says that it may be over. */
export function isOutage({ code }: BreakerFault): boolean {
  return FAULTS[code] === 'outage';
}
