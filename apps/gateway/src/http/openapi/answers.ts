import type { z } from 'zod';

/** The meaning of every error status. */
const ERRORS = {
  400: 'Malformed JSON, or an invalid parameter, which `param` names.',
  401: 'The credential is missing or not valid here.',
  402: 'The request exceeds a budget or the credit. `details` has the amounts.',
  403: 'The role, token or key does not permit this.',
  404: 'The resource does not exist, is deleted, or belongs to another organization.',
  409: 'The request conflicts with the current state, for example a name that is already in use.',
  413: 'The body is too large.',
  415: 'The body is not JSON.',
  429: 'Too many requests. See `Retry-After`.',
  500: 'An internal error. Its cause is not shown.',
  502: 'The upstream failed.',
  503: 'Temporarily unavailable. See `Retry-After`.',
  504: 'The upstream did not answer in time.',
} as const;

export type ErrorStatus = keyof typeof ERRORS;

export function errorAnswers<Schema extends z.ZodType>(statuses: readonly ErrorStatus[], envelope: Schema) {
  return Object.fromEntries(
    [...new Set(statuses)].sort().map((status) => [status, jsonAnswer(ERRORS[status], envelope)]),
  );
}

export function jsonAnswer<Schema extends z.ZodType>(description: string, schema: Schema) {
  return { description, content: { 'application/json': { schema } } };
}

export function requestBody<Schema extends z.ZodType>(schema: Schema, contentType = 'application/json') {
  return { required: true, content: { [contentType]: { schema } } };
}
