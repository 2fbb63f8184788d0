import { invalidParameter } from '../json-request.ts';
import type { Parameter } from '../translation/chat-request.ts';
import type { JsonObject } from '../translation/translator.ts';

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** @throws DomainError `invalid_parameter` */
export function objectAt(value: unknown, name: string): JsonObject {
  if (!isObject(value)) throw invalidParameter(name, `The parameter \`${name}\` must be an object.`);
  return value;
}

/** @throws DomainError `invalid_parameter` */
export function textAt(value: unknown, name: string): string {
  if (typeof value !== 'string') throw invalidParameter(name, `The parameter \`${name}\` must be a string.`);
  return value;
}

export function textOrNull(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

interface Types {
  readonly string: string;
  readonly number: number;
  readonly boolean: boolean;
}

/** A member of this type; null when it is absent or null. @throws DomainError `invalid_parameter` */
export function parameter<T extends keyof Types>(
  body: JsonObject,
  name: string,
  type: T,
): Parameter<Types[T]> | null {
  const value = body[name];
  if (value === undefined || value === null) return null;
  if (typeof value !== type) throw invalidParameter(name, `The parameter \`${name}\` must be a ${type}.`);
  return { name, value: value as Types[T] };
}
