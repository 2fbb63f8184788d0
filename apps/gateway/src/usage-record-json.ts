import { formatUsd } from '@weir/domain/kernel';
import {
  readTokenStrip,
  shownNameOf,
  USAGE_RECORD_FIELDS,
  type UsageField,
  type UsageRecord,
} from '@weir/domain/usage';

type Fields = Readonly<Record<string, UsageField>>;
type Values = Readonly<Record<string, unknown>>;

/**
 * A usage record as JSON: times in RFC 3339, money as nano-USD and as text, durations in microseconds, null for unknown
 * values.
 */
export function toUsageRecordJson(record: UsageRecord): Values {
  return toJson(USAGE_RECORD_FIELDS, record as unknown as Values);
}

function toJson(fields: Fields, values: Values): Values {
  const json: Record<string, unknown> = {};
  for (const name in fields) {
    const field = fields[name]!;
    const value = values[name];
    const shownName = shownNameOf(name);
    json[shownName] = value === null ? null : toJsonValue(field, value);
    if (field.kind === 'money') {
      json[shownName.replace('_nano_usd', '')] = value === null ? null : formatUsd(value as bigint);
    }
  }
  return json;
}

function toJsonValue(field: UsageField, value: unknown): unknown {
  switch (field.kind) {
    case 'group':
      return toJson(field.fields, value as Values);
    case 'list':
      return (value as readonly Values[]).map((item) => toJson(field.fields, item));
    case 'money':
      return String(value);
    case 'strip': {
      const { sliceUs, tokens } = readTokenStrip(value as string);
      return { slice_us: sliceUs, tokens };
    }
    case 'timestamp':
      return (value as Date).toISOString();
    default:
      return value;
  }
}
