import { type DiscoverySource, readDiscoveryOperation } from '@weir/contracts/discovery';
import { readDiscovery, type SourceReport } from '@weir/domain/models';
import type { z } from 'zod';
import { handle } from '../endpoint.ts';

export const readDiscoveryEndpoint = handle(
  readDiscoveryOperation,
  async ({ caller }, { management, discoveryIntervalMs }) => ({
    interval_ms: discoveryIntervalMs,
    sources: (await readDiscovery(caller, management)).map(toWire),
  }),
);

function toWire({ connection, state }: SourceReport): z.input<typeof DiscoverySource> {
  return {
    connection_id: connection?.id ?? null,
    name: connection?.name ?? null,
    state: state === null ? 'waiting' : state.failingSince === null ? 'ok' : 'failing',
    asked_at: state?.askedAt.toISOString() ?? null,
    last_success_at: state?.succeededAt?.toISOString() ?? null,
    last_failure_at: state?.failedAt?.toISOString() ?? null,
    last_error_code: state?.errorCode ?? null,
    failing_since: state?.failingSince?.toISOString() ?? null,
    listed: state?.count ?? null,
  };
}
