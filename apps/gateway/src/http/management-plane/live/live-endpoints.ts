import { watchOrganizationOperation, watchPlatformOperation } from '@weir/contracts/live';
import { DomainError, idOf, type OrganizationId, type SignedInCaller } from '@weir/domain/kernel';
import { watchScope } from '@weir/domain/live';
import type { Context } from 'hono';
import type { Services } from '../../../compose.ts';
import { handle } from '../endpoint.ts';
import type { ManagementEnv } from '../management-env.ts';
import { stillSignedIn } from './still-signed-in.ts';

export const liveEndpoints = [
  handle(watchPlatformOperation, ({ caller, query, context }, services) =>
    watch(caller, null, query.once === 'true', context, services),
  ),
  handle(watchOrganizationOperation, ({ caller, params, query, context }, services) =>
    watch(caller, params.organization_id, query.once === 'true', context, services),
  ),
];

async function watch(
  caller: SignedInCaller,
  organizationId: OrganizationId | null,
  once: boolean,
  context: Context<ManagementEnv>,
  services: Services,
): Promise<Response> {
  const { management, liveStreams } = services;
  const scope = await watchScope(caller, organizationId, management);
  return liveStreams.open({
    ...{ callerId: idOf(caller.actor), scope, once, outgoing: context.env.outgoing },
    async stillEntitled() {
      const actor = await stillSignedIn(caller.actor, context, services);
      const { owner } = await watchScope({ ...caller, actor }, organizationId, management);
      if (owner?.id !== scope.owner?.id) {
        throw new DomainError('permission_denied', 'Your role has changed. Reconnect.');
      }
    },
  });
}
