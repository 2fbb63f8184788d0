import {
  isCode,
  isTokenStrip,
  USAGE_RECORD_FIELDS,
  type UsageField,
  type UsageRecord,
} from '@weir/domain/usage';

type Fields = Readonly<Record<string, UsageField>>;
type Values = Readonly<Record<string, unknown>>;

const INTEGER = /^-?\d{1,40}$/;

/**
 * One line of JSON with the fields of a usage record and no others: money as a decimal string, time as Unix
 * milliseconds.
 * @throws TypeError for a record that could not be read back, e.g. with a NaN in it.
 */
export function encodeUsageRecord(record: UsageRecord): string {
  return encodeFields(USAGE_RECORD_FIELDS, record);
}

/** The record in a line of JSON, of this release or an earlier one. @throws when it is not a record. */
export function decodeUsageRecord(json: string): UsageRecord {
  return decodeFields(USAGE_RECORD_FIELDS, JSON.parse(json)) as unknown as UsageRecord;
}

/** Appended piece by piece: less work than an object of so many fields for JSON.stringify. */
function encodeFields(fields: Fields, values: unknown): string {
  if (!isObject(values)) throw wrongKind();
  let json = '';
  for (const name in fields) {
    const field = fields[name]!;
    const value = values[name];
    json += `${json === '' ? '{' : ','}"${name}":`;
    json += value === null && field.nullable ? 'null' : encodeValue(field, value);
  }
  return `${json}}`;
}

function encodeValue(field: UsageField, value: unknown): string {
  switch (field.kind) {
    case 'group':
      return encodeFields(field.fields, value);
    case 'list':
      return `[${itemsOf(value).map((item) => encodeFields(field.fields, item))}]`;
    case 'money':
      return `"${sound(field, String(value))}"`;
    case 'timestamp':
      return `${sound(field, value instanceof Date ? value.getTime() : undefined)}`;
    case 'integer':
    case 'flag':
      return `${sound(field, value)}`;
    case 'counts':
    case 'pairs':
      return JSON.stringify(sound(field, value));
    default:
      return quoted(sound(field, value) as string);
  }
}

/** Without a character that JSON escapes. */
const PLAIN = /^[\w.:/@+-]*$/;

function quoted(text: string): string {
  return PLAIN.test(text) ? `"${text}"` : JSON.stringify(text);
}

function decodeFields(fields: Fields, wire: unknown): Values {
  if (!isObject(wire)) throw wrongKind();
  const values: Record<string, unknown> = {};
  for (const name in fields) {
    const field = fields[name]!;
    const value = wire[name];
    const isNull = field.nullable && (value === null || (value === undefined && field.added));
    values[name] = isNull ? null : decodeValue(field, value);
  }
  return values;
}

function decodeValue(field: UsageField, wire: unknown): unknown {
  switch (field.kind) {
    case 'group':
      return decodeFields(field.fields, wire);
    case 'list':
      return itemsOf(wire).map((item) => decodeFields(field.fields, item));
    case 'money':
      return BigInt(sound(field, wire) as string);
    case 'timestamp':
      return new Date(sound(field, wire) as number);
    default:
      return sound(field, wire);
  }
}

/** The value in the JSON, if it is of the field's kind. */
function sound(field: UsageField, wire: unknown): unknown {
  if (!isSound(field, wire)) throw wrongKind();
  return wire;
}

function isSound(field: UsageField, wire: unknown): boolean {
  switch (field.kind) {
    case 'integer':
    case 'timestamp':
      return typeof wire === 'number' && Number.isFinite(wire);
    case 'flag':
      return typeof wire === 'boolean';
    case 'money':
      return typeof wire === 'string' && INTEGER.test(wire);
    case 'code':
      return typeof wire === 'string' && isCode(wire);
    case 'strip':
      return typeof wire === 'string' && isTokenStrip(wire);
    case 'counts':
      return Array.isArray(wire) && wire.every(isCount);
    case 'pairs':
      return isObject(wire) && Object.values(wire).every((value) => typeof value === 'string');
    case 'enum':
      return typeof wire === 'string' && Object.hasOwn(field.values, wire);
    default:
      return typeof wire === 'string';
  }
}

function isCount(value: unknown): boolean {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}

function itemsOf(value: unknown): readonly unknown[] {
  if (!Array.isArray(value)) throw wrongKind();
  return value;
}

function isObject(value: unknown): value is Values {
  return typeof value === 'object' && value !== null;
}

function wrongKind(): TypeError {
  return new TypeError('a field of a usage record is of the wrong kind');
}
