import { listPlatformAuditLogOperation } from '@weir/contracts/audit-log';
import { listPlatformAuditLog } from '@weir/domain/audit-log';
import { handle } from '../endpoint.ts';
import { toList, toPageRequest } from '../paging.ts';
import { toAuditFilter } from './to-filter.ts';
import { toAuditWire } from './to-wire.ts';

export const listPlatformAuditLogEndpoint = handle(
  listPlatformAuditLogOperation,
  async ({ caller, query }, { management }) =>
    toList(
      query,
      await listPlatformAuditLog(caller, toAuditFilter(query), toPageRequest(query), management),
      toAuditWire,
    ),
);
