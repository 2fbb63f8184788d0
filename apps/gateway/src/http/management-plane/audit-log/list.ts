import { AuditQuery, AuditRecordList } from '@weir/contracts';
import { listAuditLog } from '@weir/domain/audit-log';
import { endpoint } from '../endpoint.ts';
import { toList, toPageRequest } from '../paging.ts';
import { organizationParams } from '../path-params.ts';
import { toAuditFilter } from './to-filter.ts';
import { toAuditWire } from './to-wire.ts';

export const listAuditLogEndpoint = endpoint(
  {
    method: 'get',
    path: '/v1/organizations/{organization_id}/audit-log',
    operationId: 'listAuditLog',
    tag: 'Audit log',
    summary: 'List what was done in an organization',
    access: 'audit.read',
    params: organizationParams,
    query: AuditQuery,
    answer: { status: 200, schema: AuditRecordList, description: 'A page of audit records, newest first.' },
    errors: [404],
  },
  async ({ caller, params, query }, { management }) =>
    toList(
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
