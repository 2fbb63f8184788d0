import { PlatformAuditExportQuery } from '@weir/contracts';
import { exportPlatformAuditLog } from '@weir/domain/audit-log';
import { endpoint } from '../endpoint.ts';
import { answerExport } from './answer-export.ts';
import { toAuditFilter } from './to-filter.ts';

export const exportPlatformAuditLogEndpoint = endpoint(
  {
    method: 'get',
    path: '/v1/admin/audit-log/export',
    operationId: 'exportPlatformAuditLog',
    tag: 'Platform administration',
    summary: 'Export what was done on the whole platform',
    description: 'A file of all that the filters let through, newest first. The export is recorded, too.',
    access: 'platform.audit.export',
    query: PlatformAuditExportQuery,
    answer: {
      status: 200,
      description: 'The file, streamed: text/csv or application/json.',
      contentType: 'text/csv',
    },
  },
  async ({ caller, query, context }, { management, unhandled }) =>
    answerExport(
      await exportPlatformAuditLog(caller, toAuditFilter(query), management),
      query.format,
      (error) => {
        unhandled(error as Error, context.env.requestId);
        context.env.outgoing.destroy();
      },
    ),
);
