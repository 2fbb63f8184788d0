import { syncDiscoveryOperation } from '@weir/contracts/discovery';
import type { ConnectionId } from '@weir/domain/kernel';
import { syncDiscovery } from '@weir/domain/models';
import { handle } from '../endpoint.ts';

export const syncDiscoveryEndpoint = handle(
  syncDiscoveryOperation,
  async ({ caller, body }, { management, catalog, sources, turns }) => {
    const connectionId = (body.connection_id?.toLowerCase() as ConnectionId | undefined) ?? null;
    const ports = { ...management, catalog, sources, turns };
    const { answered, failed, notAsked, durationUs } = await syncDiscovery(caller, connectionId, ports);
    return { answered, failed, not_asked: notAsked, duration_ms: durationUs / 1000 };
  },
);
