import type {
  AttemptRecord,
  Ending,
  InterTokenLatency,
  Operation,
  UsageRecord,
  UsageSource,
} from '@weir/domain/usage';

type Check = (value: unknown) => boolean;
/** A check for every field: a field added to the record does not compile until it is written and read here. */
type Checks<Shape> = { readonly [Field in keyof Shape]-?: Check };
type Wire<Shape> = { readonly [Field in keyof Shape]: unknown };

const OPERATIONS: Record<Operation, true> = { chat: true, text_completion: true };
const SOURCES: Record<UsageSource, true> = { reported: true, estimated: true, unknown: true };
const ENDINGS: Record<Ending, true> = {
  completed: true,
  upstream_failed: true,
  client_disconnected: true,
  timed_out: true,
  shut_down: true,
};
const INTEGER = /^-?\d{1,40}$/;

const text: Check = (value) => typeof value === 'string';
const number: Check = (value) => typeof value === 'number' && Number.isFinite(value);
const flag: Check = (value) => typeof value === 'boolean';
const integer: Check = (value) => typeof value === 'string' && INTEGER.test(value);
const orNull =
  (check: Check): Check =>
  (value) =>
    value === null || check(value);
const oneOf =
  (names: object): Check =>
  (value) =>
    typeof value === 'string' && Object.hasOwn(names, value);
const shaped =
  (checks: Readonly<Record<string, Check>>): Check =>
  (value) =>
    typeof value === 'object' &&
    value !== null &&
    hasShape(value as Readonly<Record<string, unknown>>, checks);

const USAGE: Checks<UsageRecord['usage']> = {
  inputTokens: orNull(number),
  cachedInputTokens: orNull(number),
  cacheWriteTokens: orNull(number),
  outputTokens: orNull(number),
  reasoningTokens: orNull(number),
};
const LATENCY: Checks<InterTokenLatency> = {
  count: number,
  meanUs: number,
  p50Us: number,
  p95Us: number,
  maxUs: number,
};
const ATTEMPT: Checks<AttemptRecord> = {
  deploymentId: text,
  connectionId: text,
  status: orNull(number),
  errorCode: orNull(text),
  durationUs: number,
};
const attempt = shaped(ATTEMPT);
const RECORD: Checks<UsageRecord> = {
  requestId: text,
  clientRequestId: text,
  organizationId: text,
  workspaceId: text,
  apiKeyId: text,
  operation: oneOf(OPERATIONS),
  streamed: flag,
  model: text,
  modelId: text,
  deploymentId: text,
  connectionId: text,
  provider: text,
  upstreamModel: text,
  responseModel: orNull(text),
  startedAt: number,
  ending: oneOf(ENDINGS),
  status: orNull(number),
  errorCode: orNull(text),
  finishReason: orNull(text),
  usage: shaped(USAGE),
  usageSource: oneOf(SOURCES),
  costNanoUsd: orNull(integer),
  ttftUs: orNull(number),
  upstreamTtftUs: orNull(number),
  itl: orNull(shaped(LATENCY)),
  durationUs: number,
  overheadUs: number,
  requestBytes: number,
  responseBytes: number,
  attempts: (value) => Array.isArray(value) && value.every(attempt),
};

function hasShape(
  value: Readonly<Record<string, unknown>>,
  checks: Readonly<Record<string, Check>>,
): boolean {
  for (const field in checks) if (!checks[field]!(value[field])) return false;
  return true;
}

/**
 * One line of JSON with the fields of a usage record and no others: money as a decimal string, time as Unix
 * milliseconds.
 * @throws TypeError for a record that could not be read back, e.g. with a NaN in it.
 */
export function encodeUsageRecord(record: UsageRecord): string {
  const wire: Wire<UsageRecord> = {
    requestId: record.requestId,
    clientRequestId: record.clientRequestId,
    organizationId: record.organizationId,
    workspaceId: record.workspaceId,
    apiKeyId: record.apiKeyId,
    operation: record.operation,
    streamed: record.streamed,
    model: record.model,
    modelId: record.modelId,
    deploymentId: record.deploymentId,
    connectionId: record.connectionId,
    provider: record.provider,
    upstreamModel: record.upstreamModel,
    responseModel: record.responseModel,
    startedAt: record.startedAt.getTime(),
    ending: record.ending,
    status: record.status,
    errorCode: record.errorCode,
    finishReason: record.finishReason,
    usage: pick(record.usage, USAGE),
    usageSource: record.usageSource,
    costNanoUsd: record.costNanoUsd === null ? null : record.costNanoUsd.toString(),
    ttftUs: record.ttftUs,
    upstreamTtftUs: record.upstreamTtftUs,
    itl: record.itl === null ? null : pick(record.itl, LATENCY),
    durationUs: record.durationUs,
    overheadUs: record.overheadUs,
    requestBytes: record.requestBytes,
    responseBytes: record.responseBytes,
    attempts: record.attempts.map((each) => pick(each, ATTEMPT)),
  };
  if (!hasShape(wire, RECORD)) throw new TypeError('a usage record has a field of the wrong kind');
  return JSON.stringify(wire);
}

/** The record in a line of JSON. @throws when it is not one, whatever else it may be. */
export function decodeUsageRecord(json: string): UsageRecord {
  const wire: unknown = JSON.parse(json);
  if (!shaped(RECORD)(wire)) throw new TypeError('not a usage record');
  const sound = wire as Omit<UsageRecord, 'startedAt' | 'costNanoUsd'> & {
    readonly startedAt: number;
    readonly costNanoUsd: string | null;
  };
  const known = pick(wire as UsageRecord, RECORD);
  return {
    ...known,
    usage: pick(sound.usage, USAGE),
    itl: sound.itl === null ? null : pick(sound.itl, LATENCY),
    attempts: sound.attempts.map((each) => pick(each, ATTEMPT)),
    startedAt: new Date(sound.startedAt),
    costNanoUsd: sound.costNanoUsd === null ? null : BigInt(sound.costNanoUsd),
  };
}

/** The checked fields and no others. */
function pick<Shape extends object>(value: Shape, checks: Checks<Shape>): Shape {
  const picked: Partial<Shape> = {};
  for (const field in checks) picked[field] = value[field];
  return picked as Shape;
}
