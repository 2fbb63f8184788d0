import { exportAuditLogOperation } from '@weir/contracts/audit-log';
import { exportAuditLog } from '@weir/domain/audit-log';
import { answerExport } from '../answer-export.ts';
import { handle } from '../endpoint.ts';
import { AUDIT_LOG_FORMATS } from './export-formats.ts';
import { toAuditFilter } from './to-filter.ts';

export const exportAuditLogEndpoint = handle(
  exportAuditLogOperation,
  async ({ caller, params, query, context }, { management, unhandled }) =>
    answerExport(
      await exportAuditLog(caller, params.organization_id, toAuditFilter(query), management),
      AUDIT_LOG_FORMATS[query.format],
      context,
      unhandled,
    ),
);
