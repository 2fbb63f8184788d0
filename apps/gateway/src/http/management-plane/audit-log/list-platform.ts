import { AuditRecordList, PlatformAuditQuery } from '@weir/contracts';
import { listPlatformAuditLog } from '@weir/domain/audit-log';
import { endpoint } from '../endpoint.ts';
import { toList, toPageRequest } from '../paging.ts';
import { toAuditFilter } from './to-filter.ts';
import { toAuditWire } from './to-wire.ts';

export const listPlatformAuditLogEndpoint = endpoint(
  {
    method: 'get',
    path: '/v1/admin/audit-log',
    operationId: 'listPlatformAuditLog',
    tag: 'Platform administration',
    summary: 'List what was done on the whole platform',
    description: 'Failed sign-ins and what was done in deleted organizations included.',
    access: 'platform.audit.read',
    query: PlatformAuditQuery,
    answer: { status: 200, schema: AuditRecordList, description: 'A page of audit records, newest first.' },
  },
  async ({ caller, query }, { management }) =>
    toList(
      await listPlatformAuditLog(caller, toAuditFilter(query), toPageRequest(query), management),
      toAuditWire,
    ),
);
