import {
  snakeCase,
  USAGE_RECORD_FIELDS,
  type UsageField,
  type UsageGroupField,
  type UsageRecord,
} from '@weir/domain/usage';
import type { Selectable } from 'kysely';
import type { UsageRecords } from '../database/database-types.ts';

type Fields = Readonly<Record<string, UsageField>>;
type Values = Readonly<Record<string, unknown>>;

/** A row of `usage_records` as it was recorded. */
export function decodeUsageRecord(row: Selectable<UsageRecords>): UsageRecord {
  return decodeFields(USAGE_RECORD_FIELDS, '', row) as unknown as UsageRecord;
}

function decodeFields(fields: Fields, prefix: string, row: Values): Values {
  const values: Record<string, unknown> = {};
  for (const name in fields) {
    const field = fields[name]!;
    values[name] =
      field.kind === 'group' ? decodeGroup(field, row) : decodeValue(field, row[prefix + snakeCase(name)]);
  }
  return values;
}

/** The whole value is null when a member is null that is otherwise never null. */
function decodeGroup({ prefix, fields }: UsageGroupField, row: Values): Values | null {
  const values = decodeFields(fields, prefix, row);
  for (const name in fields) if (values[name] === null && !fields[name]!.nullable) return null;
  return values;
}

function decodeValue(field: UsageField, value: unknown): unknown {
  if (value === null) return null;
  switch (field.kind) {
    // A bigint, or a number for a smallint.
    case 'integer':
      return Number(value);
    case 'list':
      return (value as readonly Values[]).map((item) => withAddedFields(field.fields, item));
    default:
      return value;
  }
}

/** Rows of earlier releases do not have all of them. */
function withAddedFields(fields: Fields, item: Values): Values {
  const values: Record<string, unknown> = {};
  for (const name in fields) values[name] = item[name] ?? null;
  return values;
}
