import { listPlatformAuditLogOperation } from '@weir/contracts/audit-log';
import { listPlatformAuditLog } from '@weir/domain/audit-log';
import { handle } from '../endpoint.ts';
import { toList, toPageRequest } from '../paging.ts';
import { withNames } from '../with-names.ts';
import { toAuditFilter } from './to-filter.ts';
import { actorIdsOfRecord, toAuditWire } from './to-wire.ts';

export const listPlatformAuditLogEndpoint = handle(
  listPlatformAuditLogOperation,
  async ({ caller, query }, { management }) => {
    const page = await listPlatformAuditLog(caller, toAuditFilter(query), toPageRequest(query), management);
    const list = toList(query, page, toAuditWire);
    return withNames(list, page, actorIdsOfRecord, caller, null, management);
  },
);
