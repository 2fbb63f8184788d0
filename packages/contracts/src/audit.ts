import { z } from 'zod';
import { Id, listOf, PageQuery, Timestamp } from './common.ts';

const Outcome = z
  .enum(['succeeded', 'refused', 'failed'])
  .meta({ description: 'refused: for want of permission; failed: a sign-in that did not succeed.' });

/** Who did what, when. Ids, names of fields and codes: never their values. */
export const AuditRecord = z
  .strictObject({
    id: Id,
    occurred_at: Timestamp,
    actor: z.strictObject({
      kind: z.enum(['user', 'system', 'anonymous']),
      user_id: Id.nullable(),
      via: z.enum(['session', 'access_token', 'personal_access_token']).nullable(),
    }),
    action: z.string().meta({ example: 'team.create' }),
    outcome: Outcome,
    error_code: z.string().nullable(),
    organization_id: Id.nullable(),
    target: z
      .strictObject({ kind: z.string(), id: z.string() })
      .nullable()
      .meta({ description: 'What it was done to; null where it was refused.' }),
    changed_fields: z.array(z.string()).meta({ description: 'Names of the fields that were changed.' }),
    request_id: z.string().nullable().meta({ description: 'The x-request-id of the answer.' }),
    ip_address: z.string().nullable().meta({ description: 'Null unless the operator keeps it.' }),
    user_agent: z.string().nullable().meta({ description: 'Null unless the operator keeps it.' }),
  })
  .meta({ id: 'AuditRecord' });

export const AuditRecordList = listOf(AuditRecord, 'AuditRecordList');

const filters = {
  actor: Id.optional().meta({ description: 'The id of the user who did it.' }),
  action: z
    .string()
    .regex(/^[a-z_.]{1,64}$/)
    .optional()
    .meta({ example: 'team.create' }),
  target: z
    .string()
    .regex(/^[A-Za-z0-9_-]{1,64}$/)
    .optional()
    .meta({ description: 'The id of what it was done to.' }),
  outcome: Outcome.optional(),
  since: Timestamp.optional().meta({ description: 'This moment and later.' }),
  until: Timestamp.optional().meta({ description: 'Before this moment.' }),
};
const organization = { organization_id: Id.optional().meta({ description: 'Of this organization only.' }) };
const format = {
  format: z.enum(['csv', 'json']).default('csv').meta({
    description: 'csv: RFC 4180 with a header. json: one array of audit records.',
  }),
};

export const AuditQuery = PageQuery.extend(filters);
export const PlatformAuditQuery = PageQuery.extend({ ...organization, ...filters });
export const AuditExportQuery = z.strictObject({ ...format, ...filters });
export const PlatformAuditExportQuery = z.strictObject({ ...format, ...organization, ...filters });
