import { z } from 'zod';
import { GivenTimestamp, Id, listWithNamesOf, PageQuery, Timestamp } from './common.ts';
import { operation } from './operation.ts';
import { organizationParams } from './path-params.ts';

const Outcome = z
  .enum(['succeeded', 'refused', 'failed'])
  .meta({ description: 'refused: the caller had no permission. failed: a sign-in that did not succeed.' });

/** Who did what, when. Ids, field names, codes and reasons; never field values. */
export const AuditRecord = z
  .strictObject({
    id: Id,
    occurred_at: Timestamp,
    actor: z.strictObject({
      kind: z.enum(['user', 'service_account', 'system', 'anonymous']),
      user_id: Id.nullable(),
      service_account_id: Id.nullable(),
      via: z.enum(['session', 'access_token', 'personal_access_token', 'service_account_token']).nullable(),
    }),
    action: z.string().meta({ example: 'team.create' }),
    outcome: Outcome,
    error_code: z.string().nullable(),
    organization_id: Id.nullable(),
    target: z.strictObject({ kind: z.string(), id: z.string() }).nullable().meta({
      description:
        'The target of the action. For a refused action, the resource in its path if it belongs to the organization. Null if the path names none.',
    }),
    changed_fields: z.array(z.string()).meta({ description: 'Names of the changed fields.' }),
    role_change: z
      .strictObject({ from: z.string(), to: z.string() })
      .nullable()
      .meta({ description: 'The previous and the new role, if a role changed.' }),
    reason: z.string().nullable().meta({
      description: 'The reason that the actor gave, for breakers that were opened or closed manually.',
    }),
    occurrences: z.number().int().meta({
      description:
        'How often the action occurred. More than 1 if the same refusal was repeated within a minute: the first has its own record, the others share one.',
    }),
    request_id: z.string().nullable().meta({ description: 'The x-request-id of the response.' }),
    ip_address: z
      .string()
      .nullable()
      .meta({ description: 'Null unless the operator has chosen to record it.' }),
    user_agent: z
      .string()
      .nullable()
      .meta({ description: 'Null unless the operator has chosen to record it.' }),
  })
  .meta({ id: 'AuditRecord' });

export const AuditRecordList = listWithNamesOf(AuditRecord, 'AuditRecordList');

const filters = {
  actor: Id.optional().meta({ description: 'The id of the acting user or service account.' }),
  action: z
    .string()
    .regex(/^[a-z_.]{1,64}$/)
    .optional()
    .meta({ example: 'team.create' }),
  target: z
    .string()
    .regex(/^[A-Za-z0-9_-]{1,64}$/)
    .optional()
    .meta({ description: 'The id of the target.' }),
  outcome: Outcome.optional(),
  since: GivenTimestamp.optional().meta({ description: 'Records from this time on.' }),
  until: GivenTimestamp.optional().meta({ description: 'Records before this time.' }),
};
const organization = { organization_id: Id.optional().meta({ description: 'Only this organization.' }) };
const format = {
  format: z.enum(['csv', 'json']).default('csv').meta({
    description: 'csv: RFC 4180 with a header. json: one array of audit records.',
  }),
};

export const AuditQuery = PageQuery.extend(filters);
export const PlatformAuditQuery = PageQuery.extend({ ...organization, ...filters });
export const AuditExportQuery = z.strictObject({ ...format, ...filters });
export const PlatformAuditExportQuery = z.strictObject({ ...format, ...organization, ...filters });

export const listAuditLogOperation = operation({
  method: 'get',
  path: '/v1/organizations/{organization_id}/audit-log',
  operationId: 'listAuditLog',
  tag: 'Audit log',
  summary: 'List the audit log of an organization',
  access: 'audit.read',
  params: organizationParams,
  query: AuditQuery,
  answer: { status: 200, schema: AuditRecordList, description: 'A page of audit records, newest first.' },
  errors: [404],
});

export const exportAuditLogOperation = operation({
  method: 'get',
  path: '/v1/organizations/{organization_id}/audit-log/export',
  operationId: 'exportAuditLog',
  tag: 'Audit log',
  summary: 'Export the audit log of an organization',
  description:
    'A file with all records that match the filters, newest first. The export itself is recorded in the audit log.',
  access: 'audit.export',
  params: organizationParams,
  query: AuditExportQuery,
  answer: {
    status: 200,
    description: 'The file, streamed: text/csv or application/json.',
    contentType: 'text/csv',
  },
  errors: [404],
});

export const listPlatformAuditLogOperation = operation({
  method: 'get',
  path: '/v1/admin/audit-log',
  operationId: 'listPlatformAuditLog',
  tag: 'Platform administration',
  summary: 'List the audit log of the whole platform',
  description: 'Includes failed sign-ins and the records of deleted organizations.',
  access: 'platform.audit.read',
  query: PlatformAuditQuery,
  answer: { status: 200, schema: AuditRecordList, description: 'A page of audit records, newest first.' },
});

export const exportPlatformAuditLogOperation = operation({
  method: 'get',
  path: '/v1/admin/audit-log/export',
  operationId: 'exportPlatformAuditLog',
  tag: 'Platform administration',
  summary: 'Export the audit log of the whole platform',
  description:
    'A file with all records that match the filters, newest first. The export itself is recorded in the audit log.',
  access: 'platform.audit.export',
  query: PlatformAuditExportQuery,
  answer: {
    status: 200,
    description: 'The file, streamed: text/csv or application/json.',
    contentType: 'text/csv',
  },
});

export const auditLogOperations = [
  listAuditLogOperation,
  exportAuditLogOperation,
  listPlatformAuditLogOperation,
  exportPlatformAuditLogOperation,
];
