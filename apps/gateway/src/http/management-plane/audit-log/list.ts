import { listAuditLogOperation } from '@weir/contracts/audit-log';
import { listAuditLog } from '@weir/domain/audit-log';
import { handle } from '../endpoint.ts';
import { toList, toPageRequest } from '../paging.ts';
import { toAuditFilter } from './to-filter.ts';
import { toAuditWire } from './to-wire.ts';

export const listAuditLogEndpoint = handle(
  listAuditLogOperation,
  async ({ caller, params, query }, { management }) =>
    toList(
      query,
      await listAuditLog(
        caller,
        params.organization_id,
        toAuditFilter(query),
        toPageRequest(query),
        management,
      ),
      toAuditWire,
    ),
);
