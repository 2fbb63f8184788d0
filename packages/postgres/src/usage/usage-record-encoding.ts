import type { UsageField, UsageRecord } from '@weir/domain/usage';
import { USAGE_RECORD_COLUMNS, type UsageRecordColumn } from './usage-record-columns.ts';

type Values = Readonly<Record<string, unknown>>;

/**
 * The records as one literal of an array of rows. PostgreSQL reads it in less than half the time of the same rows as
 * JSON (9 µs a record against 20), and one parameter costs this process a fraction of what forty would.
 */
export function encodeUsageRecords(records: readonly UsageRecord[]): string {
  let array = '{';
  for (const record of records) array += `${array.length > 1 ? ',' : ''}"(${row(record)})"`;
  return `${array}}`;
}

/** In the order of the columns. Null is nothing between two commas. Appended piece by piece: half the time of joining an array. */
function row(record: UsageRecord): string {
  let literal = '';
  let comma = '';
  for (const column of USAGE_RECORD_COLUMNS) {
    literal += comma;
    comma = ',';
    const value = columnValue(record, column);
    if (value !== null) literal += piece(column.field, value);
  }
  return literal;
}

function columnValue(record: UsageRecord, { group, member }: UsageRecordColumn): unknown {
  const values = record as unknown as Values;
  if (group === null) return values[member];
  const inner = values[group] as Values | null;
  return inner === null ? null : inner[member];
}

function piece(field: UsageRecordColumn['field'], value: unknown): string {
  switch (field.kind) {
    case 'text':
      return text(value as string);
    case 'timestamp':
      return (value as Date).toISOString();
    case 'list':
      return list(field.fields, value as readonly Values[]);
    case 'counts':
      return `\\"{${value as readonly number[]}}\\"`;
    case 'pairs':
      return pairs(value as Readonly<Record<string, string>>);
    default:
      return `${value as string | number | bigint | boolean}`;
  }
}

/** Not empty, and without characters that are special in a literal of a row or an array, or in JSON. */
const PLAIN = /^[\w.:/@+-]+$/;

function text(value: string): string {
  return PLAIN.test(value) ? value : `\\"${escaped(storable(value))}\\"`;
}

/** A double quote of JSON in a field of a row, see {@link escaped}. */
const QUOTE = escaped('"');

/** JSON, written by hand: with less escaping it takes half the time of JSON.stringify. */
function list(fields: Readonly<Record<string, UsageField>>, items: readonly Values[]): string {
  let json = '\\"[';
  for (const item of items) {
    let separator = json.length > 3 ? ',{' : '{';
    for (const name in fields) {
      json += `${separator}${QUOTE}${name}${QUOTE}:${jsonPiece(item[name])}`;
      separator = ',';
    }
    json += '}';
  }
  return `${json}]\\"`;
}

function pairs(values: Readonly<Record<string, string>>): string {
  const members = Object.entries(values).map(([name, value]) => `${jsonPiece(name)}:${jsonPiece(value)}`);
  return `\\"{${members}}\\"`;
}

function jsonPiece(value: unknown): string {
  if (typeof value !== 'string') return `${value as number | boolean | null}`;
  if (PLAIN.test(value)) return QUOTE + value + QUOTE;
  return escaped(JSON.stringify(storable(value)));
}

/** PostgreSQL accepts neither NUL nor half of a surrogate pair. */
function storable(value: string): string {
  return value.toWellFormed().replaceAll('\u0000', '\ufffd');
}

/** For a quoted field of a row that is itself quoted, in an array: each level has its own escape. */
function escaped(value: string): string {
  return value.replace(/["\\]/g, '\\\\\\$&');
}
