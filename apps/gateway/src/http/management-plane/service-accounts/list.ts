import { listServiceAccountsOperation } from '@weir/contracts/service-accounts';
import { listServiceAccounts } from '@weir/domain/service-accounts';
import { handle } from '../endpoint.ts';
import { toList, toPageRequest } from '../paging.ts';
import { toServiceAccountWire } from './to-wire.ts';

export const listServiceAccountsEndpoint = handle(
  listServiceAccountsOperation,
  async ({ caller, params, query }, { management }) =>
    toList(
      query,
      await listServiceAccounts(caller, params.organization_id, toPageRequest(query), management),
      toServiceAccountWire,
    ),
);
