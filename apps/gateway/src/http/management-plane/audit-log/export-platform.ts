import { exportPlatformAuditLogOperation } from '@weir/contracts/audit-log';
import { exportPlatformAuditLog } from '@weir/domain/audit-log';
import { answerExport } from '../answer-export.ts';
import { handle } from '../endpoint.ts';
import { AUDIT_LOG_FORMATS } from './export-formats.ts';
import { toAuditFilter } from './to-filter.ts';

export const exportPlatformAuditLogEndpoint = handle(
  exportPlatformAuditLogOperation,
  async ({ caller, query, context }, { management, unhandled }) =>
    answerExport(
      await exportPlatformAuditLog(caller, toAuditFilter(query), management),
      AUDIT_LOG_FORMATS[query.format],
      context,
      unhandled,
    ),
);
