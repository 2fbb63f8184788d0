import type { Id } from '../kernel/ids.ts';
import type { Ending, UsageRecord } from './usage-record.ts';

/** A value of one column. */
export type UsageValueField =
  | { readonly kind: 'uuid' | 'text' | 'integer' | 'flag' }
  /** Text of the form {@link isCode}. Its values are listed elsewhere, and a later release may have more of them. */
  | { readonly kind: 'code' }
  /** One of a closed list. */
  | { readonly kind: 'enum'; readonly values: Readonly<Record<string, true>> }
  /** Whole numbers. */
  | { readonly kind: 'counts' }
  /** Names and values, both text. */
  | { readonly kind: 'pairs' }
  /** Tokens over time, see `TokenStrip`. */
  | { readonly kind: 'strip' }
  /** A bigint of nano-USD. */
  | { readonly kind: 'money' }
  /** A Date. */
  | { readonly kind: 'timestamp' };

/** A value of several columns: those of its fields, with the prefix. */
export interface UsageGroupField {
  readonly kind: 'group';
  readonly prefix: string;
  readonly fields: Readonly<Record<string, NullableField<UsageValueField>>>;
}

/** Objects in one column of JSON. */
export interface UsageListField {
  readonly kind: 'list';
  readonly fields: Readonly<Record<string, NullableField<UsageValueField>>>;
}

type NullableField<Field> = Field & {
  readonly nullable?: true;
  /** The first release did not have the field: where it is absent, it is null. */
  readonly added?: true;
};

/** What is needed to check, encode, store and show a field. */
export type UsageField = NullableField<UsageValueField | UsageGroupField | UsageListField>;

/** A description for each member of a record, and for nothing else. */
type FieldsOf<Shape> = { readonly [Name in keyof Shape]-?: FieldOf<Shape[Name]> };

type FieldOf<Value> = KindOf<NonNullable<Value>> &
  (null extends Value
    ? { readonly nullable: true; readonly added?: true }
    : { readonly nullable?: never; readonly added?: never });

type KindOf<Value> = [Value] extends [bigint]
  ? { readonly kind: 'money' }
  : [Value] extends [Date]
    ? { readonly kind: 'timestamp' }
    : [Value] extends [boolean]
      ? { readonly kind: 'flag' }
      : [Value] extends [number]
        ? { readonly kind: 'integer' }
        : [Value] extends [Id<string>]
          ? { readonly kind: 'uuid' }
          : [Value] extends [string]
            ? TextKindOf<Value>
            : [Value] extends [readonly number[]]
              ? { readonly kind: 'counts' }
              : [Value] extends [readonly (infer Item)[]]
                ? { readonly kind: 'list'; readonly fields: FieldsOf<Item> }
                : string extends keyof Value
                  ? { readonly kind: 'pairs' }
                  : { readonly kind: 'group'; readonly prefix: string; readonly fields: FieldsOf<Value> };

type TextKindOf<Value extends string> = string extends Value
  ? { readonly kind: 'text' | 'code' | 'strip' }
  : { readonly kind: 'code' } | { readonly kind: 'enum'; readonly values: Readonly<Record<Value, true>> };

const uuid = { kind: 'uuid' } as const;
const text = { kind: 'text' } as const;
const code = { kind: 'code' } as const;
const integer = { kind: 'integer' } as const;
const money = { kind: 'money' } as const;
const timestamp = { kind: 'timestamp' } as const;
const flag = { kind: 'flag' } as const;
const counts = { kind: 'counts' } as const;
const pairs = { kind: 'pairs' } as const;
const strip = { kind: 'strip' } as const;
const orNull = <Field extends object>(field: Field) => ({ ...field, nullable: true }) as const;

const added = <Field extends object>(field: Field) => ({ ...field, nullable: true, added: true }) as const;

const ENDING_VALUES: Readonly<Record<Ending, true>> = {
  completed: true,
  upstream_failed: true,
  client_disconnected: true,
  timed_out: true,
  shut_down: true,
  limit_reached: true,
  cancelled: true,
};

