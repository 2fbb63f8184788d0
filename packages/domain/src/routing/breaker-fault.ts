import type { ProviderError, ProviderErrorCode } from '../inference/provider-error.ts';

/** What a breaker reads of a failure. */
export interface BreakerFault extends Pick<ProviderError, 'code'> {
  readonly retryAfterMs?: number | undefined;
}

/** Whether a failure says that the upstream, or Weir's account there, does not work. What clients cause never does. */
const IS_FAULT: Readonly<Record<ProviderErrorCode, boolean>> = {
  upstream_rejected: false,
  upstream_credential_rejected: true,
  upstream_rate_limited: true,
  upstream_usage_limited: false,
  upstream_failed: true,
  upstream_overloaded: true,
  upstream_connect_failed: true,
  upstream_address_refused: true,
  upstream_connect_timeout: true,
  upstream_first_byte_timeout: true,
  upstream_idle_timeout: true,
  upstream_total_timeout: true,
  upstream_connection_lost: true,
  upstream_ended_early: true,
  upstream_error_event: true,
  upstream_malformed_answer: true,
  upstream_answer_too_large: false,
};

export function isBreakerFault({ code }: BreakerFault): boolean {
  return IS_FAULT[code];
}
