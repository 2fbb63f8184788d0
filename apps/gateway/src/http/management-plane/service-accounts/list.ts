import { listServiceAccountsOperation } from '@weir/contracts/service-accounts';
import { listServiceAccounts } from '@weir/domain/service-accounts';
import { handle } from '../endpoint.ts';
import { toList, toPageRequest } from '../paging.ts';
import { withNames } from '../with-names.ts';
import { toServiceAccountWire } from './to-wire.ts';

export const listServiceAccountsEndpoint = handle(
  listServiceAccountsOperation,
  async ({ caller, params, query }, { management }) => {
    const page = await listServiceAccounts(caller, params.organization_id, toPageRequest(query), management);
    const list = toList(query, page, toServiceAccountWire);
    return withNames(list, page, ({ createdBy }) => [createdBy], caller, params.organization_id, management);
  },
);
