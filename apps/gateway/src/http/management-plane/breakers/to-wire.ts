import type { Breaker } from '@weir/contracts/breakers';
import type { ConnectionBreakers, ShownBreaker } from '@weir/domain/routing';
import type { z } from 'zod';

export function toWire(
  { connection, settings, own, brought }: ConnectionBreakers,
  nowMs: number,
): z.input<typeof Breaker> {
  const { set } = connection.breaker;
  return {
    connection_id: connection.id,
    connection_name: connection.name,
    enabled: connection.enabled,
    ...toState(own, nowMs),
    settings: { failures: settings.failures, window_ms: settings.windowMs, open_ms: settings.openMs },
    set_to: set?.to ?? null,
    set_at: set?.at.toISOString() ?? null,
    credentials: brought.map((breaker) => ({
      credential_id: breaker.credentialId!,
      ...toState(breaker, nowMs),
    })),
  };
}

function toState({ state, failures, retryAfterMs }: ShownBreaker, nowMs: number) {
  const waits = retryAfterMs !== null && retryAfterMs > 0;
  return { state, failures, retry_at: waits ? new Date(nowMs + retryAfterMs).toISOString() : null };
}
