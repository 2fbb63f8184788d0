import { DomainError } from '../kernel/domain-error.ts';
import type { ConnectionRepository } from '../models/managed-model.ts';
import type { KeyRoutingPolicy } from './key-routing-policy.ts';

/** Throws DomainError `invalid_parameter` for a policy that names a connection that there is none of. */
export async function requireConnections(
  policy: KeyRoutingPolicy | null | undefined,
  connections: Pick<ConnectionRepository, 'find'>,
): Promise<void> {
  if (policy === null || policy === undefined || typeof policy === 'string') return;
  for (const id of policy) {
    if ((await connections.find(id)) !== null) continue;
    throw new DomainError('invalid_parameter', `routing_policy: there is no connection \`${id}\`.`, {
      param: 'routing_policy',
    });
  }
}
