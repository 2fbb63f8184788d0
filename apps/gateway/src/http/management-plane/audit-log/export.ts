import { AuditExportQuery } from '@weir/contracts';
import { exportAuditLog } from '@weir/domain/audit-log';
import { endpoint } from '../endpoint.ts';
import { organizationParams } from '../path-params.ts';
import { answerExport } from './answer-export.ts';
import { toAuditFilter } from './to-filter.ts';

export const exportAuditLogEndpoint = endpoint(
  {
    method: 'get',
    path: '/v1/organizations/{organization_id}/audit-log/export',
    operationId: 'exportAuditLog',
    tag: 'Audit log',
    summary: 'Export what was done in an organization',
    description: 'A file of all that the filters let through, newest first. The export is recorded, too.',
    access: 'audit.export',
    params: organizationParams,
    query: AuditExportQuery,
    answer: {
      status: 200,
      description: 'The file, streamed: text/csv or application/json.',
      contentType: 'text/csv',
    },
    errors: [404],
  },
  async ({ caller, params, query, context }, { management, unhandled }) =>
    answerExport(
      await exportAuditLog(caller, params.organization_id, toAuditFilter(query), management),
      query.format,
      (error) => {
        unhandled(error as Error, context.env.requestId);
        context.env.outgoing.destroy();
      },
    ),
);
