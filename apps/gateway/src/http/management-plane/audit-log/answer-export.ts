import type { AuditRecord } from '@weir/domain/audit';
import type { AuditExport } from '@weir/domain/audit-log';
import { csvLine } from '../csv.ts';
import { toAuditWire } from './to-wire.ts';

/** How records become text: the parts before, for, between and after them. */
interface Format {
  readonly contentType: string;
  readonly begin: string;
  readonly line: (record: AuditRecord) => string;
  readonly between: string;
  readonly end: string;
}

const COLUMNS = [
  'id',
  'occurred_at',
  'actor_kind',
  'actor_user_id',
  'actor_service_account_id',
  'actor_via',
  'action',
  'outcome',
  'error_code',
  'organization_id',
  'target_kind',
  'target_id',
  'changed_fields',
  'role_before',
  'role_after',
  'occurrences',
  'request_id',
  'ip_address',
  'user_agent',
] as const;

const FORMATS: Readonly<Record<'csv' | 'json', Format>> = {
  csv: {
    contentType: 'text/csv; charset=utf-8; header=present',
    begin: csvLine(COLUMNS),
    line: toCsvLine,
    between: '',
    end: '',
  },
  json: {
    contentType: 'application/json',
    begin: '[',
    line: (record) => JSON.stringify(toAuditWire(record)),
    between: ',\n',
    end: ']\n',
  },
};

/**
 * Streams an export as a file. The next batch is read when the client has taken the last one; reading ends when the client
 * leaves. A failure of the first batch is still a status. A later failure breaks the connection, so that half of an export
 * never looks complete.
 *
 * @throws DomainError `database_unavailable`
 */
export async function answerExport(
  batches: AuditExport,
  formatName: 'csv' | 'json',
  breakOff: (error: unknown) => void,
): Promise<Response> {
  const format = FORMATS[formatName];
  const encoder = new TextEncoder();
  let left = false;
  let written = 0;
  let first: readonly AuditRecord[] | null | undefined = await batches.next();

  const pull = async (controller: ReadableStreamDefaultController<Uint8Array>) => {
    const records = first === undefined ? await batches.next() : first;
    first = undefined;
    if (left) return;
    const text = [
      written === 0 ? format.begin : '',
      ...(records ?? []).map((record) => (written++ === 0 ? '' : format.between) + format.line(record)),
      records === null ? format.end : '',
    ].join('');
    if (text !== '') controller.enqueue(encoder.encode(text));
    if (records === null) controller.close();
  };
  const body = new ReadableStream<Uint8Array>(
    {
      // Not as an error of the stream: the HTTP server would send its message to the client.
      pull: (controller) => pull(controller).catch(breakOff),
      cancel() {
        left = true;
      },
    },
    { highWaterMark: 0 },
  );
  return new Response(body, {
    headers: {
      'content-type': format.contentType,
      'content-disposition': `attachment; filename="audit-log.${formatName}"`,
    },
  });
}

function toCsvLine(record: AuditRecord): string {
  const { actor, target } = record;
  const cells: Readonly<Record<(typeof COLUMNS)[number], string | null>> = {
    id: record.id,
    occurred_at: record.occurredAt.toISOString(),
    actor_kind: actor.kind,
    actor_user_id: actor.userId,
    actor_service_account_id: actor.serviceAccountId,
    actor_via: actor.via,
    action: record.action,
    outcome: record.outcome,
    error_code: record.errorCode,
    organization_id: record.organizationId,
    target_kind: target?.kind ?? null,
    target_id: target?.id ?? null,
    changed_fields: record.changedFields.join(' '),
    role_before: record.roleChange?.from ?? null,
    role_after: record.roleChange?.to ?? null,
    occurrences: String(record.occurrences),
    request_id: record.requestId,
    ip_address: record.ipAddress,
    user_agent: record.userAgent,
  };
  return csvLine(COLUMNS.map((column) => cells[column]));
}
