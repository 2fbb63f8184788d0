import type { UsageRecord } from '@weir/domain/usage';

/**
 * The records as one literal of `usage_record_row[]`. PostgreSQL reads it in less than half the time of the same rows
 * as JSON (9 µs a record against 20), and one parameter costs this process a fraction of what forty would.
 */
export function encodeUsageRecords(records: readonly UsageRecord[]): string {
  let array = '{';
  for (const record of records) array += `${array.length > 1 ? ',' : ''}"(${fields(record)})"`;
  return `${array}}`;
}

/** In the order of the columns of `usage_record_row`. Nothing between two commas is null. */
function fields(record: UsageRecord): string {
  const { usage, itl } = record;
  // Appended piece by piece: half the time of joining an array.
  return (
    `${record.requestId},${text(record.clientRequestId)},${record.organizationId},${record.workspaceId}` +
    `,${record.apiKeyId},${record.operation},${record.streamed},${text(record.model)},${record.modelId}` +
    `,${record.deploymentId},${record.connectionId},${record.provider},${text(record.upstreamModel)}` +
    `,${text(record.responseModel)},${record.startedAt.toISOString()},${record.ending},${record.status ?? ''}` +
    `,${text(record.errorCode)},${text(record.finishReason)},${usage.inputTokens ?? ''}` +
    `,${usage.cachedInputTokens ?? ''},${usage.cacheWriteTokens ?? ''},${usage.outputTokens ?? ''}` +
    `,${usage.reasoningTokens ?? ''},${record.usageSource},${record.costNanoUsd ?? ''},${record.ttftUs ?? ''}` +
    `,${record.upstreamTtftUs ?? ''},${itl === null ? ',,,,' : `${itl.count},${itl.meanUs},${itl.p50Us},${itl.p95Us},${itl.maxUs}`}` +
    `,${record.durationUs},${record.overheadUs},${record.requestBytes},${record.responseBytes}` +
    `,${quoted(json(record.attempts))}`
  );
}

/** Not empty, and without a character that means something in a literal of a row or an array. */
const PLAIN = /^[\w.:/@+-]+$/;

function text(value: string | null): string {
  if (value === null) return '';
  return PLAIN.test(value) ? value : quoted(storable(value));
}

function json(value: unknown): string {
  const text = JSON.stringify(value);
  // Escapes are rare, and two of them PostgreSQL refuses: NUL, and half of a surrogate pair.
  if (!text.includes('\\u')) return text;
  return JSON.stringify(value, (_key, inner) => (typeof inner === 'string' ? storable(inner) : inner));
}

function storable(value: string): string {
  return value.toWellFormed().replaceAll('\u0000', '\ufffd');
}

/** As a field in quotes of a row that is itself in quotes, in an array: each level has its own escape. */
function quoted(value: string): string {
  return `\\"${value.replace(/["\\]/g, '\\\\\\$&')}\\"`;
}
