import { findAnyRequestOperation, findOrganizationRequestOperation } from '@weir/contracts/requests';
import type { SignedInCaller } from '@weir/domain/kernel';
import { findRequest, type RequestSubject } from '@weir/domain/requests';
import type { Services } from '../../../compose.ts';
import { handle } from '../endpoint.ts';
import { toFoundRequestWire } from './to-wire.ts';

export const requestEndpoints = [
  handle(findOrganizationRequestOperation, ({ caller, params }, services) =>
    find(caller, { of: 'organization', organizationId: params.organization_id }, params.request_id, services),
  ),
  handle(findAnyRequestOperation, ({ caller, params }, services) =>
    find(caller, { of: 'platform' }, params.request_id, services),
  ),
];

async function find(caller: SignedInCaller, subject: RequestSubject, id: string, services: Services) {
  const { management, liveRequests, refusals } = services;
  const found = await findRequest(caller, subject, id, { ...management, liveRequests, refusals });
  return toFoundRequestWire(found, id, subject.of === 'platform' ? services : null);
}
