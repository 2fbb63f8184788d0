import { listAuditLogOperation } from '@weir/contracts/audit-log';
import { listAuditLog } from '@weir/domain/audit-log';
import { handle } from '../endpoint.ts';
import { toList, toPageRequest } from '../paging.ts';
import { withNames } from '../with-names.ts';
import { toAuditFilter } from './to-filter.ts';
import { actorIdsOfRecord, toAuditWire } from './to-wire.ts';

export const listAuditLogEndpoint = handle(
  listAuditLogOperation,
  async ({ caller, params, query }, { management }) => {
    const page = await listAuditLog(
      caller,
      params.organization_id,
      toAuditFilter(query),
      toPageRequest(query),
      management,
    );
    const list = toList(query, page, toAuditWire);
    return withNames(list, page, actorIdsOfRecord, caller, params.organization_id, management);
  },
);
