import { getSystemOperation } from '@weir/contracts/system';
import { requirePermission } from '@weir/domain/permissions';
import { handle } from '../endpoint.ts';

export const systemEndpoints = [
  handle(getSystemOperation, async ({ caller }, { management, readiness, thisReplica }) => {
    requirePermission(caller.actor, 'platform.system.read', null);
    const [report, replicas] = await Promise.all([
      readiness.check(),
      management.unitOfWork.repositories.replicas.list(),
    ]);
    const { id, version, settings } = thisReplica;
    return {
      ...report,
      replica: { id, version, settings: { ...settings } },
      replicas: replicas.map((replica) => ({
        id: replica.id,
        version: replica.version,
        started_at: replica.startedAt.toISOString(),
        seen_at: replica.seenAt.toISOString(),
      })),
    };
  }),
];
