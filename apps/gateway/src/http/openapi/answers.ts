import type { z } from 'zod';

/** The meaning of every error status. */
const ERRORS = {
  400: 'Malformed JSON, or an invalid parameter; `param` names it.',
  401: 'No credential, or one that is not valid here.',
  402: 'A budget or the credit has no room for the request; `details` has the amounts.',
  403: 'The role, the token or the key may not do this.',
  404: 'Unknown, deleted, or of another organization.',
  409: 'A conflict with the current state, such as a name that is taken.',
  413: 'The body is too large.',
  415: 'The body is not JSON.',
  429: 'Too many requests; see `Retry-After`.',
  500: 'An internal error; its cause is not shown.',
  502: 'The upstream failed.',
  503: 'Not available now; see `Retry-After`.',
  504: 'The upstream was too slow.',
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
