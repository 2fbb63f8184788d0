import type { Breaker } from '@weir/contracts/breakers';
import type { Clock } from '@weir/domain/kernel';
import type { ConnectionBreakers, ShownBreaker } from '@weir/domain/routing';
import type { z } from 'zod';

export function toWire(
  { connection, settings, own, brought }: ConnectionBreakers,
  clock: Clock,
): z.input<typeof Breaker> {
  const { set } = connection.breaker;
  return {
    connection_id: connection.id,
    connection_name: connection.name,
    enabled: connection.enabled,
    ...toState(own, clock),
    settings: { failures: settings.failures, window_ms: settings.windowMs, open_ms: settings.openMs },
    set_to: set?.to ?? null,
    set_at: set?.at.toISOString() ?? null,
    set_reason: set?.reason ?? null,
    credentials: brought.map((breaker) => ({
      credential_id: breaker.credentialId!,
      ...toState(breaker, clock),
    })),
  };
}

function toState({ state, failures, lastFailure, retryAfterMs }: ShownBreaker, clock: Clock) {
  const nowMs = clock.nowMs();
  const monotonicMs = clock.monotonicUs() / 1_000;
  const waits = retryAfterMs !== null && retryAfterMs > 0;
  return {
    state,
    failures,
    last_failure: lastFailure && {
      code: lastFailure.code,
      at: new Date(nowMs - (monotonicMs - lastFailure.atMs)).toISOString(),
    },
    retry_at: waits ? new Date(nowMs + retryAfterMs).toISOString() : null,
  };
}