/** How requests end, as a list. */
export const ENDINGS = Object.keys(ENDING_VALUES) as readonly Ending[];

/** Those that count as failed: a client that left, a limit and a cancellation do not. */
export const FAILED_ENDINGS: readonly Ending[] = ['upstream_failed', 'timed_out', 'shut_down'];

/**
 * The fields of a usage record, in the order of their columns. The spool's codec, the SQL that inserts and reads
 * records, and the JSON of the command line follow from it. docs/guides/adding-a-usage-field.md says how to add one.
 */
const FIELDS: FieldsOf<UsageRecord> = {
  requestId: uuid,
  clientRequestId: text,
  organizationId: uuid,
  workspaceId: uuid,
  apiKeyId: uuid,
  userId: added(uuid),
  teamId: added(uuid),
  operation: code,
  streamed: flag,
  model: text,
  modelId: uuid,
  deploymentId: uuid,
  connectionId: uuid,
  provider: text,
  upstreamModel: text,
  responseModel: orNull(text),
  startedAt: timestamp,
  ending: { kind: 'enum', values: ENDING_VALUES },
  status: orNull(integer),
  errorCode: orNull(text),
  finishReason: orNull(text),
  usage: {
    kind: 'group',
    prefix: '',
    fields: {
      inputTokens: orNull(integer),
      cachedInputTokens: orNull(integer),
      cacheWriteTokens: orNull(integer),
      outputTokens: orNull(integer),
      reasoningTokens: orNull(integer),
      audioInputTokens: added(integer),
      imageInputTokens: added(integer),
      audioOutputTokens: added(integer),
    },
  },
  usageSource: { kind: 'enum', values: { reported: true, estimated: true, unknown: true } },
  units: added(integer),
  costNanoUsd: orNull(money),
  ttftUs: orNull(integer),
  upstreamTtftUs: orNull(integer),
  itl: orNull({
    kind: 'group',
    prefix: 'itl_',
    fields: {
      count: integer,
      meanUs: integer,
      p50Us: integer,
      p95Us: integer,
      maxUs: integer,
      buckets: added(counts),
      strip: added(strip),
    },
  } as const),
  durationUs: integer,
  overheadUs: integer,
  requestBytes: integer,
  responseBytes: integer,
  attempts: {
    kind: 'list',
    fields: {
      deploymentId: uuid,
      connectionId: uuid,
      status: orNull(integer),
      errorCode: orNull(text),
      durationUs: integer,
      startOffsetUs: added(integer),
      firstByteUs: added(integer),
      breakerState: added({ kind: 'enum', values: { closed: true, half_open: true } }),
    },
  },
  clientUser: added(text),
  tags: added(pairs),
  upstreamRequestId: added(text),
  priceId: added(uuid),
  subscriptionId: added(uuid),
  leaseHolder: added(uuid),
  isFallback: added(flag),
  authenticatedUs: added(integer),
  bodyReceivedUs: added(integer),
  admittedUs: added(integer),
  lastTokenUs: added(integer),
  admissionLimits: added({
    kind: 'list',
    fields: {
      scope: code,
      kind: code,
      period: orNull(text),
      amount: text,
      used: orNull(text),
      reserved: orNull(text),
    },
  } as const),
  settledBy: added({ kind: 'enum', values: { ledger: true, spool: true } } as const),
};

export const USAGE_RECORD_FIELDS: Readonly<Record<string, UsageField>> = FIELDS;

/** `ttftUs` is `ttft_us` in columns and in JSON. */
export function snakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** Names in JSON: `request_id` is the id that clients, logs and spans know; the ledger's own key is another. */
const SHOWN_NAMES: Readonly<Record<string, string>> = {
  requestId: 'record_id',
  clientRequestId: 'request_id',
};

/** The name of a field in JSON, for the command line and the API. */
export function shownNameOf(field: string): string {
  return SHOWN_NAMES[field] ?? snakeCase(field);
}

/** Whether the text is a name such as `text_completion`: at most 64 lower-case letters, digits and underscores. */
export function isCode(text: string): boolean {
  return /^[a-z][a-z0-9_]{0,63}$/.test(text);
}
