import { exportAuditLogEndpoint } from './export.ts';
import { exportPlatformAuditLogEndpoint } from './export-platform.ts';
import { listAuditLogEndpoint } from './list.ts';
import { listPlatformAuditLogEndpoint } from './list-platform.ts';

export const auditLogEndpoints = [
  listAuditLogEndpoint,
  exportAuditLogEndpoint,
  listPlatformAuditLogEndpoint,
  exportPlatformAuditLogEndpoint,
];
