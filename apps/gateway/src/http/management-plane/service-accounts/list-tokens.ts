import { listServiceAccountTokensOperation } from '@weir/contracts/service-accounts';
import { listServiceAccountTokens } from '@weir/domain/service-accounts';
import { handle } from '../endpoint.ts';
import { toList, toPageRequest } from '../paging.ts';
import { withNames } from '../with-names.ts';
import { toServiceAccountTokenWire } from './to-wire.ts';

export const listServiceAccountTokensEndpoint = handle(
  listServiceAccountTokensOperation,
  async ({ caller, params, query }, { management }) => {
    const page = await listServiceAccountTokens(
      caller,
      params.organization_id,
      params.service_account_id,
      toPageRequest(query),
      management,
    );
    const list = toList(query, page, toServiceAccountTokenWire);
    return withNames(list, page, ({ createdBy }) => [createdBy], caller, params.organization_id, management);
  },
);
