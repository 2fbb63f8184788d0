import type { Attributes, AttributeValue } from '@opentelemetry/api';
import { double, integer, message, text } from './protobuf.ts';

// opentelemetry/proto/common/v1/common.proto
export const KEY = 1;
export const VALUE = 2;
export const STRING = 1;
const BOOL = 2;
export const INT = 3;
export const DOUBLE = 4;
const ARRAY = 5;

/** Attributes as `KeyValue`s in this field. Undefined values are left out. */
export function encodeAttributes(field: number, attributes: Attributes): Buffer {
  return Buffer.concat(
    Object.entries(attributes).flatMap(([key, value]) =>
      value === undefined ? [] : [message(field, text(KEY, key), message(VALUE, anyValue(value)))],
    ),
  );
}

function anyValue(value: AttributeValue | null | undefined): Buffer {
  if (typeof value === 'string') return text(STRING, value);
  if (typeof value === 'boolean') return integer(BOOL, value ? 1 : 0);
  if (Number.isSafeInteger(value)) return integer(INT, value as number);
  if (typeof value === 'number') return double(DOUBLE, value);
  if (Array.isArray(value)) return message(ARRAY, ...value.map((each) => message(1, anyValue(each))));
  return Buffer.alloc(0);
}
