import { DomainError } from '../../kernel/domain-error.ts';
import { invalidParameter } from '../json-request.ts';
import type { Parameter } from './chat-request.ts';
import type { JsonObject } from './translator.ts';

/** For what a client may ask of its own dialect, but has no words in Weir's. Losses speak for a target. */
export function untranslatable(path: string, reason: string): DomainError {
  return new DomainError(
    'unsupported_parameter',
    `The parameter \`${path}\` cannot be translated for the upstream of this model. ${reason}`,
    { param: path },
  );
}

/** @throws DomainError `invalid_parameter` unless it is an object */
export function objectAt(value: unknown, path: string): JsonObject {
  if (isObject(value)) return value;
  throw invalidParameter(path, `The parameter \`${path}\` must be an object.`);
}

/** @throws DomainError `invalid_parameter` unless it is a list */
export function listAt(value: unknown, path: string): readonly unknown[] {
  if (Array.isArray(value)) return value;
  throw invalidParameter(path, `The parameter \`${path}\` must be a list.`);
}

/** @throws DomainError `invalid_parameter` unless it is a string */
export function stringAt(value: unknown, path: string): string {
  if (typeof value === 'string') return value;
  throw invalidParameter(path, `The parameter \`${path}\` must be a string.`);
}

/** Null when it is absent or null. @throws DomainError `invalid_parameter` unless it is a string */
export function optionalStringAt(value: unknown, path: string): string | null {
  return value === undefined || value === null ? null : stringAt(value, path);
}

/** An outermost member. Null when it is absent or null. @throws DomainError `invalid_parameter` */
export function numberParameter(body: JsonObject, name: string): Parameter<number> | null {
  return parameter(body, name, (value) => typeof value === 'number', 'a number');
}

/** An outermost member. Null when it is absent or null. @throws DomainError `invalid_parameter` */
export function wholeParameter(body: JsonObject, name: string): Parameter<number> | null {
  return parameter(body, name, (value) => Number.isSafeInteger(value), 'a whole number');
}

/** An outermost member. Null when it is absent or null. @throws DomainError `invalid_parameter` */
export function booleanParameter(body: JsonObject, name: string): Parameter<boolean> | null {
  return parameter(body, name, (value) => typeof value === 'boolean', 'a boolean');
}

/** An outermost member. Null when it is absent or null. @throws DomainError `invalid_parameter` */
export function stringParameter(body: JsonObject, name: string): Parameter<string> | null {
  return parameter(body, name, (value) => typeof value === 'string', 'a string');
}

/** An outermost member. Null when it is absent or null. @throws DomainError `invalid_parameter` */
export function objectParameter(body: JsonObject, name: string): Parameter<JsonObject> | null {
  return parameter(body, name, isObject, 'an object');
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function parameter<T>(
  body: JsonObject,
  name: string,
  isValid: (value: unknown) => boolean,
  what: string,
): Parameter<T> | null {
  const value = body[name];
  if (value === undefined || value === null) return null;
  if (!isValid(value)) throw invalidParameter(name, `The parameter \`${name}\` must be ${what}.`);
  return { value: value as T, name };
}
